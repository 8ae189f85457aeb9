internal import CNcurses
public import Cells
internal import Prose

/// A terminal that is written to line after line, as long as the program has it.
///
/// No escape sequence is ever sent, so it may be one that knows none, or a screen reader's. There is one at a
/// time and it belongs to the main thread; when it ends the terminal is as it was.
public struct LineTerminal: ~Copyable {
  public private(set) var size: Size
  private var decoder = InputDecoder()
  private var entry: LinearEntry?
  private var partial = Bytes()
  private var lines: [(bytes: Bytes, at: Moment)] = []
  private var hasEnded = false
  private var wasAway = false

  private static let usualSize = Size(columns: 80, rows: 24)

  /// - Throws: `TerminalFault.notATerminal`.
  public static func open() throws(TerminalFault) -> LineTerminal {
    guard assent_lines_start() else { throw .notATerminal }
    return LineTerminal(size: measure())
  }

  private init(size: Size) { self.size = size }

  deinit { assent_lines_stop() }

  private static func measure() -> Size {
    var (columns, rows) = (Int32(0), Int32(0))
    guard assent_lines_size(&columns, &rows) else { return usualSize }
    return Size(columns: Int(columns), rows: Int(rows))
  }

  /// Runs a program until it is finished, or nothing more can be typed.
  ///
  /// As for a screen: everything happens on the calling thread, and `perform` must not wait.
  public mutating func run<P: LinearProgram>(
    _ program: inout P, mailbox: Mailbox<P.Message>, keys: LoopKeys = LoopKeys(),
    perform: (P.Effect, inout LineTerminal) -> Void
  ) -> Ending {
    tell(&program, [.resize(size)], at: .now(), keys, perform)
    var inputAt = Moment.now()
    while !program.isFinished {
      while program.takesLines, !program.isFinished, !lines.isEmpty {
        let (line, moment) = lines.removeFirst()
        for effect in program.receive(line: line, at: moment) { perform(effect, &self) }
      }
      tell(&program, returned(), at: .now(), keys, perform)
      // A secret is not echoed from its question on.
      use(program.entry)
      write(program.takeWords())
      if program.isFinished || hasEnded { break }
      let deadline = decoder.isWaiting ? inputAt.after(milliseconds: decoder.isPasting ? 2000 : 25) : nil
      let happened = assent_wait(timeout(until: [program.wakesAt, deadline]))
      if happened & UInt32(ASSENT_ENDING) != 0 { return .signal(assent_ending_signal()) }

      let now = Moment.now()
      var events = signals(happened, as: P.self)
      if happened & UInt32(ASSENT_INPUT) != 0 {
        inputAt = now
        events += read(at: now).map(Event.init)
      } else if let deadline, deadline <= now {
        events += decoder.expire().map(Event.init)
      }
      tell(&program, events, at: now, keys, perform)
      var others = mailbox.takeAll().map(Event<P.Message>.message)
      if let tick = program.wakesAt, tick <= now { others.append(.tick) }
      tell(&program, others, at: now, keys, perform)
    }
    return .finished
  }

  private mutating func tell<P: LinearProgram>(
    _ program: inout P, _ events: [Event<P.Message>], at moment: Moment, _ keys: LoopKeys,
    _ perform: (P.Effect, inout LineTerminal) -> Void
  ) {
    for event in events where !program.isFinished {
      if case .key(let key) = event, key == keys.suspend {
        suspend()
        continue
      }
      for effect in program.receive(event, at: moment) { perform(effect, &self) }
    }
  }

  private mutating func signals<P: LinearProgram>(_ happened: UInt32, as _: P.Type) -> [Event<P.Message>] {
    if happened & UInt32(ASSENT_STOPPING) != 0 {
      suspend()
    } else if happened & UInt32(ASSENT_CONTINUED) != 0 {
      assent_lines_suspend()
      comeBack()
    }
    let old = size
    if happened & UInt32(ASSENT_RESIZED) != 0 { size = LineTerminal.measure() }
    return returned() + (size == old ? [] : [.resize(size)])
  }

  private mutating func returned<M>() -> [Event<M>] {
    guard wasAway else { return [] }
    wasAway = false
    size = LineTerminal.measure()
    return [.suspendedAndResumed, .resize(size)]
  }

  /// Reads what was typed: keys, or lines for later.
  private mutating func read(at now: Moment) -> [Input] {
    var buffer = Bytes(repeating: 0, count: 65_536)
    var count = 0
    hasEnded = !assent_lines_read(&buffer, buffer.count, &count)
    if entry == .keys { return decoder.feed(buffer.prefix(count)) }
    partial += buffer.prefix(count)
    while let end = partial.firstIndex(of: .lineFeed) {
      lines.append((Bytes(partial[..<end]), now))
      partial.removeSubrange(...end)
    }
    return []
  }

  /// Has input taken in another way; what was typed for the one before is thrown away.
  private mutating func use(_ wanted: LinearEntry) {
    guard wanted != entry else { return }
    entry = wanted
    (partial, lines) = ([], [])
    decoder.discard()
    switch wanted {
    case .lines: assent_lines_entry(ASSENT_ENTRY_LINES)
    case .secret: assent_lines_entry(ASSENT_ENTRY_SECRET)
    case .keys: assent_lines_entry(ASSENT_ENTRY_KEYS)
    }
  }

  private func write(_ words: Bytes) { if !words.isEmpty { assent_send(words, words.count) } }

  /// Gives the terminal to the shell until the job is continued.
  public mutating func suspend() {
    assent_lines_suspend()
    assent_stop_job()
    comeBack()
  }

  /// Runs the user's editor on a file and waits for it, as a screen does.
  public mutating func runEditor(
    _ arguments: [String], environment: [String]
  ) throws(TerminalFault) -> Int32 {
    assent_lines_suspend()
    defer { comeBack() }
    return try editingStatus(arguments, environment)
  }

  /// Rings the bell.
  public func ring() { write([0x07]) }

  private mutating func comeBack() {
    assent_lines_resume()
    (entry, wasAway) = (nil, true)
  }

  private func timeout(until moments: [Moment?]) -> Int64 {
    guard let first = moments.compactMap({ $0 }).min() else { return -1 }
    let now = Moment.now()
    return first <= now ? 0 : Int64(clamping: first.nanoseconds - now.nanoseconds)
  }
}
