import Charter
import Ratification
import Testing

/// A change of the sample body and what it touches.
struct Revision: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let edits: [(String, String)]
  let touched: Bool

  init(_ name: String, _ edits: [(String, String)], touches: Bool) {
    (testDescription, self.edits, touched) = (name, edits, touches)
  }
}

struct RequirementTests {
  private static let text = charter(
    ratifiers: ["ana", "ben", "cal"], threshold: "1", coolingOff: 1,
    entrenched: [("oversight", "2/3", 72), ("absent", "all", 240)], sampleBody)

  static let changes: [Revision] = [
    Revision("another provision", [("Evidence is shown", "Evidence is kept")], touches: false),
    Revision("a case elsewhere", [("It stays refused", "It is refused")], touches: false),
    Revision(
      "a new provision at the end", [("may appeal.\n", "may appeal.\n\n## More\nText.\n")], touches: false),
    Revision("blank lines around it", [("decides.\n\n###", "decides.\n\n\n###")], touches: true),
    Revision("blank lines behind it", [("None.\n\n##", "None.\n\n\n##")], touches: false),
    Revision("its text", [("A human decides", "A model decides")], touches: true),
    Revision("one character of white space", [("A human decides", "A human  decides")], touches: true),
    Revision("its heading", [("## Oversight {", "## Old oversight {")], touches: true),
    Revision("its level", [("## Oversight", "### Oversight")], touches: true),
    Revision("an attribute", [("{#oversight}", "{#oversight authority=root}")], touches: true),
    Revision("text in its subtree", [("None.", "Some.")], touches: true),
    Revision(
      "a heading added to its subtree", [("None.\n", "None.\n\n#### At night\nAll.\n")], touches: true),
    Revision("a heading that sinks into its subtree", [("## Evidence", "### Evidence")], touches: true),
    Revision("a heading taken out of its subtree", [("### Exceptions", "## Exceptions")], touches: true),
    Revision("its id", [("{#oversight}", "{#supervision}")], touches: true),
    Revision("its id dropped", [(" {#oversight}", "")], touches: true),
    Revision(
      "its removal", [("## Oversight {#oversight}\nA human decides.\n\n### Exceptions\nNone.\n\n", "")],
      touches: true),
    Revision("another heading above it", [("## Oversight", "# History\n\n## Oversight")], touches: true),
    Revision("no heading above it", [("# Rules\n\n", "")], touches: true),
    Revision("what the heading above it says", [("# Rules", "# Former rules")], touches: true),
    Revision(
      "a fence that swallows it", [("# Rules\n", "# Rules\n\n~~~\n"), ("None.\n", "None.\n\n~~~\n")],
      touches: true),
    Revision(
      "its move behind a sibling",
      [
        ("## Oversight {#oversight}\nA human decides.\n\n### Exceptions\nNone.\n\n", ""),
        ("## Appeal", "## Oversight {#oversight}\nA human decides.\n\n### Exceptions\nNone.\n\n## Appeal"),
      ], touches: false),
    Revision(
      "its move under another heading",
      [
        ("## Oversight {#oversight}\nA human decides.\n\n### Exceptions\nNone.\n\n", ""),
        (
          "appeal.\n",
          "appeal.\n\n# Annex\n\n## Oversight {#oversight}\nA human decides.\n\n### Exceptions\nNone.\n"
        ),
      ], touches: true),
  ]

  @Test("An entrenchment covers subtree, id and the heading above, and nothing else", arguments: changes)
  func entrenchment(change: Revision) throws {
    let edited = change.edits.reduce(Self.text) { text, edit in
      #expect(text.contains(edit.0))
      return text.replacing(edit.0, with: edit.1)
    }
    let requirement = Requirement(from: try document(Self.text), to: try document(edited))
    #expect(requirement.entrenched == (change.touched ? ["oversight"] : []))
    #expect(requirement.needed == (change.touched ? 2 : 1))
    #expect(requirement.rule.coolingOff == (change.touched ? 72 : 1))
    #expect(!requirement.touchesGovernance)
  }

  @Test("A heading above it with an id of its own is covered by what it says, too")
  func headingAbove() throws {
    let text = Self.text.replacing("# Rules", with: "# Rules {#rules}")
    let reworded = text.replacing("# Rules {", with: "# Rules that no longer hold {")
    let requirement = Requirement(from: try document(text), to: try document(reworded))
    #expect(requirement.entrenched == ["oversight"])
  }

