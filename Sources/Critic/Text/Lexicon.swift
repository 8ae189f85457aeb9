/// The closed lists of words that the rules know, each read once.
enum Lexicon {
  /// The classes of every listed word.
  static let classes: [Word: WordClass] = {
    var classes: [Word: WordClass] = [:]
    for (kind, words) in table {
      for word in words.split(separator: " ") { classes[Word(String(word)), default: []].formUnion(kind) }
    }
    for verb in verbs {
      classes[Word(verb.base), default: []].formUnion([.base, verb.kind])
      classes[Word(verb.third), default: []].formUnion([.third, verb.kind])
      classes[Word(verb.participle), default: []].formUnion([.participle, verb.kind])
    }
    return classes
  }()

  /// Words of a heading that say that definitions follow.
  static let definitionHeadings: Set<Word> = [
    "definition", "definitions", "terms", "glossary", "vocabulary", "terminology",
  ]

  private static let table: [(WordClass, String)] = [
    (.modal, "must shall should will may might can could cannot ought"),
    (.negation, "not never no nor neither nobody nothing none without cannot don't doesn't"),
    (
      .determiner,
      "the a an each every any all no this that these those some both another such whichever either"
    ),
    (.possessive, "its their his her our your my whose one's"),
    (.pronoun, "it they he she we you i them him us someone anyone everyone nobody somebody anybody one"),
    (
      .preposition,
      """
      of in on at to for from with by into onto within without about under over against through during \
      across between among per via upon toward towards beyond near beside behind above below outside \
      inside before after until till since despite off out up down
      """
    ),
    (.conjunction, "and or but then nor"),
    (
      .subordinator,
      """
      if when whenever where wherever unless until till while because whether what how why before after \
      since although though as than lest whereas provided
      """
    ),
    (.relative, "who which that whom whose"),
    (.be, "be is are was were been being am"),
    (.have, "have has had having"),
    (.auxiliaryDo, "do does did"),
    (
      .adverb,
      "also always only ever then first again still already at once never not both together instead"
    ),
    (
      .number,
      """
      one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
      seventeen eighteen nineteen twenty thirty forty fifty \
      sixty seventy eighty ninety hundred thousand half once twice
      """
    ),
    (
      .timeUnit,
      """
      seconds minute minutes hour hours day days week weeks month months quarter quarters year \
      years shift shifts s min mins h hr hrs d
      """
    ),
    (
      .timePoint,
      """
      noon midnight morning afternoon evening night today tomorrow tonight monday tuesday wednesday \
      thursday friday saturday sunday january february march april june july august september october \
      november december mondays tuesdays wednesdays thursdays fridays saturdays sundays sunrise sunset dawn
      """
    ),
    (.periodic, "hourly daily weekly fortnightly monthly quarterly yearly annually nightly"),
    (
      .machine,
      """
      model models assistant assistants agent agents system systems machine machines robot robots bot \
      bots ai software program orchestrator controller runtime classifier automaton algorithm
      """
    ),
    (
      .person,
      """
      human humans person people officer officers operator operators reviewer reviewers nurse nurses \
      physician physicians doctor clinician clinicians chemist engineer engineers manager managers \
      lead librarian editor moderator moderators auditor auditors director treasurer chair analyst \
      analysts ratifier ratifiers panel board committee council member members staff employee employees \
      administrator steward guardian supervisor expert experts technician pilot driver judge teacher \
      lawyer owner owners individual individuals
      """
    ),
    (
      .author,
      """
      author authors proposer proposers drafter drafters writer writers requester requesters submitter \
      submitters applicant applicants committer committers
      """
    ),
    (.refusal, "veto vetoes refusal rejection refuse refuses reject rejects withhold withholds decline"),
    (.refusal, "declines deny denies override overrides overturn overturns overrule overrules disapprove"),
    (.refusal, "disapproves disallow disallows forbid forbids vetoing refusing rejecting turn-down"),
    (
      .evidence,
      """
      evidence see sees shown shows reads read examine examines inspect inspects diff transcript \
      transcripts rationale
      """
    ),
    (
      .record,
      """
      record records recorded recording log logs logged register registers written writing writes write \
      document documents documented publish publishes published archive archives ledger docket minuted \
      recorder file files filed
      """
    ),
    (.condition, "if when whenever where unless except until provided"),
    (
      .assent,
      """
      approved approval accepted acceptance granted given consent consented permission agreed agreement \
      authorised authorized authorisation authorization settled resolved cleared passed assent yes \
      acquiescence allowed permitted confirmed endorsed ratified
      """
    ),
    (
      .stative,
      """
      qualified interested experienced limited related unrelated located based concerned licensed \
      accredited detailed advanced skilled dedicated aligned red unneeded indeed trained rested
      """
    ),
    (
      .termNoun,
      """
      board boards committee council panel operator operators developer developers reviewer reviewers \
      model models system systems agent agents assistant company provider providers deployer deployers \
      user users incident incidents gate gates procedure register officer officers authority controller \
      administrator principal principals party parties policy service services release evaluation \
      threshold safeguard safeguards action actions mode owner guardian steward auditor auditors team \
      tribunal ombudsman office group protocol event events data content output outputs capability risk \
      hierarchy overseer supervisor custodian secretary director
      """
    ),
    (
      .label,
      """
      button label word words phrase field key tag status option column command message text drill \
      called named titled heading answer reply say says said reads read entitled quote sentence title menu \
      box flag value level principle principles rule rules section mode class category tier stage state badge
      """
    ),
    (.abbreviation, "e.g i.e cf nos sec vs dr mr mrs ms prof fig approx inc ltd st u.s al para ch"),
    (
      .charterNoun,
      "charter constitution policy policies procedure procedures rules document provision guideline"
    ),
    (
      .remark,
      """
      comment comments feedback objection objections question questions answer answers remark remarks \
      response responses note notes suggestion suggestions evidence finding findings
      """
    ),
    (.reviewNoun, "review approval sign-off signoff authorisation authorization countersignature"),
    (
      .openReason,
      """
      necessary appropriate needed reasonable justified warranted circumstances impractical impracticable \
      infeasible impossible exceptional deemed discretion compelling desirable expedient convenient \
      inconvenient unavoidable
      """
    ),
  ]
}
