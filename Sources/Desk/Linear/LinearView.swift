public import Cells
public import Prose
internal import Ratification

/// The second view on the app: labelled lines and numbered menus, and nothing is ever redrawn.
///
/// It is for screen readers and for terminals that can only print. The state, the messages and the rules are those
/// of the screen.
public struct LinearView: Equatable, Sendable {
  /// What was last read out.
  var page: SceneOutline?
  private var notice: World.Notice?
  private var work: String?
  /// What was echoed of the phrase.
  private var echoed = ""
  /// Whether it was said that keys count; nil before anything of it was said.
  private var isListening: Bool?
  private var isSigning = false
  /// Whether a mark for input stands at the end of what was written.
  private var isAtMark = false
  /// The lines of an answer that goes on.
  var openLines: [String] = []
  /// When the last line came.
  var lastLine: Moment?
  /// Whether the menu is to be read out again.
  var wantsMenu = false
  /// What was asked to be read besides what is new.
  var wanted: [String] = []

  public init() {}

  /// How input is taken now.
  public func entry(for app: App) -> LinearEntry {
    if app.scene.prompt?.isSecret ?? false { return .secret }
    return app.isAttesting ? .keys : .lines
  }

  /// False while a line could only be about what is about to change.
  public func takesLines(for app: App) -> Bool { app.world.work == nil && !app.scene.isOpening }

  /// Notes that a line was typed, which the terminal has echoed.
  mutating func noteLine() { (isAtMark, notice) = (false, nil) }

  /// What is to be written now: whatever is new since the last call.
  public mutating func takeWords(of app: App) -> Bytes {
    var lines: [String] = []
    if app.world.notice != notice, let notice = app.world.notice {
      lines.append("\(notice.isFault ? "Refused" : "Note"): \(linear(Bytes(notice.text.utf8)))")
    }
    notice = app.world.notice
    if app.isFinished { return flush(lines, mark: nil) }
    if app.isAttesting, let review = app.reviewAtHand, let attestation = review.attestation {
      return tell(attestation, isSigning: review.isSigning, lines, app)
    }
    let next = app.outline
    lines += wanted
    wanted = []
    // What is under way will change the page, so nothing is asked until it is done.
    if let work = app.world.work {
      if work != self.work { lines.append("One moment: \(work).") }
      self.work = work
      return flush(lines, mark: nil)
    }
    let wasWorking = work != nil
    work = nil
    lines += changes(to: next)
    let isNew = next.id != page?.id
    if isNew || wantsMenu { lines += menu(of: next) }
    (page, wantsMenu) = (next, false)
    if app.scene.isOpening { return flush(lines, mark: nil) }
    if lines.isEmpty, isAtMark, !wasWorking { return [] }
    if isNew { openLines = [] }
    return flush(lines, mark: openLines.isEmpty ? "> " : "")
  }

  /// What the page has that the last one had not.
  private func changes(to next: SceneOutline) -> [String] {
    guard let page, page.id == next.id || page.title == next.title else {
      return ["", next.title] + next.parts.flatMap { $0.written } + next.log
    }
    var lines = page.title == next.title ? [] : [next.title]
    if page.id != next.id { lines.append("") }
    for part in next.parts {
      let old = page.parts.first { $0.label == part.label }
      if old != part { lines += part.written(after: page.id == next.id ? old : nil) }
    }
    let known = next.log.starts(with: page.log) ? page.log.count : 0
    return lines + next.log.dropFirst(known)
  }

  private func menu(of page: SceneOutline) -> [String] {
    guard !page.choices.isEmpty else { return [] }
    let colon = page.text == nil ? "" : ":"
    var lines = page.choices.enumerated().map { "\(colon)\($0 + 1) \($1.words)" }
    switch page.text {
    case nil:
      lines.append(
        page.usual == nil
          ? "Type a number, or ? for this list." : "Type a number, or Enter to go on, or ? for this list.")
    case .line: lines.append("Type it on one line, or a choice with its colon.")
    case .lines: lines.append("Type it, then a line with only a full stop; or a choice with its colon.")
    }
    return lines
  }

  private mutating func flush(_ lines: [String], mark: String?) -> Bytes {
    var text = isAtMark && !lines.isEmpty ? "\n" : ""
    for line in lines { text += "\(line)\n" }
    if let mark, !isAtMark || !lines.isEmpty {
      text += mark
      isAtMark = true
    } else if !lines.isEmpty {
      isAtMark = false
    }
    return Bytes(text.utf8)
  }

  /// The last step: keys come one by one, and nothing but what is about them is written.
  private mutating func tell(
    _ attestation: Attestation, isSigning isSigned: Bool, _ notices: [String], _ app: App
  ) -> Bytes {
    var lines = notices
    let next = app.outline
    if next.id != page?.id {
      (isListening, isSigning, echoed, work) = (nil, false, "", nil)
      lines += changes(to: next) + attestingMenu(app.world)
    }
    page = next
    if isSigned {
      if !isSigning { lines += ["Signing with your key. If it asks for a touch, touch it."] }
      isSigning = true
      return flush(lines, mark: nil)
    }
    isSigning = false
    let listens = attestation.isListening(at: app.world.now.nanoseconds)
    if listens != isListening || listens && !lines.isEmpty || !attestation.typed.hasPrefix(echoed) {
      isListening = listens
      let isWhole = attestation.entry == .typed
      lines.append(
        listens
          ? "Type \(isWhole ? "this" : "this word"), then Enter: \(isWhole ? attestation.phrase : attestation.expected)"
          : "One moment: read first.")
      echoed = attestation.typed
      return flush(lines, mark: listens ? "> \(echoed)" : nil)
    }
    let new = attestation.typed.dropFirst(echoed.count)
    echoed = attestation.typed
    return flush(lines, mark: nil) + Bytes(linear(Bytes(new.utf8)).utf8)
  }

  private func attestingMenu(_ world: World) -> [String] {
    [
      "\(world.keyName(of: .assistive)) takes it word by word, with a pause. "
        + "\(world.keyName(of: .back)) goes back; nothing is signed."
    ]
  }
}

extension SceneOutline.Part {
  /// A label and what stands under it.
  var written: [String] {
    if label.isEmpty { return lines }
    return lines.count == 1 ? ["\(label): \(lines[0])"] : ["\(label):"] + lines.map { "  \($0)" }
  }

  /// The same without what was just read out, where the part moves on in a longer text.
  func written(after old: SceneOutline.Part?) -> [String] {
    guard let start, let old, let before = old.start, before < start, start <= before + old.lines.count else {
      return written
    }
    let new = lines.dropFirst(before + old.lines.count - start)
    return new.map { label.isEmpty ? $0 : "  \($0)" }
  }
}
