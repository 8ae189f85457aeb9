internal import Cells

/// A sheet that is nothing but questions, one after another; it goes when none is open.
protocol QuestionSheet: Scene {}

extension QuestionSheet {
  var isSheet: Bool { true }
  var contexts: [Context] { [.choice] }
  var isDone: Bool { pending == nil }

  mutating func perform(_ action: Action, _ world: inout World) {}

  func draw(on canvas: inout Canvas, _ world: World) {}

  func outline(_ world: World) -> SceneOutline { SceneOutline("question", "One moment.") }
}
