import Charter
import Prose
import Testing

/// A replacement in a text, and whether it is an editorial one.
struct Touch: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let old: String
  let new: String
  let isEditorial: Bool

  init(_ name: String, _ old: String, _ new: String, _ isEditorial: Bool) {
    (testDescription, self.old, self.new, self.isEditorial) = (name, old, new, isEditorial)
  }
}

struct EditorialTests {
  private static let text =
    frontMatter + """
      # Sample

      ## Oversight {#oversight}
      A "human" decides.

      ### Exceptions
      None for "now".

      ## "Evidence" kept
      The reviewer's word is "may", and no one
      is above it.
      It is [shown to "all"](https://example.org "the list") and *kept  well*.
      Wait 5 days, 10 000 hours, or 6" of rain; say `a "b"  c` or <b title="x">so</b>.\u{20}\u{20}
      It ends here.

      - one "item"
      - two items

      1. first
      2. second

      > quoted "words"
      > go on

      ~~~case
      id: night
      situation: "Nobody answers."
      ruling: "It stays  refused."
      ~~~

          indented "code"

      <div class="note">
      In "HTML".
      </div>

      ## Links {#links}
      See [the list] and "it".

      [the list]: https://example.org "all"

      """

  static let touches: [Touch] = [
    Touch("typographic quotes", "is \"may\"", "is “may”", true),
    Touch("low and high quotes", "is \"may\"", "is „may‟", true),
    Touch("an apostrophe", "reviewer's", "reviewer’s", true),
    Touch("quotes in a heading", "## \"Evidence\" kept", "## “Evidence” kept", true),
    Touch("quotes in a list", "one \"item\"", "one “item”", true),
    Touch("quotes in a quote", "quoted \"words\"", "quoted “words”", true),
    Touch("quotes in emphasis' neighbourhood", "and \"it\".", "and “it”.", true),
    Touch("a line wrapped elsewhere", "and no one\nis above", "and no\none is above", true),
    Touch("two lines joined", "no one\nis", "no one is", true),
    Touch("a second space between words", "is above it", "is  above it", true),
    Touch("a space that does not break", "is above it", "is\u{A0}above it", true),
    Touch("one space at the end of a line", "is above it.\n", "is above it. \n", true),
    Touch("a tab for a space", "is above it", "is\tabove it", true),
    Touch("white space in emphasis", "*kept  well*", "*kept well*", true),
    Touch("more blank lines between provisions", "kept\nThe", "kept\n\n\nThe", true),
    Touch("a heading's white space", "## \"Evidence\"", "##   \"Evidence\"", true),
    Touch("a list's blank line more", "- two items\n\n", "- two items\n\n\n", true),

    Touch("a word", "is above it", "is over it", false),
    Touch("a case", "is above it", "is Above it", false),
    Touch("a mark", "is above it.", "is above it!", false),
    Touch("two words made one", "no one", "noone", false),
    Touch("one word made two", "above it", "a bove it", false),
    Touch("white space where there was none", "\"may\", and", "\"may\" , and", false),
    Touch("quotes taken away", "is \"may\"", "is may", false),
    Touch("quotes added", "is above it", "is “above” it", false),
    Touch("double quotes for single", "reviewer's", "reviewer\"s", false),
    Touch("a backtick for a quote", "reviewer's", "reviewer`s", false),
    Touch("a paragraph parted", "no one\nis above", "no one\n\nis above", false),
    Touch("a hard line break", "no one\nis above", "no one  \nis above", false),
    Touch("a hard line break taken away", "so</b>.  \n", "so</b>.\n", false),
    Touch("a list's items apart", "- one \"item\"\n", "- one \"item\"\n\n", false),
    Touch("a list made deeper", "\n- two", "\n  - two", false),
    Touch("a line that becomes code", "\nIt ends here", "\n\n    It ends here", false),
    Touch("white space between digits", "10 000", "10\u{202F}000", false),
    Touch("a line break between digits", "10 000", "10\n000", false),
    Touch("a quote at a digit", "6\"", "6”", false),
    Touch("white space beside one digit", "Wait 5", "Wait  5", true),
    Touch("a digit", "Wait 5", "Wait 6", false),
    Touch("quotes in code", "`a \"b\"", "`a “b”", false),
    Touch("white space in code", "b\"  c`", "b\" c`", false),
    Touch("white space in a case block", "stays  refused", "stays refused", false),
    Touch("quotes in a case block", "\"Nobody answers.\"", "“Nobody answers.”", false),
    Touch("quotes in indented code", "indented \"code\"", "indented “code”", false),
    Touch("white space in indented code", "    indented", "     indented", false),
    Touch("quotes in a block of HTML", "In \"HTML\"", "In “HTML”", false),
    Touch("quotes in a tag", "<b title=\"x\">", "<b title=“x”>", false),
    Touch("white space in a tag", "<b title", "<b  title", false),
    Touch("quotes in a link's words", "shown to \"all\"", "shown to “all”", false),
    Touch("white space in a link's words", "shown to", "shown  to", false),
    Touch("a link's title", "\"the list\")", "\"the  list\")", false),
    Touch("a reference's title", "\"all\"\n", "\"a ll\"\n", false),
    Touch("a reference broken by a quote", "\"all\"\n", "“all”\n", false),
    Touch("white space in an id", "{#links}", "{ #links}", false),
    Touch("an id", "{#links}", "{#links2}", false),
    Touch("a slug, by white space", "\"Evidence\" kept", "\"Evidence\"  kept", false),
    Touch("quotes in the front matter", "\"Sample\"", "“Sample”", false),
    Touch("white space in the front matter", "goal: ", "goal:  ", false),
    Touch("quotes in an entrenched provision", "A \"human\"", "A “human”", false),
    Touch("white space in an entrenched subtree", "None for", "None  for", false),
    Touch("quotes in an entrenched subtree", "\"now\"", "“now”", false),
    Touch("white space above an entrenched heading", "# Sample\n", "#  Sample\n", false),
  ]

  @Test("The diff decides what is editorial", arguments: touches)
  func touch(touch: Touch) throws {
    #expect(Self.text.contains(touch.old))
    guard let place = Self.text.firstRange(of: touch.old) else { return }
    let edited = Self.text.replacingCharacters(in: place, with: touch.new)
    let (old, new) = (try Document(Bytes(Self.text.utf8)), try Document(Bytes(edited.utf8)))
    #expect(isEditorial(from: old, to: new) == touch.isEditorial)
    #expect(isEditorial(from: new, to: old) == touch.isEditorial)
  }

  @Test("A text that does not differ is no amendment")
  func equal() throws {
    let text = try Document(Bytes(Self.text.utf8))
    #expect(!isEditorial(from: text, to: text))
  }

  @Test("Retiring, adding or moving a provision is none")
  func provisions() throws {
    let text = try Document(Bytes(Self.text.utf8))
    #expect(!isEditorial(from: text, to: try text.applying(.retire("links"))))
    #expect(!isEditorial(from: text, to: try text.applying(.move("links", .after("oversight")))))
    let added = try text.applying(.add(Bytes("## More\nText.\n".utf8), .after("links")))
    #expect(!isEditorial(from: text, to: added))
  }
}

extension String {
  fileprivate func replacingCharacters(in place: Range<String.Index>, with new: String) -> String {
    self[..<place.lowerBound] + new + self[place.upperBound...]
  }
}
