internal import Charter
public import Prose

/// What a counsel is sent, word by word.
///
/// Whatever somebody else than the program wrote stands between fences that carry a word which is nowhere in it,
/// so no text can end its fence and pass for an instruction.
public struct Brief: Equatable, Sendable {
  /// What did not fit.
  public struct Omissions: Equatable, Sendable {
    /// How many of the oldest remarks.
    public internal(set) var remarks = 0
    /// The provisions of which only the heading and the cases stand, in the order of the text.
    public internal(set) var bodies: [String] = []

    public var isEmpty: Bool { remarks == 0 && bodies.isEmpty }
  }

  /// What the word in the tags is; a reply is read with it.
  public let nonce: Nonce
  /// The rules of the exchange.
  public let rules: Bytes
  /// The rules where the reply is held to a schema, in their place; nil where no edit is asked for.
  public let strictRules: Bytes?
  /// The JSON Schema of such a reply.
  public let schema: Bytes?
  /// The material and the request.
  public let content: Bytes
  public let omissions: Omissions

  /// How many tokens some bytes are taken for: a quarter of them.
  public static func tokens(ofBytes count: Int) -> Int { (count + 3) / 4 }

  public var tokens: Int { Brief.tokens(ofBytes: rules.count + content.count) }

  /// Everything that is sent for a plain reply, as one text.
  public var text: Bytes { text(isStrict: false) }

  /// Everything that is sent, as one text, to be read by the person.
  ///
  /// - Parameter isStrict: Whether the reply is held to the schema.
  public func text(isStrict: Bool) -> Bytes {
    guard isStrict, let strictRules, let schema else { return rules + [.lineFeed] + content }
    return strictRules + [.lineFeed] + content + Bytes("\n# The schema\n\n".utf8) + schema + [.lineFeed]
  }

  /// Writes a brief that stays within `window` tokens.
  ///
  /// The oldest talk goes first, then the bodies of the provisions farthest from the one in focus.
  ///
  /// - Parameter seed: Bytes that nobody could foresee, for the nonce.
  /// - Throws: `BriefFault` where what can't be left out is more than the window.
  /// - Complexity: O(*n*) in the bytes of the material.
  public init(
    _ request: BriefRequest, _ material: BriefMaterial, window: Int, seed: Bytes
  ) throws(BriefFault) {
    nonce = Nonce(seed: seed, absentFrom: material.contents + request.contents)
    let writer = BriefWriter(nonce: nonce)
    rules = writer.rules(request)
    strictRules = writer.strictRules(request)
    schema = request.takesEdits ? Reply.schema(ids: material.document.provisions.map(\.id)) : nil
    let ends = Brief.ends(request, material, writer)
    let heads = material.document.provisions.map {
      writer.provision($0, in: material.document, isWhole: false)
    }
    let bodies = material.document.provisions.map {
      writer.provision($0, in: material.document, isWhole: true)
    }
    let remarks = material.talk.map { writer.remark($0) }
    var size =
      max(rules.count, (strictRules?.count ?? 0) + (schema?.count ?? 0)) + 1 + ends.start.count
      + ends.end.count + Brief.room
      + (bodies + remarks).reduce(0) { $0 + $1.count }
    var omissions = Omissions()
    while Brief.tokens(ofBytes: size) > window, omissions.remarks < remarks.count {
      size -= remarks[omissions.remarks].count
      omissions.remarks += 1
    }
    var left: Set<Int> = []
    for index in Brief.farthestFirst(material)
    where Brief.tokens(ofBytes: size) > window && bodies[index].count > heads[index].count {
      size -= bodies[index].count - heads[index].count
      left.insert(index)
    }
    guard Brief.tokens(ofBytes: size) <= window else {
      throw BriefFault(tokens: Brief.tokens(ofBytes: size), window: window)
    }
    omissions.bodies = left.sorted().map { material.document.provisions[$0].id }
    self.omissions = omissions
    let text = bodies.indices.flatMap { left.contains($0) ? heads[$0] : bodies[$0] }
    let talk = remarks.dropFirst(omissions.remarks).flatMap { $0 }
    content = ends.start + text + writer.talk(talk, omissions, count: remarks.count) + ends.end
  }

  /// The bytes that the words about talk and omissions take at most.
  private static let room = 300

  private static func ends(
    _ request: BriefRequest, _ material: BriefMaterial, _ writer: BriefWriter
  ) -> (start: Bytes, end: Bytes) {
    (writer.introduction(material), writer.refusals(material) + writer.request(request, material))
  }

  /// The provisions by their distance from the one in focus; that one never goes.
  private static func farthestFirst(_ material: BriefMaterial) -> [Int] {
    let provisions = material.document.provisions
    let focus = provisions.firstIndex { $0.id == material.focus }
    return provisions.indices.filter { $0 != focus }
      .sorted { (abs($0 - (focus ?? 0)), $0) > (abs($1 - (focus ?? 0)), $1) }
  }
}

/// A brief that is longer than the counsel's window, even with all left out that may be.
public struct BriefFault: Error, Equatable, Sendable {
  public let tokens: Int
  public let window: Int
}

extension Brief.Omissions {
  /// What was left out, for the person; nil where nothing was.
  public var words: String? {
    guard !isEmpty else { return nil }
    var parts: [String] = []
    if remarks > 0 { parts.append(remarks == 1 ? "the oldest remark" : "the oldest \(remarks) remarks") }
    if !bodies.isEmpty { parts.append("the bodies of \(bodies.map { "[\($0)]" }.joined(separator: ", "))") }
    return "Left out of the brief for want of room: \(parts.joined(separator: ", and "))."
  }
}
