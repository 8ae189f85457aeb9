internal import Cells
internal import Prose

/// What is searched for, in any scene.
struct SearchSheet: QuestionSheet {
  enum Question: Equatable, Sendable { case words }

  var pending: Pending<Question>?

  init(_ world: World) {
    ask(.words, "Search", "Words in what is shown. Upper and lower case are the same.", world)
  }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    if !answer.text.isEmpty { world.sought = answer.text }
    world.perform(.searchNext)
  }
}

/// Whether the program ends.
struct QuitSheet: QuestionSheet {
  enum Question: Equatable, Sendable { case quit }

  var pending: Pending<Question>?

  init() { ask(.quit, "Quit? What you typed is kept.", ["Stay", "Quit"]) }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    if answer.line == 1 { world.moves.append(.end) }
  }
}

extension SceneOpening {
  static func search(_ world: World) -> SceneOpening { SceneOpening(SearchSheet(world)) }
  static var quit: SceneOpening { SceneOpening(QuitSheet()) }
}
