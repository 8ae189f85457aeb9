internal import Prose

/// The talk at a desk as bytes, so that it comes back when the desk is opened again.
///
/// A line for each remark with the speaker and the bytes of name, note and words, then these three.
enum TalkMemory {
  /// Older remarks are not kept.
  private static let most = 200

  static func bytes(of talk: [Remark]) -> Bytes {
    // An answer that is still coming is kept when it ends.
    talk.filter { $0.exchange == nil }.suffix(most).reduce(into: Bytes()) { bytes, remark in
      let name: String
      let kind: String
      switch remark.speaker {
      case .person: (kind, name) = ("you", "")
      case .counsel(let label): (kind, name) = ("counsel", label)
      case .program: (kind, name) = ("assent", "")
      }
      let parts = [name, remark.note, remark.words].map { Bytes($0.utf8) }
      bytes += "\(kind) \(parts[0].count) \(parts[1].count) \(parts[2].count)\n".utf8
      bytes += parts.joined()
    }
  }

  /// The talk that `bytes` keeps; what is not of the form ends it.
  static func talk(from bytes: Bytes) -> [Remark] {
    var talk: [Remark] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: .lineFeed) {
      let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      let counts = head.dropFirst().compactMap { Int($0) }
      rest = rest[(end + 1)...]
      guard let kind = head.first, counts.count == 3, counts.allSatisfy({ (0...rest.count).contains($0) }),
        counts.reduce(0, +) <= rest.count
      else { break }
      let parts = counts.map { count in
        defer { rest = rest.dropFirst(count) }
        return String(decoding: rest.prefix(count), as: UTF8.self)
      }
      switch kind {
      case "you": talk.append(Remark(parts[2], .person, note: parts[1]))
      case "counsel": talk.append(Remark(parts[2], .counsel(parts[0]), note: parts[1]))
      default: talk.append(Remark(parts[2], .program, note: parts[1]))
      }
    }
    return talk
  }
}