  @Test("A slug is no explicit id: it can be entrenched by nobody")
  func slug() throws {
    let text = charter(ratifiers: ["ana", "ben"], entrenched: [("evidence", "all", 72)], sampleBody)
    let requirement = Requirement(
      from: try document(text), to: try document(text.replacing("is shown", with: "is kept")))
    #expect(requirement.entrenched.isEmpty)
  }

  @Test("An entrenched id that is not there yet takes its rule to be added")
  func addition() throws {
    let added = Self.text.replacing("may appeal.\n", with: "may appeal.\n\n## Absent {#absent}\nText.\n")
    let requirement = Requirement(from: try document(Self.text), to: try document(added))
    #expect(requirement.entrenched == ["absent"])
    #expect(requirement.needed == 3)
    #expect(requirement.rule.coolingOff == 240)
  }

  /// Changes of the front matter.
  static let rules: [(String, String)] = [
    ("threshold: 1\n", "threshold: 2\n"), ("cooling-off: 1h", "cooling-off: 0h"),
    ("title: \"Sample\"", "title: \"Other\""), ("provision: oversight", "provision: other"),
    ("threshold: 2/3", "threshold: 1"), ("format: 1\n", "format: 1\nreview: strict\n"),
    ("---\n\n#", "---\n#"),
    ("goal: ", "goal:  "),
  ]

  @Test("Any byte of the front matter takes the strictest rule found anywhere", arguments: rules)
  func governance(old: String, new: String) throws {
    let edited = Self.text.replacing(old, with: new)
    let requirement = Requirement(from: try document(Self.text), to: try document(edited))
    let touches = old != "---\n\n#"
    #expect(requirement.touchesGovernance == touches)
    #expect(requirement.needed == (touches ? 3 : 1))
    #expect(requirement.rule.coolingOff == (touches ? 240 : 1))
  }

  @Test("The strictest of each is taken apart: the threshold of one rule, the cooling-off of another")
  func strictest() throws {
    let text = charter(
      ratifiers: ["ana", "ben", "cal"], threshold: "2", coolingOff: 5,
      entrenched: [("oversight", "all", 0), ("evidence", "1", 99)], sampleBody)
    let edited = text.replacing("goal: \"Samples", with: "goal: \"More samples")
    let requirement = Requirement(from: try document(text), to: try document(edited))
    #expect(requirement.needed == 3)
    #expect(requirement.rule.coolingOff == 99)
    let narrow = text.replacing("A human decides", with: "A person decides")
    #expect(Requirement(from: try document(text), to: try document(narrow)).rule.coolingOff == 5)
  }

  @Test("A looser rule of an entrenched provision loosens nothing")
  func looser() throws {
    let text = charter(
      ratifiers: ["ana", "ben", "cal"], threshold: "all", coolingOff: 48, entrenched: [("oversight", "1", 0)],
      sampleBody)
    let edited = text.replacing("A human decides", with: "A person decides")
    let requirement = Requirement(from: try document(text), to: try document(edited))
    #expect(requirement.needed == 3)
    #expect(requirement.rule.coolingOff == 48)
  }

  @Test(
    "A fraction is of the number of ratifiers, rounded up",
    arguments: [
      ("1/2", 3, 2), ("1/2", 4, 2), ("2/3", 3, 2), ("2/3", 4, 3), ("3/4", 5, 4), ("1/3", 3, 1), ("1/1", 4, 4),
      ("1/100", 2, 1), ("all", 5, 5), ("2", 5, 2),
    ])
  func fraction(threshold: String, ratifiers: Int, needed: Int) throws {
    let text = charter(
      ratifiers: (0..<ratifiers).map { "member-\($0)" }, threshold: threshold, sampleBody)
    let edited = text.replacing("Evidence is shown", with: "Evidence is kept")
    #expect(Requirement(from: try document(text), to: try document(edited)).needed == needed)
  }

  @Test("A founding record is judged by the general rule of its own text")
  func founding() throws {
    let requirement = Requirement(founding: try document(Self.text))
    #expect(requirement.needed == 1)
    #expect(requirement.rule.coolingOff == 1)
    #expect(requirement.entrenched.isEmpty)
    #expect(!requirement.touchesGovernance)
  }
}
