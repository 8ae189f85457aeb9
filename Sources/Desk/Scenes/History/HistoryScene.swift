internal import Cells
internal import Charter
internal import History
internal import Prose
internal import Ratification

/// The amendments of a charter and the text as each of them left it, to look at and to replay.
struct HistoryScene: Scene {
  enum Question: Equatable, Sendable {
    case words
    case pointInTime
    /// An amendment of a line's history, by number.
    case lineHistory([Int])
  }

  /// What a detail answers to.
  struct Wanted: Equatable, Sendable {
    let number: Int
    let comparison: Comparison
  }

  /// How many amendments' texts are kept at hand.
  private static let mostKept = 6

  var pending: Pending<Question>?
  let charter: String
  let title: String
  var frame: ReplayFrame
  /// Where the person is; the frame follows once the text is there.
  private(set) var target: ReplayPosition
  private(set) var comparison = Comparison.thisAmendment
  var speed = ReplaySpeed()
  private(set) var isPlaying = false
  /// The amendment after which the film stops; nil for the last there is.
  private var last: Int?
  /// When the next beat is due; nil while the text for it is on its way.
  private(set) var beatIsDue: Moment?
  /// The latest last.
  private var kept: [AmendmentDetail] = []
  /// What was asked for and has not come; never more than one, so that held keys leave no queue.
  private var awaited: Wanted?
  /// The step of the deliberation that was told last; nil while it is not told.
  private(set) var telling: Int?
  /// Where the person is going, 1 or -1.
  private var direction = 1
  /// The part that is played as soon as the scene is there.
  let film: Film?

  init(path: String, head: Int, title: String, film: Film? = nil) {
    (charter, self.title, self.film) = (path, title, film)
    frame = ReplayFrame(head: head)
    target = ReplayPosition(amendment: head, beat: .redline)
  }

  /// The room of the screen, which the update and the drawing have to agree on.
  struct Room: Equatable {
    let size: Size
    let isMonochrome: Bool
    /// Whether the gap closes at once.
    let isStill: Bool
  }

  // MARK: Texts

  /// Whether a text is on its way.
  var isWaiting: Bool { awaited != nil }

  private func detail(_ wanted: Wanted) -> AmendmentDetail? {
    kept.last { $0.number == wanted.number && $0.comparison == wanted.comparison }
  }

  private var wanted: Wanted { Wanted(number: target.amendment, comparison: comparison) }

  /// Shows what was asked for if it is there, and asks for what is not.
  mutating func load(in room: Room) -> [Effect] {
    if let detail = detail(wanted) {
      if let step = telling {
        let last = max(0, Deliberation(of: detail.record).steps.count - 1)
        telling = min(step, last)
        frame.show(detail, told: min(step, last), in: room.size, isMonochrome: room.isMonochrome)
      } else {
        frame.show(detail, target.beat, in: room.size, isMonochrome: room.isMonochrome)
      }
    }
    frame.cursor = target.amendment
    guard awaited == nil else { return [] }
    let next = frame.order.number(from: target.amendment, by: direction).map {
      Wanted(number: $0, comparison: comparison)
    }
    guard let missing = [wanted, next].compactMap(\.self).first(where: { detail($0) == nil }) else {
      return []
    }
    awaited = missing
    return [.loadAmendment(path: charter, number: missing.number, missing.comparison)]
  }

  mutating func receive(_ detail: AmendmentDetail, in room: Room, at now: Moment) -> [Effect] {
    let answered = Wanted(number: detail.number, comparison: detail.comparison)
    if awaited == answered { awaited = nil }
    kept.removeAll { $0.number == detail.number && $0.comparison == detail.comparison }
    kept.append(detail)
    if kept.count > HistoryScene.mostKept { kept.removeFirst() }
    let effects = load(in: room)
    if isPlaying, beatIsDue == nil, answered == wanted { beatIsDue = now.after(milliseconds: speed.beat) }
    return effects
  }

  mutating func receive(_ amendments: [AmendmentRow], _ fault: HistoryFault? = nil, in room: Room) -> [Effect]
  {
    frame.amendments = amendments
    if let fault {
      frame.fault = fault
      frame.head = amendments.count
      target.amendment = max(1, min(target.amendment, frame.head))
    }
    // What came before the history was read does not know where its lines are from.
    kept.removeAll { $0.text.origins == nil }
    return load(in: room)
  }

  /// What was asked for does not come.
  mutating func stopWaiting() {
    awaited = nil
    pause()
  }

  // MARK: Moving

