/// What is drawn together and never parted: a character with its marks, an escape, a sign.
public struct Cluster: Equatable, Sendable {
  /// What to hand to the terminal: no control, nothing without an agreed width, at most four marks on a
  /// character; empty for a line feed.
  public var text: String
  /// The columns that `text` takes, 0 for a line feed.
  public var columns: Int
  /// The bytes of the text that it stands for.
  public var source: Range<Int>
  /// What the reader could miss about it; nil for ordinary characters.
  public var mark: Mark?

  public init(text: String, columns: Int, source: Range<Int>, mark: Mark? = nil) {
    self.text = text
    self.columns = columns
    self.source = source
    self.mark = mark
  }

  /// A cluster with more spacing marks than this is parted, so that a row can hold it.
  static let mostColumns = 8
}

/// The clusters of a text, or of the bytes of it in `range`, such as a line.
///
/// A range is read as if it stood alone. The texts of the clusters together are `display` of those bytes but
/// for the line feeds; their sources are a partition of the range.
///
/// - Complexity: O(*n*) in the bytes of the range.
public func clusters(of text: Bytes, in range: Range<Int>? = nil) -> [Cluster] {
  var clusters: [Cluster] = []
  clusters.reserveCapacity((range ?? text.indices).count)
  var scanner = GlyphScanner(text, in: range)
  var drawn = Bytes()
  var open: Cluster?
  while true {
    let plain = scanner.takePlain()
    if !plain.isEmpty {
      close(&open, drawn: &drawn, into: &clusters)
      // Nothing joins printable ASCII but to the last of a run.
      for offset in plain.dropLast() {
        clusters.append(
          Cluster(text: plainTexts[Int(text[offset])], columns: 1, source: offset..<offset + 1))
      }
      let last = plain.upperBound - 1
      drawn.append(text[last])
      open = Cluster(text: "", columns: 1, source: last..<last + 1)
    }
    guard let glyph = scanner.next() else { break }
    if var cluster = open, glyph.continues(cluster) {
      glyph.append(to: &drawn, from: text)
      cluster.columns += glyph.columns
      cluster.source = cluster.source.lowerBound..<glyph.offset + glyph.length
      cluster.mark = cluster.mark ?? glyph.mark
      open = cluster
      continue
    }
    close(&open, drawn: &drawn, into: &clusters)
    if glyph.form != .lineEnd { glyph.append(to: &drawn, from: text) }
    open = Cluster(
      text: "", columns: glyph.columns, source: glyph.offset..<glyph.offset + glyph.length, mark: glyph.mark)
  }
  close(&open, drawn: &drawn, into: &clusters)
  return clusters
}

/// The text of each character of ASCII.
private let plainTexts = (0..<0x80).map { String(Unicode.Scalar(UInt8($0))) }

private func close(_ open: inout Cluster?, drawn: inout Bytes, into clusters: inout [Cluster]) {
  guard var cluster = open else { return }
  cluster.text = String(decoding: drawn, as: UTF8.self)
  clusters.append(cluster)
  drawn.removeAll(keepingCapacity: true)
  open = nil
}

extension Glyph {
  fileprivate func continues(_ cluster: Cluster) -> Bool {
    form == .mark || form == .spacingMark && cluster.columns < Cluster.mostColumns
  }
}
