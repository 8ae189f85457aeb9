import Prose
import Ratification
import Testing

struct ReasonTests {
  static let context = Reason.Context(
    lineCount: 40, cases: ["night", "silent-escalation"], objectionCount: 2,
    proposal: [
      utf8("Name a human for every escalation"),
      utf8("Nobody answers at night, so the action is taken without anyone having seen it."),
      utf8("夜間は誰も応答しないので、監督者の名前を書く。"),
    ],
    earlier: [
      utf8("It says who answers, which was open before."),
      utf8("It rests on L3: whoever is paged must be named."),
    ])

  private func refusal(_ text: String, in context: Reason.Context = context) -> ReasonRefusal? {
    do throws(ReasonRefusal) {
      _ = try Reason(utf8(text), in: context)
      return nil
    } catch { return error }
  }

  /// Each rule with a text that it refuses, and one that meets it.
  static let rules: [(String, ReasonRefusal, met: String)] = [
    ("", .tooFewWords(found: 0, needed: 5), "One name is better than a rota."),
    ("   \n\t ", .tooFewWords(found: 0, needed: 5), "One name is better than a rota."),
    ("looks good to me", .tooFewWords(found: 4, needed: 5), "looks good to me because accountable"),
    ("good good good good good good", .tooFewWords(found: 1, needed: 5), "good, since it can be checked"),
    ("... !! ?? -- ;; ::", .tooFewWords(found: 0, needed: 5), "This we can check ourselves."),
    ("C:silent-escalation", .tooFewWords(found: 0, needed: 5), "C:night would have gone the other way"),
    ("L1 L2 L3 L4 L5", .tooFewWords(found: 0, needed: 5), "L1 to L5 make it something one can check"),
    ("I like it L12 C:night", .tooFewWords(found: 3, needed: 5), "I like that it can be checked L12 C:night"),
    ("很好很好", .tooFewCharacters(found: 4, needed: 10), "因为必须有人负责才能追究责任"),
    ("これは良いです", .tooFewCharacters(found: 7, needed: 10), "これで誰の責任かが明らかになる"),
    ("ดีมาก", .tooFewCharacters(found: 5, needed: 10), "เพราะต้องมีคนรับผิดชอบ"),
    ("as L41 says it is right", .unknownCitation(.line(41)), "as L40 says it is right"),
    ("as L0 says it is right", .unknownCitation(.line(0)), "as L1 says it is right"),
    ("see O3 why it still holds", .unknownCitation(.objection(3)), "see O2 why it still holds"),
    ("see O0 why it still holds", .unknownCitation(.objection(0)), "see O1 why it still holds"),
    (
      "C:day shows why this is needed", .unknownCitation(.decidedCase("day")),
      "C:night shows why this is needed"
    ),
    (
      "Nobody answers at night, so the action is taken", .repeatsProposal,
      "At night there is nobody, and this gives us a name"
    ),
    (
      "NOBODY answers — at night; so the ACTION!", .repeatsProposal,
      "The pager was silent for six hours once already"
    ),
    ("name a human for every escalation", .repeatsProposal, "a name can be called, a rota only blamed"),
    ("夜間は誰も応答しないので、監督者", .repeatsProposal, "責任の所在が明確になり後から検証できる"),
    (
      "it says who answers which was open before", .repeatsEarlier,
      "who answers is said, and the older doubt is gone"
    ),
    (
      "It rests on L3: whoever is paged must be named.", .repeatsEarlier,
      "Here the one who is paged gets a name, and L3 says when"
    ),
    (
      "It rests on L7: whoever is paged must be named.", .repeatsEarlier,
      "Here the one who is paged gets a name, and L7 says when"
    ),
  ]

