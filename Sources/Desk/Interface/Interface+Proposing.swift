internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// Putting a change on the docket: counsel's, or the person's own.
extension Interface {
  mutating func askWhatIsWrong(with provision: Provision) {
    let idea = if case .desk(let desk) = screen { desk.idea } else { "" }
    ask(
      .whatIsWrong(provision: provision.id),
      "What is wrong with “\(provision.name)”, and what would you want?",
      "A line or two. It is kept as your stance before counsel's words are shown.", idea)
  }

  /// What the person says is wrong goes to counsel, and is their stance on what comes back.
  ///
  /// - Parameter opinions: What was said of the idea that it comes of; nil where that is still to be found out.
  mutating func propose(on id: String, words: Bytes, behind opinions: [Opinions]? = nil) -> [Effect] {
    guard case .desk(var screen) = screen, let provision = screen.document.provision(id) else { return [] }
    guard says(words, words: 3, orCharacters: 4) else {
      askWhatIsWrong(with: provision)
      refuse("Say in three words or more what is wrong, or what you would want.")
      return []
    }
    if isBusy() { return [] }
    guard let opinions = opinions ?? self.opinions(behind: .asked(provision: id, words: words), words) else {
      return []
    }
    screen.idea = ""
    let effects = ask(.proposal(words), said: words, about: id, focus: id, screen)
    if let last = exchanges.indices.last, !effects.isEmpty { exchanges[last].opinions = opinions.first }
    return effects
  }

  /// The person's own text, with what they say of it: a title, then paragraphs on what is wrong, why this
  /// mends it, and what should be different.
  mutating func proposeOwn(_ result: Bytes, words: Bytes, behind opinions: [Opinions]? = nil) -> [Effect] {
    guard let charter = charterAtHand, let identity else { return [] }
    let text = String(decoding: words, as: UTF8.self)
    let title = text.split(separator: "\n").first.map(String.init) ?? ""
    guard says(Bytes(title.utf8), words: 2, orCharacters: 4) else {
      askOwnProposal(result, text)
      refuse("The first line is the title, and needs two words or more.")
      return []
    }
    if isBusy() { return [] }
    guard let opinions = opinions ?? self.opinions(behind: .own(result, words: words), words) else {
      return []
    }
    let paragraphs = paragraphs(of: String(text.dropFirst(title.count)))
    func paragraph(_ index: Int) -> Bytes {
      Bytes((paragraphs.indices.contains(index) ? paragraphs[index] : "").utf8)
    }
    let motion = Motion(
      title: Bytes(Field(title).trimmed.utf8), proposer: .human(Bytes(identity.name.utf8)),
      problem: paragraphs.isEmpty ? Bytes(title.utf8) : paragraph(0), rationale: paragraph(1),
      expectedEffect: paragraph(2), result: result)
    work = "proposing"
    groundwork = opinions.first.map { Groundwork(stance: nil, opinions: $0) }
    // A text of the past that is proposed again is reviewed from the desk.
    if case .history = screen { screens.removeLast() }
    return [.propose(path: charter.path, motion, stance: nil, isOwn: true)]
  }

  mutating func askOwnProposal(_ result: Bytes, _ text: String = "") {
    ask(
      .ownProposal(result), "A title, then what is wrong today",
      "First line: the title. Then paragraphs (Alt-Enter): the problem, why this mends it, what should be different.",
      text)
  }

  /// What stands between blank lines, without them.
  private func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = []
    var open = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = Field(String(line)).trimmed
      if words.isEmpty {
        if !open.isEmpty { paragraphs.append(open) }
        open = ""
      } else {
        open += (open.isEmpty ? "" : "\n") + words
      }
    }
    return open.isEmpty ? paragraphs : paragraphs + [open]
  }
}
