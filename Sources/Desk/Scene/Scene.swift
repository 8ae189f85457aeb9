internal import Cells
internal import Counsel
internal import Prose
internal import Ratification
internal import Wire

/// A screen, or a sheet over one: its state, what input makes of it, and how it looks.
///
/// A scene stands in a folder of its own and names no other scene. What several scenes share is in the `World`,
/// which it reads to draw and acts on to update; what it wants of others is a move or an effect that the world
/// takes down. The `App` is the only one that knows which scenes there are.
///
/// Most of this has a default, so that a scene says only what is its own.
protocol Scene: Equatable, Sendable {
  /// What it asks in a prompt; the answer comes back to it.
  associatedtype Question: Equatable & Sendable = Never

  /// The question that lies over it and takes the keys.
  var pending: Pending<Question>? { get set }
  /// The words that are typed at the scene itself; nil while its keys are no text.
  var field: Field? { get set }

  // MARK: What it is

  /// The contexts that bind its keys, the nearest first.
  var contexts: [Context] { get }
  /// The contexts that help explains.
  var helpContexts: [Context] { get }
  /// Whether it lies over another scene, which stays in sight beneath.
  var isSheet: Bool { get }
  /// Whether keys come to `type` and bind nothing.
  func takesText(_ world: World) -> Bool
  /// Whether a key leaves what was said last where it is.
  var keepsNotice: Bool { get }
  /// Whether it has nothing more to show or to ask, so that it goes by itself.
  var isDone: Bool { get }
  /// Whether it searches in a way of its own.
  var searchesItself: Bool { get }
  /// Whether what it shows was asked for and is not there yet.
  var isOpening: Bool { get }
  /// The charter that it is about.
  var path: String? { get }
  /// What of it has to outlive a crash while it is typed.
  var typedPlace: TypedPlace? { get }
  /// Where the answer to a question is kept; nil where it need not be.
  func place(of question: Question) -> TypedPlace?
  /// When it wants to be told that time passed.
  func wakesAt(_ world: World) -> Moment?
  /// What an action may do at this moment, for bar, help, palette, linear mode and the keys alike.
  func availability(of action: Action, _ world: World) -> Availability

  // MARK: What input makes of it

  /// It was just put on the screen.
  mutating func appear(_ world: inout World)
  /// What lay over it is gone.
  mutating func uncover(_ world: inout World)
  mutating func perform(_ action: Action, _ world: inout World)
  /// Esc, and `q`, which may end the program.
  mutating func back(isQuitting: Bool, _ world: inout World)
  /// A key that binds nothing here; false where it means nothing either.
  mutating func take(unbound key: Key, _ world: inout World) -> Bool
  mutating func type(_ key: Key, _ world: inout World)
  mutating func paste(_ bytes: Bytes, _ world: inout World)
  mutating func press(at point: Point, _ world: inout World)
  mutating func turnWheel(isDown: Bool, at point: Point, _ world: inout World)
  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World)
  /// The question was left without an answer.
  mutating func decline(_ question: Question, _ world: inout World)
  /// Goes to the next place that holds what is searched for; false where there is none.
  mutating func find(_ search: Search, _ world: inout World) -> Bool
  /// Takes what came back from an effect; false where it is not for this scene.
  mutating func hear(_ message: Message, _ world: inout World) -> Bool
  /// Takes what the scene that was opened over it hands back.
  mutating func receive(_ reply: SceneReply, _ world: inout World)
  /// The charter that it is about was read again.
  mutating func change(to charter: OpenCharter, _ world: inout World)
  /// More came of an answer that this scene asked for.
  mutating func follow(_ exchange: Exchange, _ world: inout World)
  /// An answer that this scene asked for has ended.
  mutating func conclude(_ exchange: Exchange, _ reason: StopReason, _ world: inout World)

  // MARK: Time

  /// Time passed with the scene as the last frame showed it; called before anything changes.
  mutating func elapse(until now: Moment, isInView: Bool, _ world: inout World)
  /// The moment that it wanted to wake at has come.
  mutating func tick(_ world: inout World)
  /// The terminal's size changed, it lost the keys, or the program was stopped.
  mutating func interrupt(_ world: inout World)
  /// The end of a turn, at which what was done is kept.
  mutating func keep(_ world: inout World)
  /// It is about to go: what must not be lost is handed on.
  mutating func leave(_ world: inout World)
  /// The program ends with this scene open.
  mutating func end(_ world: inout World)

  // MARK: How it looks

  func draw(on canvas: inout Canvas, _ world: World)
  /// What there is to read and to choose, for linear mode.
  func outline(_ world: World) -> SceneOutline
  /// Puts an item of the outline into focus, from 0.
  mutating func select(item index: Int, _ world: inout World)
  /// Reads on in what is shown a part at a time.
  mutating func readOn(_ world: inout World)
  /// The lines of a longer passage that the outline offers.
  func lines(of passage: SceneOutline.Passage, _ world: World) -> [String]
  /// Takes what is typed at the scene, as Enter does.
  mutating func submit(_ world: inout World)
  /// Leaves what is typed at the scene, as Esc does.
  mutating func leaveField(_ world: inout World)
}

