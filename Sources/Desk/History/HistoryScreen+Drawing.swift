internal import Cells

extension HistoryScreen {
  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let state = frame.amendments == nil ? "reading the history…" : "\(isPlaying ? "▶" : "‖") \(speed.name)"
    let room = Chrome(
      title: title, facts: ["history", "amendment \(frame.cursor) of \(frame.head)"], right: state,
      contexts: [.history]
    ).draw(on: &canvas, interface)
    frame.draw(on: &canvas, in: room, isMonochrome: interface.isMonochrome)
  }
}
