import Prose

/// Changes that leave what a rule says as it is: what a clean text in a drill differs by.
enum Rewording {
  /// Every harmless edit of a provision, in the order of its text.
  static func all(in passage: DrillPassage) -> [DrillEdit] {
    (passage.reading?.sentences ?? []).flatMap { sentence in
      edits(of: sentence).compactMap { passage.placed($0, in: sentence) }
    }
  }

  private static func edits(of sentence: Sentence) -> [SentenceEdit] {
    sentence.all(of: phrases).compactMap { words in
      let key = sentence.tokens[words].map(\.word)
      guard let other = table[key], !isGuarded(words, in: sentence) else { return nil }
      let isCapitalised = sentence.tokens[words.lowerBound].isCapitalised
      return sentence.replacing(
        words, with: isCapitalised ? other.prefix(1).uppercased() + other.dropFirst() : other)
    }
  }

  /// Where the other word would not say the same.
  private static func isGuarded(_ words: Range<Int>, in sentence: Sentence) -> Bool {
    let next = sentence.token(words.upperBound)
    let first = sentence.tokens[words.lowerBound]
    if first.stands(.allCapitals) || first.stands(.emphasised) { return true }
    switch first.word {
    case "every": return next.map { $0.isNumber || $0.word == "other" || $0.word == "second" } ?? true
    case _ where first.has(.number): return next.map { $0.opensClause || $0.has(.preposition) } ?? true
    default: return false
    }
  }

  private static let table: [[Word]: String] = {
    var table: [[Word]: String] = [:]
    for (one, other) in pairs { table[one.split(separator: " ").map { Word(String($0)) }] = other }
    return table
  }()

  private static let phrases = PhraseTable(pairs.map(\.0).joined(separator: ","))

  private static let pairs: [(String, String)] = [
    ("somebody", "someone"), ("someone", "somebody"), ("anybody", "anyone"), ("anyone", "anybody"),
    ("everyone", "everybody"), ("everybody", "everyone"), ("no one", "nobody"), ("nobody", "no one"),
    ("until", "till"), ("till", "until"), ("every", "each"), ("begins", "starts"), ("starts", "begins"),
    ("among", "amongst"), ("towards", "toward"), ("cannot", "can not"), ("opinion", "view"),
    ("opinions", "views"), ("error", "mistake"), ("errors", "mistakes"), ("mistake", "error"),
    ("mistakes", "errors"), ("at once", "immediately"), ("immediately", "at once"),
    ("at random", "by lot"), ("by lot", "at random"), ("once a month", "every month"),
    ("once a quarter", "every quarter"), ("once a year", "every year"),
    ("at any time", "at any moment"), ("at any moment", "at any time"), ("in writing", "in written form"),
    ("each other", "one another"), ("one another", "each other"), ("two", "2"), ("three", "3"),
    ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"), ("eight", "8"), ("nine", "9"), ("ten", "10"),
    ("twelve", "12"), ("twenty", "20"), ("thirty", "30"), ("fifty", "50"), ("whole", "entire"),
    ("entire", "whole"), ("picked", "chosen"),
    ("worded", "phrased"), ("because", "since"),
  ]
}
