public import Cells
public import Counsel
public import Ledger
public import Prose
public import Ratification

/// What all scenes share: the person, the terminal, the charters that are open, and what was said last.
///
/// A scene reads it, and writes it only by what it can be asked to do: say something, want an effect, open or leave
/// a scene, put a question to counsel. What is wanted is taken down here and done when the scene is through.
public struct World: Equatable, Sendable {
  /// One line at the bottom that says what happened.
  public struct Notice: Equatable, Sendable {
    public let text: String
    public let isFault: Bool
  }

  // MARK: The terminal

  public internal(set) var size = Size(columns: 80, rows: 24)
  public internal(set) var now = Moment(nanoseconds: 0)
  /// The date and time of day, for what is recorded; it is handed in with each event.
  public var today = Timestamp.earliest
  public let keymap: Keymap
  /// Whether changes are marked by brackets, since no colour is shown.
  public var isMonochrome = false
  /// What the screen looks like, unless another theme is being tried.
  public internal(set) var theme = NamedTheme("terminal", .terminal)
  /// How many colours the terminal shows.
  var depth = ColourDepth.exact
  /// Whether the replay steps from text to text without moving anything.
  public var reducedMotion = false
  /// Whether the terminal reports presses and the wheel.
  public var usesMouse = false
  /// Whether it is read line after line, so that nothing may move by itself.
  public var isLinear = false
  /// Whether another window has the keys, so that nobody may be reading.
  var isAway = false

  // MARK: The person and counsel

  public internal(set) var identity: Identity?
  /// Who can be asked; the first is asked unless the person chooses another.
  public var counsels = [CounselProfile.builtIn]
  /// Whether servers on this machine are looked for, since no counsel is in the settings.
  public var looksForServers = false
  /// Whether an answer that is finished is made heard.
  public var announces = false
  /// Bytes that nobody could foresee, from which the word of each brief is made.
  public var chance: Bytes = []
  /// The questions that are being answered.
  var exchanges: [Exchange] = []
  /// How many were asked.
  var asked = 0
  /// What was sent last, word by word.
  var lastBrief: Bytes?

  // MARK: The charters

  /// The charters that are open, by their paths.
  var charters: [String: HeldCharter] = [:]
  /// What was typed and not sent.
  var typed: TypedWords
  /// What is recorded with the proposal that is being put on the docket.
  var groundwork: Groundwork?
  /// What was last searched for, in any scene.
  var sought = ""

  // MARK: This turn

  public internal(set) var notice: Notice?
  /// What is under way, in a word or two; nil when nothing is.
  public internal(set) var work: String?
  /// What is to be done about this turn, in order.
  var effects: [Effect] = []
  /// The scenes that are to be opened and left, in order.
  var moves: [Move] = []
  /// The scene whose turn it is.
  var current: SceneID = 0
  /// Whether that is the one on top.
  var isOnTop = true

  init(identity: Identity?, keymap: Keymap, typed: [TypedPlace: Bytes]) {
    (self.identity, self.keymap, self.typed) = (identity, keymap, TypedWords(typed))
  }
}

/// A scene among those that are open, for as long as it is.
typealias SceneID = Int

/// What becomes of the scenes after a turn.
enum Move: Equatable, Sendable {
  case open(SceneOpening)
  /// Leaves a scene; where it is the first and the person wants to quit, the program ends.
  case leave(SceneID, isQuitting: Bool)
  /// Does what an action names, at the scene on top.
  case perform(Action)
  /// Hands something to the scene that the sender was opened over.
  case reply(SceneReply, from: SceneID)
  case end
}

/// A scene that is to be opened.
///
/// Each scene's folder says how it is opened, as a static function here, so that nobody else names its type.
struct SceneOpening: Equatable, Sendable {
  let scene: any Scene

  init(_ scene: some Scene) { self.scene = scene }

  static func == (one: SceneOpening, other: SceneOpening) -> Bool { one.scene.isSame(as: other.scene) }
}

/// What a scene can have done.
extension World {
  mutating func say(_ text: String) { notice = Notice(text: text, isFault: false) }
  mutating func refuse(_ text: String) { notice = Notice(text: text, isFault: true) }
  mutating func refuseBytes() { refuse("What was pasted is not UTF-8 text, so it was left out.") }

  /// Takes back what was said last.
  mutating func clearNotice() { notice = nil }

  /// Wants an effect; what it works on is said in a word or two, where the person waits for it.
  mutating func want(_ effect: Effect, _ work: String? = nil) {
    if let work { self.work = work }
    effects.append(effect)
  }

  mutating func want(all effects: [Effect]) { self.effects += effects }

  /// Notes what is searched for.
  mutating func seek(_ words: String) { sought = words }

  /// Whether something is under way that the action would start a second time; says so.
  mutating func isBusy() -> Bool {
    guard let work else { return false }
    say("One moment: \(work) is under way.")
    return true
  }

  mutating func open(_ opening: SceneOpening) { moves.append(.open(opening)) }

  /// Leaves the scene whose turn it is.
  mutating func leave(isQuitting: Bool = false) { moves.append(.leave(current, isQuitting: isQuitting)) }

  /// Does what an action names, at the scene that is on top then.
  mutating func perform(_ action: Action) { moves.append(.perform(action)) }

  /// Hands something to the scene that this one was opened over.
  mutating func reply(_ reply: SceneReply) { moves.append(.reply(reply, from: current)) }

  func keyName(of action: Action) -> String { keymap.keyName(of: action) }
}

extension World {
  /// Below this nothing can be drawn that a person could act on.
  public static let smallest = Size(columns: 40, rows: 10)
  /// Rows that one turn of the wheel moves.
  static let wheelRows = 3

  var isTooSmall: Bool { size.columns < World.smallest.columns || size.rows < World.smallest.rows }

  /// The rows at the bottom: one for the bar, or as many as what there is to say takes.
  func bottom(of size: Size) -> Rect {
    let most = max(1, size.rows / 2)
    let count = notice.map { min(most, $0.rows(columns: size.columns - 2).count) } ?? 1
    return Rect(column: 0, row: size.rows - count, columns: size.columns, rows: count)
  }

  /// The room between the line at the top and the rows at the bottom.
  func room(in size: Size) -> Rect {
    Rect(column: 0, row: 1, columns: size.columns, rows: max(0, bottom(of: size).origin.row - 1))
  }

  var room: Rect { room(in: size) }
}
