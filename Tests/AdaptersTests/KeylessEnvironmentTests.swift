import Testing

@testable import Adapters

@Suite struct KeylessEnvironmentTests {
  private let environment = KeylessEnvironment(named: ["WORK"])

  @Test(
    "a variable that holds a key of a model is known by its name, or by the settings",
    arguments: [
      "WORK", "OPENAI_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN", "OPENAI_KEY", "HF_TOKEN",
      "REPLICATE_API_TOKEN", "MISTRAL_API_KEY", "AZURE_OPENAI_KEY", "some_api_key", "LITELLM_MASTER_KEY",
      "AWS_BEARER_TOKEN_BEDROCK", "ACME_APIKEY", "HUGGING_FACE_HUB_TOKEN",
    ])
  func keys(name: String) { #expect(environment.isKey(name)) }

  @Test(
    "what else stands in an environment is passed on",
    arguments: [
      "PATH", "HOME", "TERM", "EDITOR", "SSH_AUTH_SOCK", "XDG_CONFIG_HOME", "GPG_KEY", "LC_ALL", "WORKS",
      "KEYBOARD", "OPENAI_BASE_URL", "COLORTERM", "TOKEN",
    ])
  func others(name: String) { #expect(!environment.isKey(name)) }

  @Test("every entry of this program's environment is passed on or is a key")
  func entries() {
    let entries = environment.entries
    #expect(entries.contains { $0.hasPrefix("PATH=") })
    #expect(entries.allSatisfy { !environment.isKey(String($0.prefix { $0 != "=" })) })
  }
}
