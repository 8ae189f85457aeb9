public import Cells
internal import Prose

extension Interface {
  public func draw(_ size: Size, _ look: Look) -> Canvas {
    var canvas = Canvas(size)
    guard size.columns >= Interface.smallest.columns, size.rows >= Interface.smallest.rows else {
      let words =
        "Too small: assent needs \(Interface.smallest.columns) columns and \(Interface.smallest.rows) rows. "
        + "q quits."
      canvas.draw(rows(of: Bytes(words.utf8), columns: max(1, size.columns)), in: canvas.bounds)
      return canvas
    }
    switch screen {
    case .library(let screen): screen.draw(on: &canvas, self)
    case .glance(let screen): screen.draw(on: &canvas, self)
    case .desk(let screen): screen.draw(on: &canvas, self)
    case .draft(let screen): screen.draw(on: &canvas, self)
    case .review(let screen): screen.draw(on: &canvas, self)
    case .history(let screen): screen.draw(on: &canvas, self)
    case .docket(let screen): screen.draw(on: &canvas, self)
    case .drill(let screen): screen.draw(on: &canvas, self)
    case .report(let screen): screen.draw(on: &canvas, self)
    case .cases(let screen): screen.draw(on: &canvas, self)
    case .panel(let screen): screen.draw(on: &canvas, self)
    }
    if let overlay { draw(overlay, on: &canvas) }
    return canvas
  }
}
