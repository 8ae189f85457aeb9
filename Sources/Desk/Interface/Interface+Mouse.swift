internal import Cells
internal import Ratification

extension Interface {
  /// Rows that one turn of the wheel moves.
  private static let turn = 3

  mutating func receive(_ mouse: Mouse) -> [Effect] {
    if isTooSmall { return [] }
    switch mouse {
    case .wheelUp(let point): return turnWheel(isDown: false, at: point)
    case .wheelDown(let point): return turnWheel(isDown: true, at: point)
    case .press(let point): press(at: point)
    }
    return []
  }

  private mutating func turnWheel(isDown: Bool, at point: Point) -> [Effect] {
    switch (overlay, screen) {
    case (.prompt, _): return []
    case (.some, _): return receive(overlay: isDown ? .down : .up)
    case (nil, .desk(var desk)):
      let panes = panes(of: desk)
      if panes.talk?.contains(point) ?? false {
        desk.scrollTalk(by: isDown ? Interface.turn : -Interface.turn, panes)
      } else {
        desk.scrollText(by: isDown ? Interface.turn : -Interface.turn, panes)
      }
      replaceScreen(.desk(desk))
      return []
    case (nil, .review(var review)):
      let room = reviewRoom(of: review)
      if review.showsRedline {
        review.scrollRedline(by: isDown ? Interface.turn : -Interface.turn, room)
      } else {
        review.scrollReading(by: isDown ? Interface.turn : -Interface.turn, room)
      }
      replaceScreen(.review(review))
      return []
    case (nil, _): return receive(isDown ? Action.down : .up)
    }
  }

  /// A press puts the focus where it is.
  private mutating func press(at point: Point) {
    guard overlay == nil else { return }
    switch screen {
    case .desk(var desk):
      let panes = panes(of: desk)
      if panes.composer.contains(point) {
        desk.pane = .composer
      } else if panes.talk?.contains(point) ?? false {
        desk.pane = .talk
      } else if panes.text?.contains(point) ?? false {
        desk.pane = .text
      }
      replaceScreen(.desk(desk))
    case .library(var library):
      library.select(at: point, in: room)
      replaceScreen(.library(library))
    default: break
    }
  }
}
