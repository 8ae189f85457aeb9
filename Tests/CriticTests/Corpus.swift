import Prose

@testable import Critic

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The sentences that each rule must flag and those that it must leave alone.
struct Corpus {
  struct Entry {
    let mustFlag: Bool
    /// Words that stand where the finding should; empty where any place will do.
    let words: String
    let text: String
    let line: Int
  }

  let entries: [Entry]

  /// Reads `Corpus/NAME.txt`: entries open with `%% flag WORDS` or `%% pass`; what precedes the first is a remark.
  init(rule: String) {
    var entries: [Entry] = []
    var header: (mustFlag: Bool, words: String, line: Int)?
    var body: [Substring] = []
    func close() {
      guard let header else { return }
      while body.last?.isEmpty == true { body.removeLast() }
      let text = body.joined(separator: "\n") + "\n"
      entries.append(Entry(mustFlag: header.mustFlag, words: header.words, text: text, line: header.line))
    }
    let lines = Corpus.read("\(rule).txt").split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      if line.hasPrefix("%% ") {
        close()
        body = []
        let rest = line.dropFirst(3)
        header = (rest.hasPrefix("flag"), rest.dropFirst(4).drop { $0 == " " }.description, offset + 1)
      } else {
        body.append(line)
      }
    }
    close()
    self.entries = entries
  }

  /// A file of the corpus folder, or an empty string.
  static func read(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    guard let file = fopen("/\(folder)/Corpus/\(name)", "r") else { return "" }
    defer { fclose(file) }
    var bytes = Bytes()
    var buffer = Bytes(repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