  @Test(
    "Ten characters do for a reason in every script that is written without spaces, and in no other",
    arguments: [
      ("漢字々〆〇㐀𠀀因为必", true), ("ひらがなゝゟこれ良い", true), ("カタカナーヽヿㇰイウ", true), ("ｶﾀｶﾅｰｱｲｳｴｵ", true),
      ("กขฃคฅฆงจฉช", true), ("ກຂຄງຈຊຍດຕຖ", true), ("កខគឃងចឆជឈញ", true), ("ကခဂဃငစဆဇဈည", true),
      ("ꩠꩡꩢꩣꩤꩥꩦꩧꩨꩩ", true), ("ᥐᥑᥒᥓᥔᥕᥖᥗᥘᥙ", true), ("ᦀᦁᦂᦃᦄᦅᦆᦇᦈᦉ", true), ("ᨠᨡᨢᨣᨤᨥᨦᨧᨨᨩ", true),
      ("ꪀꪁꪂꪃꪄꪅꪆꪇꪈꪉ", true), ("𑜀𑜁𑜂𑜃𑜄𑜅𑜆𑜇𑜈𑜉", true), ("𗀀𗀁𗀂𗀃𗀄𗀅𗀆𗀇𗀈𗀉", true),
      ("abcdefghij", false), ("ＡＢＣＤＥＦＧＨＩＪ", false), ("αβγδεζηθικ", false), ("абвгдежзик", false),
      ("אבגדהוזחטי", false),
      ("ابتثجحخدذر", false), ("कखगघङचछजझञ", false), ("가나다라마바사아자차", false), ("ཀཁགངཅཆཇཉཏཐ", false),
    ])
  func unspaced(characters: String, isUnspaced: Bool) {
    #expect((refusal(characters) == nil) == isUnspaced)
    #expect(says(utf8(characters), words: 5, orCharacters: 10) == isUnspaced)
    let nine = String(characters.dropLast())
    #expect(
      refusal(nine)
        == (isUnspaced ? .tooFewCharacters(found: 9, needed: 10) : .tooFewWords(found: 1, needed: 5)))
  }

  @Test("A tsheg parts what Tibetan has for words, as a space would")
  func tibetan() {
    #expect(refusal("བདག་གི་མིང་ལ་ཀུན") == nil)
    #expect(refusal("བདག་གི་མིང་ལ") == .tooFewWords(found: 4, needed: 5))
  }

  @Test("Each rule refuses, and can be met", arguments: rules)
  func rule(text: String, expected: ReasonRefusal, met: String) {
    #expect(refusal(text) == expected)
    #expect(refusal(met) == nil)
  }

  @Test("It may share half of its word triples with the proposal, not more")
  func half() {
    #expect(refusal("nobody answers at night whoever is paged") == nil)
    #expect(refusal("nobody answers at night so whoever sleeps") == .repeatsProposal)
  }

  @Test("Citations are read in their order, each once, with the marks around them dropped")
  func citations() throws {
    let text = "O1 falls, since (L12) and C:night, then L12 again; O2 is met by [L7]."
    let reason = try Reason(utf8(text), in: Self.context)
    #expect(reason.citations == [.objection(1), .line(12), .decidedCase("night"), .objection(2), .line(7)])
    #expect(reason.citations.map(\.text) == ["O1", "L12", "C:night", "O2", "L7"])
    #expect(reason.text == utf8(text))
  }

  @Test(
    "A word is a citation only in its exact form",
    arguments: [
      ("L12", Citation.line(12)), ("O1", .objection(1)), ("C:a.b-c", .decidedCase("a.b-c")), ("L", nil),
      ("C:", nil), ("O", nil), ("l12", nil), ("L-1", nil), ("L+1", nil), ("L1a", nil), ("L１", nil),
      ("Once", nil), ("L99999999999999999999", nil), ("LO1", nil),
    ])
  func citation(word: String, expected: Citation?) { #expect(Citation(parsing: word) == expected) }

  @Test(
    "What a reason cites survives printing and reading",
    arguments: [
      Citation.line(1), .line(4_000), .objection(9), .decidedCase("night"),
    ])
  func roundTrip(citation: Citation) { #expect(Citation(parsing: citation.text) == citation) }

  @Test("Without citations it rests on the provision alone")
  func noCitation() throws {
    let reason = try Reason(utf8("One name is better than a rota."), in: Self.context)
    #expect(reason.citations.isEmpty)
  }

  @Test("A sentence of one's own that shares words with the proposal is one's own")
  func ownSentence() {
    #expect(refusal("A human with a name can be called at night, a list can not.") == nil)
  }

  @Test("The proposal's words are one's own where the text is: its sentences are not in the context")
  func ownText() {
    let context = Reason.Context(lineCount: 1, cases: [], objectionCount: 0, proposal: [], earlier: [])
    #expect(refusal("Nobody answers at night, so the action is taken", in: context) == nil)
  }

  @Test("Blanks at the ends of lines and around the words are not kept")
  func blanks() throws {
    let reason = try Reason(utf8("\n  One name is better  \r\nthan a rota.\t\n\n"), in: Self.context)
    #expect(reason.text == utf8("  One name is better\nthan a rota."))
  }
}
