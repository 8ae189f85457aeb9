import Prose

/// A heading with the lines under it.
struct Provision: Sendable {
  /// The explicit id.
  let id: String
  let title: String
  let level: Int
  /// What stands behind the id in the heading's braces, such as ` authority=root`.
  var attributes = ""
  var body: [Line] = []
  /// The id of the case that stands under it.
  var decidedCase: String?

  /// A line of the text under a heading.
  struct Line: Sendable {
    /// Nil for what no amendment rewords: blank lines and those of a case.
    let sentence: Sentence?
    let isItem: Bool
    /// Without the line feed.
    let bytes: Bytes

    init(_ sentence: Sentence, isItem: Bool = false) {
      self.sentence = sentence
      self.isItem = isItem
      bytes = Bytes((isItem ? "- " : "").utf8) + Bytes(sentence.text.utf8)
    }

    init(fixed text: String) {
      sentence = nil
      isItem = false
      bytes = Bytes(text.utf8)
    }

    static let blank = Line(fixed: "")
  }

  var heading: Bytes {
    Bytes("\(String(repeating: "#", count: level)) \(title) {#\(id)\(attributes)}".utf8)
  }

  /// How many lines it takes, with the blank one that follows it.
  var lineCount: Int { body.count + 2 }

  /// Where the lines are that an amendment may reword.
  var sentences: [Int] { body.indices.filter { body[$0].sentence != nil } }

  /// Where a sentence can be taken out without leaving its paragraph or list empty.
  var spareSentences: [Int] {
    sentences.filter { index in
      [index - 1, index + 1].contains { body.indices.contains($0) && body[$0].sentence != nil }
    }
  }

}

extension Provision {
  /// A provision with two or three paragraphs, now and then a list, now and then a case.
  static func random(id: String, title: String, level: Int, using random: inout SplitMix64) -> Provision {
    var provision = Provision(id: id, title: title, level: level)
    for paragraph in 0..<random.number(in: 1...3) {
      if paragraph > 0 { provision.body.append(.blank) }
      for _ in 0..<random.number(in: 2...5) { provision.body.append(Line(Sentence(using: &random))) }
    }
    if random.chance(25) {
      provision.body.append(.blank)
      for _ in 0..<random.number(in: 2...4) {
        provision.body.append(Line(Sentence(using: &random), isItem: true))
      }
    }
    if random.chance(12) {
      let name = "\(id)-case"
      provision.decidedCase = name
      let situation = Sentence(using: &random).text
      let ruling = Sentence(using: &random).text
      provision.body += [
        .blank, Line(fixed: "~~~case"), Line(fixed: "id: \(name)"),
        Line(fixed: "situation: \"\(situation)\""), Line(fixed: "ruling: \"\(ruling)\""), Line(fixed: "~~~"),
      ]
    }
    return provision
  }
}
