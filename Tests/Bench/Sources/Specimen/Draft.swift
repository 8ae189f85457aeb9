import Prose

/// The text in force as its provisions, which amendments change.
struct Draft: Sendable {
  private let frontMatter: Bytes
  private(set) var provisions: [Provision]
  private var ids: Set<String>

  /// The provisions that no amendment touches: the title, and the entrenched one with all under it.
  private static let untouched = 4

  /// A text of about `lines` lines with ten chapters.
  ///
  /// - Parameter key: The ratifier's public key, a type, a space and the base64.
  init(ratifier name: String, key: String, lines: Int, using random: inout SplitMix64) {
    frontMatter = Draft.frontMatter(ratifier: name, key: key)
    var oversight = Provision.random(
      id: "human-oversight", title: "Human oversight", level: 2, using: &random)
    oversight.attributes = " authority=root"
    provisions = [
      Provision(
        id: "charter", title: "Co-improvement charter", level: 1, body: [.init(Sentence(using: &random))]),
      oversight,
      .random(id: "human-oversight.refusal", title: "Refusal", level: 3, using: &random),
      .random(id: "human-oversight.stopping", title: "Stopping", level: 3, using: &random),
    ]
    for title in Vocabulary.chapters {
      let id = title.lowercased().replacing(" ", with: "-")
      var chapter = Provision(id: id, title: title, level: 2)
      for _ in 0..<random.number(in: 2...4) { chapter.body.append(.init(Sentence(using: &random))) }
      provisions.append(chapter)
    }
    ids = Set(provisions.map(\.id))
    while lineCount < lines { add(using: &random) }
  }

  var lineCount: Int {
    frontMatter.count { $0 == .lineFeed } + provisions.reduce(0) { $0 + $1.lineCount }
  }

  /// The provisions that amendments may reword, by position.
  var amendable: Range<Int> { Draft.untouched..<provisions.count }

  /// Those that amendments may also move and retire: what stands under the chapters.
  private var leaves: [Int] { amendable.filter { provisions[$0].level == 3 } }

  /// The whole text.
  var bytes: Bytes {
    var text = frontMatter
    text.reserveCapacity(128 * 1_024)
    for provision in provisions {
      text.append(.lineFeed)
      text += provision.heading
      text.append(.lineFeed)
      for line in provision.body {
        text += line.bytes
        text.append(.lineFeed)
      }
    }
    return text
  }

  /// The line of the text, counted from 1, on which a provision's heading stands; nil where there is none.
  func line(of id: String) -> Int? {
    guard ids.contains(id) else { return nil }
    var line = frontMatter.count { $0 == .lineFeed } + 2
    for provision in provisions.prefix(while: { $0.id != id }) { line += provision.lineCount }
    return line
  }

  private static func frontMatter(ratifier name: String, key: String) -> Bytes {
    Bytes(
      """
      ---
      title: "Co-improvement charter"
      kind: constitution
      format: 1
      goal: "Models and people find each other's errors before they matter."
      ratifiers:
        - name: \(name)
          key: "\(key)"
      ratification:
        threshold: 1
        cooling-off: 0h
        entrenched:
          - provision: human-oversight
            threshold: all
            cooling-off: 72h
      review: standard
      ---

      """.utf8)
  }
}

extension Draft {
  /// The adoption of the whole text, with a decision on every provision.
  var adoption: Change {
    let governance = Provision(id: "governance", title: "the charter", level: 1)
    let rules = Change.Touch(governance, lines: frontMatter.split(separator: .lineFeed).map(Bytes.init))
    return Change(title: "Adopt the charter", touched: [rules] + provisions.map { .init(whole: $0) })
  }

  /// Changes provisions at `index` in place.
  mutating func revise(_ index: Int, _ change: (inout Provision) -> Void) { change(&provisions[index]) }

  /// Adds a provision under a chapter.
  @discardableResult
  mutating func add(using random: inout SplitMix64) -> Provision {
    let title = "\(random.pick(Vocabulary.qualities)) \(random.pick(Vocabulary.matters))"
    let slug = title.lowercased().replacing(" ", with: "-")
    var id = slug
    while !ids.insert(id).inserted { id = "\(slug)-\(random.number(in: 2...9_999))" }
    let index = random.number(in: (Draft.untouched + 1)...provisions.count)
    let added = Provision.random(id: id, title: title, level: 3, using: &random)
    provisions.insert(added, at: index)
    return added
  }

  /// Takes out a provision that stands under a chapter; nil where there is none.
  mutating func retire(using random: inout SplitMix64) -> Provision? {
    guard !leaves.isEmpty else { return nil }
    let retired = provisions.remove(at: random.pick(leaves))
    ids.remove(retired.id)
    return retired
  }

  /// Moves a provision that stands under a chapter past three others or more; nil where there is no room.
  mutating func move(using random: inout SplitMix64) -> Provision? {
    guard let from = leaves.isEmpty ? nil : random.pick(leaves) else { return nil }
    let targets = ((Draft.untouched + 1)..<provisions.count).filter { abs($0 - from) > 3 }
    guard !targets.isEmpty else { return nil }
    let moved = provisions.remove(at: from)
    provisions.insert(moved, at: random.pick(targets))
    return moved
  }
}