/// What an action may do at a scene at this moment.
enum Availability: Equatable, Sendable {
  case open
  /// It means nothing here now, so nothing offers it.
  case hidden
  /// It is offered, and says why not.
  case refused(String)
}

extension Scene {
  var field: Field? {
    get { nil }
    set {}
  }

  var helpContexts: [Context] { contexts }
  var isSheet: Bool { false }
  func takesText(_ world: World) -> Bool { field != nil }
  var keepsNotice: Bool { false }
  var isDone: Bool { false }
  var searchesItself: Bool { false }
  var isOpening: Bool { false }
  var path: String? { nil }
  var typedPlace: TypedPlace? { nil }
  func place(of question: Question) -> TypedPlace? { nil }
  func wakesAt(_ world: World) -> Moment? { nil }
  func availability(of action: Action, _ world: World) -> Availability { .open }

  mutating func appear(_ world: inout World) {}
  mutating func uncover(_ world: inout World) {}
  mutating func back(isQuitting: Bool, _ world: inout World) { world.leave(isQuitting: isQuitting) }
  mutating func take(unbound key: Key, _ world: inout World) -> Bool { false }
  mutating func type(_ key: Key, _ world: inout World) {}

  mutating func paste(_ bytes: Bytes, _ world: inout World) {
    guard field != nil else { return world.say("Nothing takes a paste here.") }
    if field?.paste(bytes) == false { world.refuseBytes() }
  }

  mutating func press(at point: Point, _ world: inout World) {}

  mutating func turnWheel(isDown: Bool, at point: Point, _ world: inout World) {
    perform(isDown ? .down : .up, &world)
  }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {}
  mutating func decline(_ question: Question, _ world: inout World) {}
  mutating func find(_ search: Search, _ world: inout World) -> Bool { false }
  mutating func hear(_ message: Message, _ world: inout World) -> Bool { false }
  mutating func receive(_ reply: SceneReply, _ world: inout World) {}
  mutating func change(to charter: OpenCharter, _ world: inout World) {}
  mutating func follow(_ exchange: Exchange, _ world: inout World) {}
  mutating func conclude(_ exchange: Exchange, _ reason: StopReason, _ world: inout World) {}
  mutating func elapse(until now: Moment, isInView: Bool, _ world: inout World) {}
  mutating func tick(_ world: inout World) {}
  mutating func interrupt(_ world: inout World) {}
  mutating func keep(_ world: inout World) {}
  mutating func leave(_ world: inout World) {}
  mutating func end(_ world: inout World) {}

  mutating func select(item index: Int, _ world: inout World) {}
  mutating func readOn(_ world: inout World) { perform(.pageDown, &world) }
  func lines(of passage: SceneOutline.Passage, _ world: World) -> [String] { [] }
  mutating func submit(_ world: inout World) {}
  mutating func leaveField(_ world: inout World) { back(isQuitting: false, &world) }
}

extension Scene {
  /// Whether two scenes of any kind are the same.
  func isSame(as other: any Scene) -> Bool { (other as? Self) == self }

  /// What can be done here by name: what is open, and what says why it is not.
  func commands(_ world: World) -> [Binding] {
    world.keymap.bindings(in: contexts).filter {
      $0.action != .palette && availability(of: $0.action, world) != .hidden
    }
  }
}
