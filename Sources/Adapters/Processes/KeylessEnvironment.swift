internal import Glibc

/// The user's environment for a program that has to have all of it but the keys of models.
///
/// Every other child gets only the few variables that are named for it.
struct KeylessEnvironment {
  /// The variables that the settings take keys from.
  let named: Set<String>

  /// What makers and servers of models call themselves in the names of variables.
  private static let makers: Set<String> = [
    "ANTHROPIC", "AZURE", "BEDROCK", "CEREBRAS", "CLAUDE", "CO", "COHERE", "DASHSCOPE", "DEEPSEEK",
    "FIREWORKS",
    "GEMINI", "GOOGLE", "GROQ", "HF", "HUGGING", "HUGGINGFACE", "HUGGINGFACEHUB", "LITELLM", "LLM", "MISTRAL",
    "MOONSHOT", "NVIDIA", "OLLAMA", "OPENAI", "OPENROUTER", "PERPLEXITY", "PPLX", "REPLICATE", "TOGETHER",
    "VLLM", "XAI",
  ]

  /// `NAME=value` for each that is passed on.
  var entries: [String] { KeylessEnvironment.all.filter { !isKey(String($0.prefix { $0 != "=" })) } }

  /// Whether a variable of that name holds a key of a model, as far as the name can say.
  func isKey(_ name: String) -> Bool {
    if named.contains(name) { return true }
    let parts = name.uppercased().split(separator: "_").map(String.init)
    let isSecret = ["KEY", "APIKEY", "TOKEN", "SECRET"].contains { parts.last == $0 }
    if isSecret, parts.contains("API") || parts.last == "APIKEY" { return true }
    return (isSecret || parts.contains("BEARER")) && parts.contains { KeylessEnvironment.makers.contains($0) }
  }

  private static var all: [String] {
    var entries: [String] = []
    var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let entry = next?.pointee {
      entries.append(String(cString: entry))
      next = next?.advanced(by: 1)
    }
    return entries
  }
}

extension Settings {
  /// The variables that keys are taken from.
  var keyVariables: Set<String> {
    Set(
      counsel.compactMap { counsel in
        if case .server(let server) = counsel.way, case .variable(let name) = server.key { name } else { nil }
      })
  }
}
