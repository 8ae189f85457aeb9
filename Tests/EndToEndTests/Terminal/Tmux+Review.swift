import Foundation
import Testing

/// The steps of a review, as a person takes them at the screen.
extension Tmux {
  /// From the problem to behind the redline.
  ///
  /// - Parameter stance: Nil where it was given with the question.
  func readUp(stance: String?) throws {
    try wait(for: "1. What ", seconds: 40)
    try press("Enter")
    if let stance {
      try wait(for: "2. Say what ")
      try type(stance)
      try press("Enter")
    }
    try readEverything()
    try press("Enter")
  }

  /// Pages through the redline until every changed line was on the screen.
  private func readEverything() throws {
    try wait(for: "changed lines seen")
    for _ in 0..<30 {
      Thread.sleep(forTimeInterval: 0.4)
      let count = screen.matches(of: /(\d+) of (\d+) changed lines seen/).first
      if let count, count.1 == count.2 { return }
      try press("C-d")
    }
    try wait(for: "all lines seen", seconds: 1)
  }

  /// Answers every objection with the same words; where none was found there is nothing to answer.
  func answerObjections(_ words: String) throws {
    try wait(for: "The strongest thing")
    for index in 0..<5 where !screen.contains("Decide on each") {
      if !screen.contains("None found") {
        try type("\(words) \(index)")
        try press("Enter")
        try wait(for: "It is answered")
      }
      try press("Enter")
      Thread.sleep(forTimeInterval: 0.3)
    }
  }

  /// Adopts each provision, gives the reason, and types the phrase.
  func adoptAll(reason: String) throws {
    try wait(for: "Decide on each provision")
    for _ in 0..<40 where screen.contains("undecided") || !screen.contains("Say why") {
      try press("a")
      if !screen.contains("undecided") { try press("Enter") }
    }
    try give(reason: reason)
  }

  /// From the reason to the signature.
  func give(reason: String) throws {
    try wait(for: "Say why, in five words")
    try type(reason)
    try press("Enter")
    try attest("ratify ")
  }

  /// Types the phrase, which begins with these words.
  func attest(_ start: String) throws {
    let lines = try wait(for: "Type this, then").split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    try type(try #require(lines.first { $0.hasPrefix(start) }), secondsPerKey: 0.12)
    try press("Enter")
  }
}
