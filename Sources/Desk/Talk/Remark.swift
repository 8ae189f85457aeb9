internal import Counsel
internal import Critic
internal import Prose

/// A remark in the talk.
struct Remark: Equatable, Sendable {
  enum Speaker: Equatable, Sendable {
    case person
    /// By the name that the screen gives it.
    case counsel(String)
    case program

    /// What is written before the words, on the screen and in lines.
    var name: String {
      switch self {
      case .person: "you"
      case .counsel(let label): label
      case .program: "assent"
      }
    }
  }

  let speaker: Speaker
  var words: String
  /// How far an answer is, and how it ended; empty where there is nothing to say of it.
  var note = ""
  /// What an answer in a draft writes at this moment, before its end has come.
  var growing: Bytes = []
  /// The exchange that it is part of; nil once that has ended.
  var exchange: Int?

  init(_ words: String, _ speaker: Speaker, note: String = "", exchange: Int? = nil) {
    (self.speaker, self.words, self.note, self.exchange) = (speaker, words, note, exchange)
  }
}

/// Where the talk stands in its pane; what comes in at its end does not move what is being read.
enum TalkPlace: Equatable, Sendable {
  case end
  /// At the end until the first row of that remark is the first on the screen.
  case following(remark: Int)
  /// A row of a block: of what stands above the talk, which is block 0, or of a remark, the first of which is 1.
  case row(block: Int, row: Int)
}

extension TalkPlace {
  /// The block that it shows first, and the row of it; nil at the end.
  var start: (block: Int, row: Int)? {
    switch self {
    case .end: nil
    case .following(let remark): (remark + 1, 0)
    case .row(let block, let row): (block, row)
    }
  }

  /// The first row to show of blocks of so many rows each.
  func firstRow(of blocks: [Int], rows: Int) -> Int {
    let last = max(0, blocks.reduce(0, +) - rows)
    switch self {
    case .end: return last
    case .following(let remark): return min(last, blocks.prefix(remark + 1).reduce(0, +))
    case .row(let block, let row): return min(last, blocks.prefix(block).reduce(0, +) + row)
    }
  }

  /// The place of a row; the end where no row is below the pane.
  init(row: Int, of blocks: [Int], rows: Int) {
    let last = max(0, blocks.reduce(0, +) - rows)
    guard row < last else {
      self = .end
      return
    }
    var rest = max(0, row)
    for (block, count) in blocks.enumerated() {
      if rest < count {
        self = .row(block: block, row: rest)
        return
      }
      rest -= count
    }
    self = .end
  }
}

extension CounselProfile {
  /// What the screen calls it.
  var label: String {
    switch kind {
    case .builtIn: BuiltInCritic.name
    case .command: "counsel \(name) (command \(model ?? name))\(mark)"
    case .openAICompatible, .anthropic, .ollama: "counsel \(name)\(model.map { " (\($0))" } ?? "")\(mark)"
    }
  }

  private var mark: String { stake == .governed ? " · the model that is governed" : "" }
}
