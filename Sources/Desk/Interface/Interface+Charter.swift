internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// Opening, proposing and reviewing: what more than one screen does with a charter.
extension Interface {
  /// The charter of the nearest desk.
  var charterAtHand: OpenCharter? {
    for screen in screens.reversed() {
      if case .desk(let desk) = screen { return desk.charter }
    }
    return nil
  }

  /// `r`: the one proposal, or a choice among several.
  mutating func openReview(_ charter: OpenCharter) -> [Effect] {
    guard let first = charter.proposals.first else {
      refuse(
        charter.isDraft
          ? "Nothing is proposed. Press \(keymap.keyName(of: .adopt)) to adopt the draft as it is."
          : "Nothing is proposed. Press \(keymap.keyName(of: .propose)) to say what is wrong.")
      return []
    }
    guard charter.proposals.count > 1 else { return open(first, in: charter) }
    overlay = .choice(
      Choice(
        purpose: .proposal(path: charter.path, charter.proposals.map(\.statement)), title: "Which proposal?",
        lines: charter.proposals.map { "\($0.id) \(String(decoding: $0.statement.title, as: UTF8.self))" },
        selected: 0))
    return []
  }

  mutating func open(_ card: Card, in charter: OpenCharter) -> [Effect] {
    if card.result == nil || card.lacks.contains(.overtaken) {
      refuse("Another amendment passed first, so this no longer applies. Propose it again on the new text.")
      return []
    }
    if charter.isDraft, !card.isAdoption {
      if let screen = DraftScreen(card, in: charter, isMonochrome: isMonochrome) {
        screens.append(.draft(screen))
      }
      return []
    }
    guard mayRatify(charter.isDraft ? card.result ?? charter.document : charter.document) else { return [] }
    work = "opening the review"
    return [.beginReview(path: charter.path, statement: card.statement.digest)]
  }

  /// `A`: the ceremony over the whole draft.
  mutating func openAdoption(_ charter: OpenCharter) -> [Effect] {
    guard charter.isDraft else {
      refuse(
        "This charter is adopted. It changes by amendment: \(keymap.keyName(of: .propose)) proposes one.")
      return []
    }
    guard identity != nil else {
      afterIdentity = .beginAdoption(path: charter.path)
      return askWho()
    }
    work = "opening the adoption"
    return [.beginAdoption(path: charter.path)]
  }

  private mutating func mayRatify(_ document: Document) -> Bool {
    guard let identity else {
      refuse("Reviewing needs your name and key: press \(keymap.keyName(of: .who)).")
      return false
    }
    guard identity.ratifies(document) else {
      refuse(
        "You are not a ratifier of this charter. Press \(keymap.keyName(of: .makeMine)) to make a copy yours."
      )
      return false
    }
    return true
  }

  /// What the person says is wrong goes to counsel, and is their stance on what comes back.
  mutating func propose(on id: String, words: Bytes) -> [Effect] {
    guard case .desk(var screen) = screen, let provision = screen.document.provision(id) else { return [] }
    guard words.split(separator: .space).count >= 3 else {
      refuse("Say in three words or more what is wrong, or what you would want.")
      return []
    }
    screen.say("\(String(decoding: words, as: UTF8.self)) [\(id)]", .person)
    guard let motion = builtInMotion(on: provision, in: screen.document, problem: words) else {
      screen.say(
        "In “\(provision.name)” my rules find nothing that they can mend. Press e to write the change yourself; I will "
          + "look for what speaks against it.", .counsel)
      screen.showTalk(size)
      replaceScreen(.desk(screen))
      return []
    }
    replaceScreen(.desk(screen))
    work = "proposing"
    let stance = screen.charter.isDraft ? nil : words
    return [.propose(path: screen.charter.path, motion, stance: stance, isOwn: false)]
  }

  /// What the built-in critic can mend in a provision, as a motion.
  private func builtInMotion(on provision: Provision, in document: Document, problem: Bytes) -> Motion? {
    guard let proposal = BuiltInCounsel().proposal(for: provision, in: document),
      let result = try? document.applying(.replace(provision.id, proposal.text))
    else { return nil }
    return Motion(
      title: Bytes(proposal.title.utf8), proposer: .builtIn, problem: Bytes(proposal.problem.utf8),
      rationale: Bytes(proposal.rationale.utf8), expectedEffect: Bytes(proposal.expectedEffect.utf8),
      result: result.bytes)
  }

  /// The person's own text, with what they say of it: a title, then paragraphs on what is wrong, why this
  /// mends it, and what should be different.
  mutating func proposeOwn(_ result: Bytes, words: Bytes) -> [Effect] {
    guard let charter = charterAtHand, let identity else { return [] }
    let text = String(decoding: words, as: UTF8.self)
    let title = text.split(separator: "\n").first.map(String.init) ?? ""
    guard title.split(separator: " ").count >= 2 else {
      askOwnProposal(result, text)
      refuse("The title needs two words or more.")
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

  /// First use: a name, then a key.
  mutating func askWho() -> [Effect] {
    ask(
      .name, "Your name as a ratifier",
      "Lower-case letters, digits and hyphens. It stands in every record you sign.",
      identity?.name ?? "")
    return []
  }

  mutating func settle(name: String) -> [Effect] {
    guard Governance.isValid(name: name) else {
      ask(
        .name, "Your name as a ratifier", "Lower-case letters, digits and hyphens, such as maintainer.", name)
      refuse("A name is made of a–z, 0–9 and hyphens, and starts with a letter or digit.")
      return []
    }
    pendingName = name
    work = "looking for keys"
    return [.findKeys]
  }

  mutating func receive(keys: [KeyChoice]) {
    guard let name = pendingName else { return }
    pendingName = nil
    overlay = .choice(
      Choice(
        purpose: .key(name: name, keys), title: "Which key signs for \(name)?",
        lines: keys.map(\.label) + ["Make a new Ed25519 key for this program"], selected: 0))
  }
}

extension Card {
  /// Whether it adopts a draft rather than changes one.
  var isAdoption: Bool { statement.before == .ofNothing }
}
