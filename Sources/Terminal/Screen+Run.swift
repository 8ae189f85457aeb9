internal import CNcurses
public import Cells

/// The two keys that the loop takes for itself; nil for none.
public struct LoopKeys: Equatable, Sendable {
  public var suspend: Key?
  public var redraw: Key?

  public init(suspend: Key? = .control("z"), redraw: Key? = .control("l")) {
    self.suspend = suspend
    self.redraw = redraw
  }
}

/// Why the loop ended.
public enum Ending: Equatable, Sendable {
  case finished
  /// The system or another process asked for it, or the terminal is gone.
  case signal(Int32)
}

extension Moment {
  /// The reading of the system's monotonic clock.
  public static func now() -> Moment { Moment(nanoseconds: assent_now()) }
}

extension Screen {
  /// Runs a program until it is finished: waits, tells it what happened, does what it wants, draws it.
  ///
  /// Everything happens on the calling thread, which must be the main one. `perform` must not wait: what takes
  /// time it starts as a task, which posts to the mailbox. Input comes before messages, and all that has come
  /// is told before a frame is drawn.
  public mutating func run<P: Program>(
    _ program: inout P, mailbox: Mailbox<P.Message>, keys: LoopKeys = LoopKeys(),
    perform: (P.Effect, inout Screen) -> Void
  ) -> Ending {
    var pace = Pace()
    var inputAt = Moment.now()
    // The first frame does not share the processor with what it asks for.
    let wishes = program.receive(.resize(size), at: inputAt)
    show(program.draw(size, look))
    pace.noteFrame(at: .now())
    for wish in wishes { perform(wish, &self) }
    while !program.isFinished {
      if let frame = pace.nextFrame, frame <= .now() {
        show(program.draw(size, look))
        pace.noteFrame(at: .now())
      }
      let happened = assent_wait(
        timeout(until: [pace.nextFrame, program.wakesAt, inputDeadline(after: inputAt)]))
      if happened & UInt32(ASSENT_ENDING) != 0 { return .signal(assent_ending_signal()) }

      let now = Moment.now()
      var urgent: [Event<P.Message>] = events(of: happened)
      if happened & UInt32(ASSENT_INPUT) != 0 {
        inputAt = now
        urgent += readInput().map(Event.init)
      } else if let deadline = inputDeadline(after: inputAt), deadline <= now {
        urgent += decoder.expire().map(Event.init)
      }
      var others = mailbox.takeAll().map(Event.message)
      if let tick = program.wakesAt, tick <= now { others.append(.tick) }

      if !urgent.isEmpty { pace.note(isUrgent: true) }
      if !others.isEmpty { pace.note(isUrgent: false) }
      tell(&program, urgent, at: now, perform, keys)
      tell(&program, others, at: now, perform)
    }
    return .finished
  }

  /// What signals say, and what became of the terminal meanwhile.
  private mutating func events<M>(of happened: UInt32) -> [Event<M>] {
    if happened & UInt32(ASSENT_STOPPING) != 0 {
      suspend()
    } else if happened & UInt32(ASSENT_CONTINUED) != 0 {
      // Stopped by SIGSTOP, which cannot be caught: the shell has changed the terminal's modes.
      assent_suspend()
      comeBack()
    }
    let isResized = happened & UInt32(ASSENT_RESIZED) != 0 && updateSize()
    return (isResized ? [.resize(size)] : []) + returned()
  }

  /// Says once that the terminal was another's.
  private mutating func returned<M>() -> [Event<M>] {
    guard wasAway else { return [] }
    wasAway = false
    return updateSize() ? [.suspendedAndResumed, .resize(size)] : [.suspendedAndResumed]
  }

  /// Tells what happened at one moment, but for the keys that are the loop's own.
  private mutating func tell<P: Program>(
    _ program: inout P, _ events: [Event<P.Message>], at moment: Moment,
    _ perform: (P.Effect, inout Screen) -> Void, _ keys: LoopKeys? = nil
  ) {
    var waiting = events[...]
    var moment = moment
    while let event = waiting.popFirst(), !program.isFinished {
      switch event {
      case .key(let key) where key == keys?.suspend: suspend()
      case .key(let key) where key == keys?.redraw: redraw()
      default: for effect in program.receive(event, at: moment) { perform(effect, &self) }
      }
      // An effect may have given the terminal to an editor.
      guard wasAway else { continue }
      waiting = returned() + waiting
      moment = .now()
    }
  }

  /// When a lone escape, or a paste that has stopped, is taken as it is.
  private func inputDeadline(after lastInput: Moment) -> Moment? {
    guard decoder.isWaiting else { return nil }
    return lastInput.after(milliseconds: decoder.isPasting ? 2000 : 25)
  }

  private func timeout(until moments: [Moment?]) -> Int64 {
    guard let first = moments.compactMap({ $0 }).min() else { return -1 }
    let now = Moment.now()
    return first <= now ? 0 : Int64(clamping: first.nanoseconds - now.nanoseconds)
  }
}

extension Event {
  init(_ input: Input) {
    self =
      switch input {
      case .key(let key): .key(key)
      case .paste(let bytes): .paste(bytes)
      case .mouse(let mouse): .mouse(mouse)
      case .focus(let isGained): isGained ? .focusGained : .focusLost
      }
  }
}
