internal import Cells
internal import Prose

/// What was typed and not sent: what is kept outside of the program, and what is not kept yet.
struct TypedWords: Equatable, Sendable {
  /// What is kept, as far as the interface knows.
  private(set) var kept: [TypedPlace: Bytes]
  private var open: Open?
  private var moved: Open?
  private var wishes: [Effect] = []

  /// The field that is being typed in, with the moment at which it first differed from what is kept.
  private struct Open: Equatable, Sendable {
    var place: TypedPlace
    var words: Bytes
    var since: Moment
  }

  /// What is typed is kept after this long at most.
  private static let patience = 1000
  /// What is not typed but moves with every key is kept once it has rested for this long.
  private static let rest = 2000

  init(_ kept: [TypedPlace: Bytes]) { self.kept = kept }

  subscript(place: TypedPlace) -> String? { kept[place].map { String(decoding: $0, as: UTF8.self) } }

  /// When something has to be kept; nil while everything is.
  var wakesAt: Moment? { [typedWakesAt, restWakesAt].compactMap { $0 }.min() }

  private var typedWakesAt: Moment? { open?.since.after(milliseconds: TypedWords.patience) }
  private var restWakesAt: Moment? { moved?.since.after(milliseconds: TypedWords.rest) }

  /// Takes note of the field that is typed in; another one than before has the first one kept.
  mutating func note(_ field: (place: TypedPlace, words: Bytes)?, at now: Moment) {
    if let open, open.place != field?.place { keep(open.words, at: open.place) }
    guard let field, kept[field.place] ?? [] != field.words else {
      open = nil
      return
    }
    open = Open(place: field.place, words: field.words, since: open?.since ?? now)
    if let typedWakesAt, typedWakesAt <= now { keep(field.words, at: field.place) }
  }

  /// Takes note of what moves with every key, and has it kept when it has rested.
  mutating func noteMoved(_ words: Bytes, of place: TypedPlace, at now: Moment) {
    guard kept[place] ?? [] != words else {
      moved = nil
      return
    }
    if moved?.place != place || moved?.words != words { moved = Open(place: place, words: words, since: now) }
    if let restWakesAt, restWakesAt <= now { keep(words, at: place) }
  }

  /// Has words kept at once; none are forgotten.
  mutating func keep(_ words: Bytes, at place: TypedPlace) {
    if open?.place == place { open = nil }
    if moved?.place == place { moved = nil }
    guard kept[place] ?? [] != words else { return }
    kept[place] = words.isEmpty ? nil : words
    wishes.append(.keepTyped(place, words))
  }

  mutating func forget(_ place: TypedPlace) { keep([], at: place) }

  /// Forgets what was typed about a statement that is settled, or for a charter, but for its composer and its talk.
  mutating func forgetAll(of owner: String) {
    if open?.place.owner == owner, open?.place.outlivesAll == false { open = nil }
    let places = kept.keys.filter { $0.owner == owner && !$0.outlivesAll }
    for place in places.sorted(by: { $0.field < $1.field }) { forget(place) }
  }

  /// What is to be kept and forgotten since the last call.
  mutating func takeWishes() -> [Effect] {
    defer { wishes = [] }
    return wishes
  }
}
