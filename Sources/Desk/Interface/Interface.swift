public import Cells
public import Counsel
public import Ledger
public import Prose
public import Ratification

/// The whole interface as a value: what is on the screens, and what every event makes of it.
public struct Interface: Equatable, Sendable {
  public enum Screen: Equatable, Sendable {
    case library(LibraryScreen)
    case glance(GlanceScreen)
    case desk(DeskScreen)
    case draft(DraftScreen)
    case review(ReviewScreen)
    case history(HistoryScreen)
    case docket(DocketScreen)
    case drill(DrillScreen)
    case report(ReportScreen)
    case cases(CasesScreen)
    case panel(PanelScreen)
  }

  /// One line at the bottom that says what happened.
  public struct Notice: Equatable, Sendable {
    public let text: String
    public let isFault: Bool
  }

  public internal(set) var size = Size(columns: 80, rows: 24)
  /// The last is shown; Esc and `q` go back to the one before it.
  public internal(set) var screens: [Screen]
  public internal(set) var overlay: Overlay?
  public internal(set) var notice: Notice?
  public internal(set) var identity: Identity?
  public let keymap: Keymap
  /// What is under way, in a word or two; nil when nothing is.
  public internal(set) var work: String?
  public internal(set) var now = Moment(nanoseconds: 0)
  public internal(set) var isFinished = false
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
  /// What was last searched for, on any screen.
  var sought = ""
  /// Whether another window has the keys, so that nobody may be reading.
  var isAway = false
  /// What was typed and not sent.
  var typed: TypedWords
  /// The name that a key is being looked for.
  var pendingName: String?
  /// What waits for the user to say who they are.
  var afterIdentity: Effect?
  /// What is to be done once the charter is open.
  var errand: Errand
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
  /// The date and time of day, for what is recorded; it is handed in with each event.
  public var today = Timestamp.earliest
  /// What is recorded with the proposal that is being put on the docket.
  var groundwork: Groundwork?
  /// How many were asked.
  var asked = 0
  /// What was sent last, word by word.
  var lastBrief: Bytes?
  private var start: [Effect]

  /// - Parameters:
  ///   - path: The charter to open; nil for the library.
  ///   - text: The bytes of that charter's text, for the first frame.
  ///   - errand: What the person came for, done as soon as the charter is open.
  ///   - typed: What `keepTyped` kept and did not forget.
  public init(
    path: String?, text: Bytes? = nil, errand: Errand = .draft, identity: Identity?,
    keymap: Keymap = .standard, typed: [TypedPlace: Bytes] = [:]
  ) {
    self.errand = errand
    self.identity = identity
    self.keymap = keymap
    self.typed = TypedWords(typed)
    var glance: GlanceScreen?
    if let path, let text {
      glance = GlanceScreen(text, of: path, composer: self.typed[.composer(path)] ?? "")
    }
    screens = [glance.map(Screen.glance) ?? .library(LibraryScreen())]
    start = [path.map { .open(path: $0) } ?? .loadLibrary]
  }

  public var screen: Screen { screens.last ?? .library(LibraryScreen()) }

  /// The review at hand, for the one place that can make a ballot of it.
  public var reviewAtHand: ReviewScreen? {
    if case .review(let screen) = screen { screen } else { nil }
  }

  mutating func say(_ text: String) { notice = Notice(text: text, isFault: false) }
  mutating func refuse(_ text: String) { notice = Notice(text: text, isFault: true) }

  mutating func replaceScreen(_ screen: Screen) {
    if screens.isEmpty { screens = [screen] } else { screens[screens.count - 1] = screen }
  }
}

extension Interface: Program {
  public mutating func receive(_ event: Event<Message>, at now: Moment) -> [Effect] {
    turn(at: now) { $0.take(event) }
  }

  /// Does what an action names, as if its key had been pressed.
  public mutating func receive(_ action: Action, at now: Moment) -> [Effect] {
    turn(at: now) {
      $0.notice = nil
      return $0.receive(action)
    }
  }

  /// One turn: the time that passed counts as it was spent, then something is done, then what was typed is kept.
  mutating func turn(at now: Moment, _ body: (inout Interface) -> [Effect]) -> [Effect] {
    let effects = start
    start = []
    countReading(until: now)
    self.now = now
    return effects + body(&self) + keepReading() + keepTyped()
  }

  private mutating func take(_ event: Event<Message>) -> [Effect] {
    switch event {
    case .key(let key): return receive(key)
    case .paste(let bytes): return paste(bytes)
    case .mouse(let mouse): return receive(mouse)
    case .message(let message): return receive(message)
    case .tick: return tick()
    case .resize(let size):
      self.size = size
      interruptReview()
      layOutDraft()
    case .focusLost, .focusGained:
      isAway = event == .focusLost
      interruptReview()
    case .suspendedAndResumed: interruptReview()
    }
    return []
  }

  private mutating func tick() -> [Effect] {
    showProgress()
    return if case .history = screen { tickHistory() } else { [] }
  }

  public var wakesAt: Moment? {
    let wish: Moment? =
      switch screen {
      case .review(let screen): screen.wakesAt(after: now)
      case .history(let screen): screen.wakesAt
      default: nil
      }
    return [wish, typed.wakesAt, progressWakesAt].compactMap { $0 }.min()
  }
}
