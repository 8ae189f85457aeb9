import Counsel
import Desk

extension Words {
  /// What went wrong with a counsel, in one line.
  init(_ fault: CounselFault) { self.init(CounselWords(fault)) }

  /// How a reply ended, in one line; nil where it is complete.
  static func ending(_ stop: StopReason) -> Words? { CounselWords.ending(stop).map { Words($0) } }

  private init(_ words: CounselWords) { self.init(shownLine(words.what), words.advice) }
}
