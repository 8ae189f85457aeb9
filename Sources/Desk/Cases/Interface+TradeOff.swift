internal import Charter
internal import Counsel
internal import Prose
internal import Ratification

/// Asking for a case in which two provisions pull apart; it comes as a proposal, like anything else.
extension Interface {
  /// `:trade-off`: which two, by default the one in focus and the next.
  mutating func askTradeOff(_ desk: DeskScreen) {
    guard counsel.kind != .builtIn else {
      refuse(
        "The built-in counsel is a set of rules and can't write a case. \(keymap.keyName(of: .counsel)) adds another."
      )
      return
    }
    let provisions = desk.document.provisions.filter { $0.heading != nil }
    let place = provisions.firstIndex { $0.id == desk.focus?.id } ?? 0
    let ids = provisions[min(place, provisions.count)...].prefix(2).map { "[\($0.id)]" }
    ask(
      .tradeOff, "A case between which two provisions?",
      "Their ids in brackets, and what you would want where they pull apart. It is kept as your stance.",
      ids.map { "\($0) " }.joined())
  }

  mutating func askForTradeOff(_ words: Bytes) -> [Effect] {
    guard case .desk(let desk) = screen else { return [] }
    let text = String(decoding: words, as: UTF8.self)
    let named = desk.document.provisions.filter { $0.heading != nil && text.contains("[\($0.id)]") }
    let spoken = named.reduce(text) { $0.replacing("[\($1.id)]", with: "") }
    guard named.count == 2 else {
      askTradeOff(desk)
      refuse(
        "Expected the ids of two provisions of the text in brackets, found "
          + (named.isEmpty ? "none." : "\(named.map { "[\($0.id)]" }.joined(separator: " ")).")
      )
      return []
    }
    guard desk.charter.isDraft || says(Bytes(spoken.utf8), words: 3, orCharacters: 4) else {
      askTradeOff(desk)
      refuse("Say behind the ids in three words or more what you would want.")
      return []
    }
    if isBusy() { return [] }
    return ask(
      .tradeOff(words, named[0].id, named[1].id), said: words, about: nil, focus: named[0].id, desk)
  }
}
