/// A verb in the three forms that rules meet.
struct Verb: Sendable {
  let base: String
  let third: String
  let participle: String
  let kind: WordClass

  /// Derives the forms of a regular verb.
  init(_ base: String, _ kind: WordClass) {
    self.base = base
    self.kind = kind
    let beforeLast = base.utf8.dropLast().last ?? 0
    let endsInConsonantY = base.utf8.last == UInt8(ascii: "y") && !"aeiou".utf8.contains(beforeLast)
    if endsInConsonantY {
      third = base.dropLast() + "ies"
      participle = base.dropLast() + "ied"
    } else {
      let hisses = ["s", "sh", "ch", "x", "o"].contains { base.hasSuffix($0) }
      third = base + (hisses ? "es" : "s")
      participle = base + (base.hasSuffix("e") ? "d" : "ed")
    }
  }

  /// An irregular verb, or one that doubles its last letter.
  init(_ base: String, _ participle: String, _ kind: WordClass) {
    let regular = Verb(base, kind)
    self.base = base
    third = regular.third
    self.participle = participle
    self.kind = kind
  }
}

extension Lexicon {
  /// The base form of a participle or of a third person, for sentences that are turned round.
  static func base(of form: Word) -> String? { bases[form] }

  private static let bases: [Word: String] = {
    var bases: [Word: String] = [:]
    for verb in verbs {
      bases[Word(verb.third)] = verb.base
      bases[Word(verb.participle)] = verb.base
    }
    return bases
  }()

  static let verbs: [Verb] = regular + irregular

  private static let regular: [Verb] =
    verbs([.judges, .act], "review approve authorise authorize certify countersign ratify validate endorse")
    + verbs([.assesses, .act], "assess evaluate grade audit score check judge inspect verify examine")
    + verbs(
      [.tells, .act],
      "notify inform report respond acknowledge alert warn disclose announce answer reply advise")
    + verbs([.escalates, .act], "escalate")
    + verbs([.proposes, .act], "propose draft author build create request deploy merge")
    + verbs([.proceeds], "proceed continue resume restart execute ship launch")
    + verbs([.objects], "object refuse reject decline intervene disagree")
    + verbs([.replies], "vote react")
    + verbs(
      .act,
      """
      record document publish store delete rotate test confirm pause halt suspend revoke remove retain \
      destroy name appoint assign train monitor sample measure save archive sign follow consult contact \
      ask call explain restore repair correct update replace register encrypt isolate decide resolve \
      investigate complete retry reveal mark label list use share move transfer state establish define \
      obtain provide collect implement maintain ensure perform conduct carry return file analyse analyze \
      print open close touch edit modify change copy access leave enter override enforce grant
      comply rely supply imply multiply process trace protect describe cite apply disable enable install configure
      """)

  private static let irregular: [Verb] = [
    Verb("vet", "vetted", [.judges, .act]), Verb("sign-off", "signed-off", [.judges, .act]),
    Verb("tell", "told", [.tells, .act]), Verb("submit", "submitted", [.tells, .act]),
    Verb("send", "sent", [.act]), Verb("write", "written", [.proposes, .act]),
    Verb("run", "run", [.proceeds, .act]),
    Verb("stop", "stopped", .act), Verb("log", "logged", .act), Verb("keep", "kept", .act),
    Verb("hold", "held", .act), Verb("give", "given", .act), Verb("take", "taken", .act),
    Verb("make", "made", .act), Verb("meet", "met", .act), Verb("set", "set", .act),
    Verb("read", "read", .act), Verb("see", "seen", .act), Verb("show", "shown", .act),
    Verb("pay", "paid", .act), Verb("find", "found", .act), Verb("bring", "brought", .act),
    Verb("choose", "chosen", .act), Verb("draw", "drawn", .act), Verb("shut", "shut", .act),
    Verb("put", "put", .act), Verb("do", "done", .act), Verb("withhold", "withheld", .act),
    Verb("teach", "taught", .act), Verb("draw", "drawn", .act), Verb("undo", "undone", .act),
    Verb("veto", "vetoed", [.objects]), Verb("ship", "shipped", [.proceeds]),
  ]

  private static func verbs(_ kind: WordClass, _ bases: String) -> [Verb] {
    bases.split(separator: " ").map { Verb(String($0), kind) }
  }
}
