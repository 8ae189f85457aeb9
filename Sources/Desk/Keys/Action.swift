/// What a person can ask for, by the name that settings and scripts use.
public enum Action: String, CaseIterable, Sendable {
  // Everywhere
  case help, palette, search, searchNext = "search-next", searchPrevious = "search-previous"
  case nextPane = "next-pane", previousPane = "previous-pane"
  case back, close, stop, suspend, redraw, mouse, theme, undo, redo, copy
  // Moving
  case up, down, pageUp = "page-up", pageDown = "page-down", top, bottom
  case nextProvision = "next-provision", previousProvision = "previous-provision"
  case choose
  // Library
  case newCharter = "new-charter", importText = "import-text"
  // Desk
  case compose, propose, critique, soundOut = "sound-out", objections, brief, counsel
  case cases, tradeOff = "trade-off", panel, framing
  case edit, review, history, docket, adopt, makeMine = "make-mine", export
  case verify, heal, who, people, drill, report
  // Review
  case adoptChange = "adopt-change", adoptEdited = "adopt-edited", editInPlace = "edit-in-place", reject
  case sendBack = "send-back"
  case parts, toggle, retitle, raise, askObjection = "ask-objection"
  case strikePanel = "strike-panel"
  case dissent, setAside = "set-aside", cycleView = "cycle-view", next, clear, assistive
  // Cases
  case asRuled = "as-ruled", otherwise, undecided, askDeciders = "ask-deciders"
  // Panel
  case inform, rebut, keepPanel = "keep-panel"
  // Drill
  case callFlawed = "call-flawed", callClean = "call-clean"
  // History
  case playPause = "play-pause", stepBack = "step-back", stepForward = "step-forward"
  case nextAmendment = "next-amendment", previousAmendment = "previous-amendment"
  case faster, slower, comparison, follow, blame, restore
  case pointInTime = "point-in-time", tell, flow, line
}

/// Where a binding holds.
public enum Context: String, CaseIterable, Sendable {
  case everywhere, search, moving, library, desk, composer
  /// Words that are asked for: a stance, an answer, a reason, and whatever a question wants.
  case words
  /// A line that is picked from a list.
  case choice
  /// The changes of one provision, each of which is kept or dropped.
  case parts
  case draft, review, objection, attestation, history, docket, drill, report, people, cases, panel

  /// Whether characters are text there, and no keys.
  public var takesText: Bool { self == .composer || self == .words || self == .attestation }
}
