extension Rule {
  /// What a starter tells its author to write, and marks of work to do.
  static let unfinished = Rule(
    "unfinished", .warning,
    reason: "A note to the author that is left standing is adopted like any other line.",
    source: "The starters of `assent new`, whose notes to the author are to be replaced",
    harm: "somebody appeals to the line, and it binds nobody to anything"
  ) { sentence, _ in
    if let note = notes.match(in: sentence.tokens, at: 0) {
      return [Hit.Words(range: note, advice: "Write what it asks for, or take it out.")]
    }
    guard let mark = sentence.first(of: marks) else { return [] }
    return [Hit.Words(range: mark, advice: "Write it, or say who decides it and by when.")]
  }

  /// How a note to the author begins.
  private static let notes = PhraseTable("say here, say in one sentence, change every line below, fill in")
  private static let marks = PhraseTable("todo, tbd, tbc, fixme, xxx, lorem ipsum")
}