  /// Goes to an amendment and a beat of it.
  mutating func go(to number: Int, _ beat: Beat = .redline, in room: Room) -> [Effect] {
    if number != target.amendment { direction = number > target.amendment ? 1 : -1 }
    target = ReplayPosition(amendment: number, beat: beat)
    return load(in: room)
  }

  /// The beat with which the replay of an amendment begins, or ends where it goes back.
  private func edge(of number: Int, isForward: Bool, in room: Room) -> Beat {
    if room.isStill || comparison == .sinceAdoption || number == 1 { return .redline }
    return isForward ? .marked : .entered
  }

  /// A beat on or back; false at either end.
  mutating func step(isForward: Bool, in room: Room) -> [Effect]? {
    if telling != nil { return tellStep(isForward: isForward, in: room) }
    let isStill = edge(of: target.amendment, isForward: isForward, in: room) == .redline
    if !isStill, let beat = isForward ? target.beat.next : target.beat.previous {
      return go(to: target.amendment, beat, in: room)
    }
    guard let next = frame.order.number(from: target.amendment, by: isForward ? 1 : -1),
      next != target.amendment
    else { return nil }
    return go(to: next, edge(of: next, isForward: isForward, in: room), in: room)
  }

  mutating func compare(_ comparison: Comparison, in room: Room) -> [Effect] {
    self.comparison = comparison
    target.beat = .redline
    return load(in: room)
  }

  // MARK: Playing

  mutating func pause() { (isPlaying, beatIsDue, last) = (false, nil, nil) }

  mutating func play(in room: Room, at now: Moment) -> [Effect] {
    isPlaying = true
    direction = 1
    let isAtEnd = frame.order.number(from: target.amendment, by: 1) == target.amendment
    let first = frame.order.number(atTenths: 0) ?? 1
    if isAtEnd, first != target.amendment { return play(from: first, to: nil, in: room, at: now) }
    return advance(in: room, at: now)
  }

  /// Plays from one amendment to another; nil for the last.
  mutating func play(from first: Int, to last: Int?, in room: Room, at now: Moment) -> [Effect] {
    isPlaying = true
    self.last = last
    let effects = go(to: first, in: room)
    direction = 1
    setAlarm(after: speed.beat, at: now)
    return effects
  }

  // MARK: Telling

  /// Tells what was said about the amendment at hand up to a step, or shows its record as a whole.
  mutating func tell(_ step: Int?, in room: Room) -> [Effect] {
    telling = step
    if step == nil { frame.stopTelling() }
    target.beat = .redline
    return load(in: room)
  }

  /// A step of what was said on or back, then the next or last amendment; nil at either end.
  private mutating func tellStep(isForward: Bool, in room: Room) -> [Effect]? {
    let count = frame.detail.map { Deliberation(of: $0.record).steps.count } ?? 0
    let step = (telling ?? 0) + (isForward ? 1 : -1)
    if frame.detail?.number == target.amendment, (0..<count).contains(step) {
      return tell(step, in: room)
    }
    guard let next = frame.order.number(from: target.amendment, by: isForward ? 1 : -1),
      next != target.amendment
    else { return nil }
    // Backwards the end of what was said before is where it goes on.
    telling = isForward ? 0 : .max
    return go(to: next, in: room)
  }

  /// The next beat is due.
  mutating func beat(in room: Room, at now: Moment) -> [Effect] {
    guard isPlaying, let due = beatIsDue, due <= now else { return [] }
    return advance(in: room, at: now)
  }

  private mutating func advance(in room: Room, at now: Moment) -> [Effect] {
    let isStill = telling != nil || edge(of: target.amendment, isForward: true, in: room) == .redline
    switch target.beat {
    case .marked where !isStill: target.beat = .closing(quarters: 3)
    case .closing(let quarters) where quarters > 0: target.beat = .closing(quarters: quarters - 1)
    default:
      guard target.amendment != last || target.beat.next != nil, let effects = step(isForward: true, in: room)
      else {
        pause()
        return []
      }
      setAlarm(after: isStill ? speed.beat * 2 : speed.beat, at: now)
      return effects
    }
    let isMoving = target.beat != .closing(quarters: 0)
    let effects = load(in: room)
    setAlarm(after: isMoving ? speed.quarter : speed.beat - 3 * speed.quarter, at: now)
    return effects
  }

  /// The text has to be there before the time for looking at it runs.
  private mutating func setAlarm(after milliseconds: Int, at now: Moment) {
    beatIsDue = detail(wanted) == nil ? nil : now.after(milliseconds: milliseconds)
  }
}
