internal import Charter
internal import Prose

/// A text put together from the provisions of two others, each with the blank lines behind it.
///
/// What is adopted comes from the new text, everything else from the base, byte for byte.
struct PartialAdoption {
  fileprivate struct Piece {
    var id: String
    var level: Int
    var text: Bytes
    /// The blank lines behind it.
    let gap: Bytes
    /// Whether it stood last in its text.
    let wasLast: Bool
    /// Whether it stands in the base's order, so that others can be placed by it.
    let isFixed: Bool
  }

  private let base: Document?
  private let result: Document
  private var pieces: [Piece] = []
  /// New ids of edited headings that state none, with the old ones.
  private var renamed: [String: String] = [:]

  /// - Parameter base: The text in force; nil for an adoption, where what is turned down is left out.
  init(of changes: [ProvisionChange], from base: Document?, to result: Document, turnedDown: Set<String>) {
    self.base = base
    self.result = result
    let changed = Dictionary(uniqueKeysWithValues: changes.map { ($0.id, $0) })
    for provision in result.provisions {
      if let change = changed[provision.id] {
        if !turnedDown.contains(change.id) {
          pieces.append(Piece(provision, of: result, isFixed: change.kind == .replaced))
        } else if change.kind == .replaced, let base, let old = change.old {
          pieces.append(Piece(old, of: base, isFixed: true))
        }
      } else if let base, let old = base.provision(provision.id) {
        pieces.append(Piece(old, of: base, isFixed: true))
      }
    }
    guard let base else { return }
    let back = changes.filter { ![.added, .replaced].contains($0.kind) && turnedDown.contains($0.id) }
    for provision in base.provisions where back.contains(where: { $0.id == provision.id }) {
      putBack(provision, of: base)
    }
  }

  /// Puts a provision back behind what stood before it in the base, and behind what was added below that.
  private mutating func putBack(_ provision: Provision, of base: Document) {
    let earlier = Set(base.provisions.prefix { $0.id != provision.id }.map(\.id))
    let piece = Piece(provision, of: base, isFixed: true)
    var place = (pieces.lastIndex { $0.isFixed && earlier.contains($0.id) } ?? -1) + 1
    while place < pieces.count, !pieces[place].isFixed, pieces[place].level > piece.level { place += 1 }
    pieces.insert(piece, at: place)
  }

  /// Sets the person's own words in place of a provision's.
  mutating func replace(_ id: String, with words: Bytes) throws(AdoptedTextFault) {
    let source = result.provision(id) == nil ? base : result
    guard let source, let index = source.provisions.firstIndex(where: { $0.id == id }),
      let place = pieces.firstIndex(where: { $0.id == id })
    else { return }
    let edited: Document
    do { edited = try source.applying(.replace(id, words)) } catch .unchanged { return } catch {
      throw .operation(error)
    }
    // The slug may have changed with the heading, but it is still the one at that place.
    let provision = edited.provisions[index]
    if provision.id != id { renamed[provision.id] = id }
    pieces[place].id = provision.id
    pieces[place].level = provision.heading?.level ?? 0
    pieces[place].text = edited.text(of: provision)
  }

  /// The whole text.
  ///
  /// - Throws: `AdoptedTextFault` where the provisions don't come out as they were put in, or where one
  ///   would stand under another heading than in either text.
  func text() throws(AdoptedTextFault) -> Document {
    guard pieces.first?.id == Provision.governanceID else {
      throw .operation(.notASection(Provision.governanceID))
    }
    var bytes = Bytes()
    for piece in pieces.dropLast() {
      bytes += piece.text + (piece.wasLast && piece.gap.isEmpty ? [.lineFeed] : piece.gap)
    }
    if let last = pieces.last { bytes += last.text + (last.wasLast ? last.gap : []) }
    let document: Document
    do { document = try Document(bytes) } catch { throw .operation(.result(error)) }
    for (index, piece) in pieces.enumerated() {
      guard document.provisions.count == pieces.count else { throw .entangled(piece.id) }
      let provision = document.provisions[index]
      guard provision.id == piece.id, document.text(of: provision) == piece.text,
        isAtHome(provision, in: document)
      else { throw .entangled(piece.id) }
    }
    return document
  }

  /// Whether a provision stands under the heading under which the base or the new text has it.
  private func isAtHome(_ provision: Provision, in document: Document) -> Bool {
    let parent = document.parent(of: provision).map { renamed[$0.id] ?? $0.id }
    let id = renamed[provision.id] ?? provision.id
    return [result, base].contains { home in
      guard let home, let known = home.provision(id) else { return false }
      return home.parent(of: known)?.id == parent
    }
  }
}

extension PartialAdoption.Piece {
  fileprivate init(_ provision: Provision, of document: Document, isFixed: Bool) {
    let next = document.provisions.first { $0.lines.lowerBound >= provision.lines.upperBound }
    let end = next?.lines.lowerBound ?? document.lineCount
    self.init(
      id: provision.id, level: provision.heading?.level ?? 0, text: document.text(of: provision),
      gap: Bytes(document.text(ofLines: provision.lines.upperBound..<end)), wasLast: next == nil,
      isFixed: isFixed)
  }
}
