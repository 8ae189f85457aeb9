import Counsel
import Wire

extension Words {
  /// What went wrong with a counsel, in one line.
  init(_ fault: CounselFault) { self.init(CounselWords(fault)) }

  /// How a reply ended, in one line; nil where it is complete.
  static func ending(_ stop: StopReason) -> Words? { CounselWords.ending(stop).map { Words($0) } }

  private init(_ words: CounselWords) { self.init(shownLine(words.what), words.advice) }
}

extension Failure {
  init(_ fault: BriefFault) {
    self.init(
      .badData, "the brief takes \(fault.tokens) tokens, expected at most \(fault.window)",
      "Set a larger `window`, or ask about a shorter text.")
  }
}
