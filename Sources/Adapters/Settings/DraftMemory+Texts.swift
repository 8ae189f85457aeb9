internal import Ledger
public import Prose

/// The texts that a draft had, for undo and redo, over restarts too.
extension DraftMemory {
  public enum Direction: Sendable { case undo, redo }

  /// How many texts are kept to go back to.
  public static let limit = 100

  private struct Index {
    var past: [Digest] = []
    var future: [Digest] = []
  }

  private var indexFile: String { "\(folder)/texts" }

  /// Remembers the text that the draft had, before another one is written in its place.
  ///
  /// - Throws: `DiskFault`; what was remembered before stands.
  public func note(_ old: Bytes, before new: Bytes) throws(DiskFault) {
    guard old != new else { return }
    var index = try index()
    index.past = index.past.suffix(DraftMemory.limit - 1) + [Digest(of: old)]
    index.future = []
    try keep(old)
    try write(index)
  }

  /// The text that undo or redo brings back in place of `current`; nil where there is none.
  ///
  /// - Throws: `DiskFault` where there may be one that can't be read.
  public func text(_ direction: Direction, from current: Bytes) throws(DiskFault) -> Bytes? {
    guard let digest = next(direction, from: current, try index()) else { return nil }
    return try read(digest)
  }

  /// Undo or redo was done: the draft has its text in place of `current`.
  ///
  /// - Throws: `DiskFault`; doing it again then does nothing more.
  public func didGo(_ direction: Direction, from current: Bytes) throws(DiskFault) {
    var index = try index()
    guard let digest = next(direction, from: current, index) else { return }
    try keep(current)
    switch direction {
    case .undo:
      index.past = Array(index.past[..<(index.past.lastIndex(of: digest) ?? 0)])
      index.future.append(Digest(of: current))
    case .redo:
      index.future = Array(index.future[..<(index.future.lastIndex(of: digest) ?? 0)])
      index.past.append(Digest(of: current))
    }
    try write(index)
  }

  /// A crash between the text and the index leaves the current text at the end of the list.
  private func next(_ direction: Direction, from current: Bytes, _ index: Index) -> Digest? {
    let now = Digest(of: current)
    return (direction == .undo ? index.past : index.future).last { $0 != now }
  }

  private func index() throws(DiskFault) -> Index {
    var index = Index()
    guard let bytes = try disk.readIfPresent(indexFile) else { return index }
    for line in bytes.split(separator: .lineFeed) {
      let words = line.split(separator: .space)
      guard words.count == 2, let digest = Digest(hex: words[1]) else { continue }
      if words[0].elementsEqual("past".utf8) {
        index.past.append(digest)
      } else {
        index.future.append(digest)
      }
    }
    return index
  }

  private func write(_ index: Index) throws(DiskFault) {
    let lines = index.past.map { "past \($0.hex)\n" } + index.future.map { "future \($0.hex)\n" }
    try disk.replace(indexFile, Bytes(lines.joined().utf8))
    let kept = Set((index.past + index.future).map { "\($0.hex).md" })
    for name in try disk.listIfPresent(folder) where name.hasSuffix(".md") && !kept.contains(name) {
      try disk.remove("\(folder)/\(name)")
    }
  }

  private func keep(_ text: Bytes) throws(DiskFault) {
    try disk.makeFolder(folder, mode: 0o700)
    let file = "\(folder)/\(Digest(of: text).hex).md"
    if !disk.exists(file) { try disk.replace(file, text) }
  }

  private func read(_ digest: Digest) throws(DiskFault) -> Bytes? {
    guard let text = try disk.readIfPresent("\(folder)/\(digest.hex).md"), Digest(of: text) == digest else {
      return nil
    }
    return text
  }
}
