public import Cells
public import Prose
public import Ratification

/// The whole interface as a value: the scenes that are open, what they share, and what every event makes of them.
public struct App: Equatable, Sendable {
  /// A scene that is open.
  ///
  /// The last is on top; where it is a sheet, those beneath stay in sight.
  struct Layer: Equatable, Sendable {
    let id: SceneID
    var scene: any Scene

    static func == (one: Layer, other: Layer) -> Bool {
      one.id == other.id && one.scene.isSame(as: other.scene)
    }
  }

  public var world: World
  var layers: [Layer] = []
  public internal(set) var isFinished = false
  /// What is to be done once the charter is open.
  var errand: Errand
  private var count = 0

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
    world = World(identity: identity, keymap: keymap, typed: typed)
    let glance = path.flatMap { path in text.flatMap { SceneOpening.glance($0, of: path, world) } }
    put(glance ?? .library)
    world.want(path.map { .open(path: $0) } ?? .loadLibrary)
  }

  // MARK: Layers

  var top: Int { layers.count - 1 }

  /// The scene that is seen as a whole: the last that is no sheet.
  var page: Int { layers.lastIndex { !$0.scene.isSheet } ?? 0 }

  var scene: any Scene { layers[top].scene }

  /// The charter that the nearest scene is about.
  var pathAtHand: String? { layers.reversed().lazy.compactMap(\.scene.path).first }

  /// Whether a sheet or a question lies over the page.
  var isCovered: Bool { top != page || layers[page].scene.prompt != nil }

  /// Puts a scene at a place among those that are open, by default on top, before anything is made of it.
  mutating func put(_ opening: SceneOpening, at index: Int? = nil) {
    count += 1
    layers.insert(Layer(id: count, scene: opening.scene), at: index ?? layers.count)
  }

  /// Lets a scene do something in the world, and then what it asked of the others.
  mutating func on<Result>(_ index: Int, _ body: (inout any Scene, inout World) -> Result) -> Result {
    (world.current, world.isOnTop) = (layers[index].id, index == top)
    return body(&layers[index].scene, &world)
  }

  /// Tells every scene, from the top, until one takes it.
  @discardableResult
  mutating func offer(_ message: Message) -> Bool {
    for index in layers.indices.reversed() where on(index, { $0.hear(message, &$1) }) { return true }
    return false
  }

  /// Opens and leaves scenes, as was wanted.
  mutating func move() {
    repeat {
      while !world.moves.isEmpty {
        switch world.moves.removeFirst() {
        case .open(let opening): open(opening)
        case .leave(let id, let isQuitting): leave(id, isQuitting: isQuitting)
        case .reply(let reply, let id): deliver(reply, from: id)
        case .end: isFinished = true
        case .perform(let action):
          // It is for what lies beneath a sheet that has its answer.
          removeDone()
          perform(action)
        }
      }
      removeDone()
    } while !world.moves.isEmpty
  }

  private mutating func removeDone() {
    while layers.count > 1, let done = layers.lastIndex(where: { $0.scene.isDone }) { remove(done) }
  }

  private mutating func open(_ opening: SceneOpening) {
    if opening.scene.isSheet { on(top) { $0.interrupt(&$1) } }
    put(opening)
    on(top) { $0.appear(&$1) }
  }

  private mutating func deliver(_ reply: SceneReply, from id: SceneID) {
    guard let index = layers.firstIndex(where: { $0.id == id }), index > 0 else { return }
    on(index - 1) { $0.receive(reply, &$1) }
  }

  private mutating func leave(_ id: SceneID, isQuitting: Bool) {
    guard let index = layers.firstIndex(where: { $0.id == id }) else { return }
    if layers.count > 1 {
      remove(index)
    } else if layers[index].scene.path != nil {
      // The library lies behind everything.
      put(.library, at: 0)
      remove(index + 1)
    } else if isQuitting {
      isFinished = true
    } else {
      world.say("This is the first screen. \(world.keyName(of: .close)) ends the program.")
    }
  }

  /// Takes a scene away, with what it asked of counsel.
  mutating func remove(_ index: Int) {
    let id = layers[index].id
    on(index) { $0.leave(&$1) }
    if world.exchanges.contains(where: { $0.owner == .scene(id) }) {
      world.exchanges.removeAll { $0.owner == .scene(id) }
      world.want(.stopAsking)
    }
    let wasPage = index == page
    layers.remove(at: index)
    if wasPage { on(page) { $0.uncover(&$1) } }
  }
}

extension App: Program {
  public mutating func receive(_ event: Event<Message>, at now: Moment) -> [Effect] {
    turn(at: now) { $0.take(event) }
  }

  /// Does what an action names, as if its key had been pressed.
  public mutating func receive(_ action: Action, at now: Moment) -> [Effect] {
    turn(at: now) {
      $0.world.notice = nil
      $0.perform(action)
    }
  }

  /// One turn: the time that passed counts as it was spent, then something is done, then what was typed is kept.
  mutating func turn(at now: Moment, _ body: (inout App) -> Void) -> [Effect] {
    let isInView = !isCovered && !world.isTooSmall && !world.isAway
    on(page) { $0.elapse(until: now, isInView: isInView, &$1) }
    world.now = now
    body(&self)
    move()
    on(page) { $0.keep(&$1) }
    world.typed.note(scene.openField, at: now)
    return takeEffects()
  }

  /// What is to be kept before the program ends, in whatever way it ends.
  public mutating func end() -> [Effect] {
    for exchange in world.exchanges where exchange.owner == .talk { world.keepAnswer(exchange) }
    let open = scene.openField
    for index in layers.indices.reversed() { on(index) { $0.end(&$1) } }
    world.exchanges = []
    world.typed.note(open, at: world.now)
    world.typed.note(nil, at: world.now)
    return takeEffects()
  }

  private mutating func takeEffects() -> [Effect] {
    defer { world.effects = [] }
    return world.effects + world.typed.takeWishes()
  }

  private mutating func take(_ event: Event<Message>) {
    switch event {
    case .key(let key): receive(key)
    case .paste(let bytes): paste(bytes)
    case .mouse(let mouse): receive(mouse)
    case .message(let message): receive(message)
    case .tick:
      showProgress()
      on(page) { $0.tick(&$1) }
    case .resize(let size):
      world.size = size
      on(page) { $0.interrupt(&$1) }
    case .focusLost, .focusGained:
      world.isAway = event == .focusLost
      on(page) { $0.interrupt(&$1) }
    case .suspendedAndResumed: on(page) { $0.interrupt(&$1) }
    }
  }

  public var wakesAt: Moment? {
    [layers[page].scene.wakesAt(world), world.typed.wakesAt, progressWakesAt].compactMap { $0 }.min()
  }

  public func draw(_ size: Size, _ look: Look) -> Canvas {
    var canvas = Canvas(size)
    guard size.columns >= World.smallest.columns, size.rows >= World.smallest.rows else {
      let words =
        "Too small: assent needs \(World.smallest.columns) columns and \(World.smallest.rows) rows. q quits."
      canvas.draw(rows(of: Bytes(words.utf8), columns: max(1, size.columns)), in: canvas.bounds)
      return canvas
    }
    for layer in layers[page...] { layer.scene.drawWithPrompt(on: &canvas, world) }
    return canvas
  }
}
