internal import Cells

/// The standard keys.
///
/// Ctrl-A, B, P, S and Q stay free: multiplexers and flow control use them.
let standardBindings: [Binding] = [
  row(.help, .everywhere, "?", label: "help", "help"),
  row(.palette, .everywhere, ":", label: "commands", "command palette: every command by its name"),
  row(.back, .everywhere, "Esc", label: "back", "back one step"),
  row(.close, .everywhere, "q", label: "close", "close the screen"),
  row(.stop, .everywhere, "Ctrl-C", "stop counsel; else ask to quit"),
  row(.suspend, .everywhere, "Ctrl-Z", "suspend"),
  row(.redraw, .everywhere, "Ctrl-L", "redraw"),
  row(.mouse, .everywhere, "mouse on, off"),

  row(.search, .search, "/", "search"),
  row(.searchNext, .search, "n", "next match"),
  row(.searchPrevious, .search, "N", "previous match"),

  row(.down, .moving, "j", "Down", "down"),
  row(.up, .moving, "k", "Up", "up"),
  row(.pageDown, .moving, "Ctrl-D", "PgDn", "page down"),
  row(.pageUp, .moving, "Ctrl-U", "PgUp", "page up"),
  row(.top, .moving, "g", "Home", "top"),
  row(.bottom, .moving, "G", "End", "bottom"),

  row(.choose, .library, "Enter", label: "open", "open the charter"),
  row(.newCharter, .library, "c", label: "create", "create a charter"),
  row(.importText, .library, "i", label: "import", "import a Markdown file"),
  row(.who, .library, "w", label: "who you are", "your name and key"),
  row(.theme, .library, "choose the theme"),

  row(.compose, .desk, "i", "Enter", label: "talk", "write to counsel"),
  row(.propose, .desk, "p", label: "propose", "say what is wrong; counsel proposes"),
  row(.critique, .desk, "c", label: "critique", "counsel's findings"),
  row(.soundOut, .desk, "t", "sound out an idea before there is text"),
  row(.objections, .desk, "o", "counsel objects to your own draft"),
  row(.panel, .desk, "=", "put an idea to every counsel, side by side"),
  row(.framing, .desk, "put an idea to counsel in four lights, to see if the verdict flips"),
  row(.tradeOff, .desk, "ask counsel for a case between two provisions"),
  row(.cases, .desk, "C", "decide the cases, by hand or by counsel"),
  row(.brief, .desk, "what counsel is sent, word by word"),
  row(.counsel, .desk, "choose who is asked"),
  row(.edit, .desk, "e", label: "edit", "edit the text in $EDITOR"),
  row(.review, .desk, "r", label: "review", "review a proposal"),
  row(.adopt, .desk, "A", label: "adopt", "adopt the draft: the ceremony over the whole text"),
  row(.history, .desk, "h", label: "history", "the amendments"),
  row(.docket, .desk, "d", label: "docket", "what waits, what was declined"),
  row(.makeMine, .desk, "M", label: "make it yours", "copy the charter and adopt it under your key"),
  row(.nextProvision, .desk, "]", "next provision"),
  row(.previousProvision, .desk, "[", "previous provision"),
  row(.nextPane, .desk, "Tab", label: "pane", "next pane"),
  row(.previousPane, .desk, "Shift-Tab", "previous pane"),
  row(.undo, .desk, "u", "undo drafting"),
  row(.redo, .desk, "U", "redo drafting"),
  row(.copy, .desk, "y", "copy the provision"),
  row(.export, .desk, "x", "export as Markdown"),
  row(.verify, .desk, "v", "verify the history"),
  row(.heal, .desk, "H", label: "heal", "heal a forked history: say which one stays"),
  row(.who, .desk, "w", "your name and key"),
  row(.people, .desk, "W", "who ratifies, what waits for whom, and what it takes"),
  row(.report, .desk, "R", "how substantive the reviews were"),
  row(.drill, .desk, "D", "a drill: find seeded flaws in this text"),
  row(.theme, .desk, "choose the theme"),

  row(.next, .composer, "Enter", label: "send", "send; Alt-Enter breaks the line"),
  row(.clear, .composer, "Ctrl-U", label: "clear", "clear the line up to the cursor"),
  row(.back, .composer, "Esc", label: "back", "leave the composer; what is typed stays"),
  row(.edit, .composer, "Ctrl-G", label: "$EDITOR", "write it in $EDITOR"),
  row(.nextPane, .composer, "Tab", "next pane"),
  row(.previousPane, .composer, "Shift-Tab", "previous pane"),

  row(.next, .words, "Enter", label: "go on", "go on; Alt-Enter breaks the line"),
  row(.clear, .words, "Ctrl-U", label: "clear", "clear the line up to the cursor"),
  row(.back, .words, "Esc", label: "back", "back one step; what is typed stays"),
  row(.edit, .words, "Ctrl-G", label: "$EDITOR", "write it in $EDITOR"),

  row(.choose, .choice, "Enter", label: "choose", "take the line in focus"),
  row(.back, .choice, "Esc", label: "leave", "leave it"),

  row(
    .choose, .parts, "Enter", label: "take these",
    "take the changes that are marked, and leave the others out"),
  row(.toggle, .parts, "Space", "x", label: "keep or drop", "keep or drop the change in focus"),
  row(.back, .parts, "Esc", label: "leave", "leave it undecided"),

  row(.adoptChange, .draft, "a", label: "accept", "take the change in focus into the draft"),
  row(.reject, .draft, "x", label: "reject", "leave the change in focus out"),
  row(.adoptEdited, .draft, "e", label: "edit", "edit the whole in $EDITOR, then take mine"),
  row(.parts, .draft, "d", label: "parts", "keep or drop the parts of the change one by one"),
  row(.nextProvision, .draft, "]", label: "next change", "next change"),
  row(.previousProvision, .draft, "[", "previous change"),
  row(.cycleView, .draft, "w", label: "view", "words, lines, side by side"),

  row(.adoptChange, .review, "a", label: "adopt", "adopt the change"),
  row(.adoptEdited, .review, "e", label: "edit", "edit in $EDITOR, then adopt mine"),
  row(.editInPlace, .review, "i", label: "edit here", "edit in place, then adopt mine"),
  row(.reject, .review, "x", label: "reject", "reject the change"),
  row(.sendBack, .review, "b", label: "send back", "send it back with words"),
  row(.setAside, .review, "s", label: "set aside", "set it aside"),
  row(.dissent, .review, "D", label: "dissent", "vote against it, which is signed and kept"),
  row(.parts, .review, "d", label: "parts", "keep or drop the parts of the change one by one"),
  row(.next, .review, "Enter", label: "go on", "go on to the next step"),
  row(.nextProvision, .review, "]", label: "next change", "next change, or what was not yet seen"),
  row(.previousProvision, .review, "[", "previous change"),
  row(
    .retitle, .review, "t", label: "title",
    "say in your own words what the change does, where its title does not"),
  row(.cases, .review, "C", "decide the cases of what changes: first you, then counsel"),
  row(.strikePanel, .review, "p", "leave what a panel said of the idea out of the record, or take it in"),
  row(.cycleView, .review, "w", label: "view", "words, lines, side by side"),

  row(
    .raise, .objection, "Ctrl-R", label: "raise again",
    "raise again what was objected at an earlier amendment"),
  row(
    .askObjection, .objection, "Ctrl-O", label: "ask a model",
    "ask a counsel other than the author's for its objection"),

  row(.next, .attestation, "Enter", label: "attest", "attest, when the phrase is typed"),
  row(
    .assistive, .attestation, "Ctrl-T", label: "word by word", "assistive entry, word by word with a pause"),
  row(.back, .attestation, "Esc", label: "back", "back one step; nothing is signed"),

  row(.playPause, .history, "Space", label: "play", "play, pause"),
  row(.stepBack, .history, ",", "step back"),
  row(.stepForward, .history, ".", label: "step", "step forward"),
  row(.nextAmendment, .history, "]", label: "next", "next amendment"),
  row(.previousAmendment, .history, "[", "previous amendment"),
  row(.faster, .history, "+", "faster"),
  row(.slower, .history, "-", "slower"),
  row(.comparison, .history, "d", label: "compare", "this amendment, since adoption"),
  row(.follow, .history, "f", "follow one provision"),
  row(.blame, .history, "b", label: "blame", "who brought each line in"),
  row(.line, .history, "Enter", "what stood on the line before, and what took it away"),
  row(.pointInTime, .history, "@", "go to a number or a day"),
  row(.tell, .history, "t", "what was said, step by step"),
  row(.flow, .history, "v", "the history as bands"),
  row(.restore, .history, "R", label: "restore", "propose to restore this text"),
  row(.nextPane, .history, "Tab", "next pane"),
  row(.previousPane, .history, "Shift-Tab", "previous pane"),
  row(.copy, .history, "y", "copy the provision as it was"),

  row(
    .choose, .docket, "Enter", "r", label: "review", "review the proposal, or restate one that was overtaken"),
  row(.reject, .docket, "x", label: "withdraw", "take your own proposal back"),

  row(.asRuled, .cases, "r", label: "as ruled", "the text leads to the ruling"),
  row(.otherwise, .cases, "o", label: "otherwise", "the text leads elsewhere"),
  row(.undecided, .cases, "u", label: "undecided", "the text does not decide it"),
  row(.askDeciders, .cases, "c", label: "ask counsel", "have counsel decide, several times each"),
  row(.nextProvision, .cases, "]", label: "next", "next case"),
  row(.previousProvision, .cases, "[", "previous case"),

  row(.inform, .panel, "i", label: "inform", "say what you would want, and ask again with it"),
  row(.rebut, .panel, "o", label: "object", "let each object to what the next one says"),
  row(.framing, .panel, "f", "put the idea to the one in focus in four lights"),
  row(.keepPanel, .panel, "r", label: "record", "keep the verdicts for the record of what comes of the idea"),
  row(.nextPane, .panel, "Tab", label: "next", "next counsel"),
  row(.previousPane, .panel, "Shift-Tab", "counsel before"),

  row(.callFlawed, .drill, "f", label: "flaw", "the flaw is in the line pointed at"),
  row(.callClean, .drill, "c", label: "clean", "the text is clean"),
  row(.next, .drill, "Enter", label: "go on", "go on to the next text"),
  row(.nextProvision, .drill, "]", label: "next change", "next change"),
  row(.previousProvision, .drill, "[", "previous change"),
  row(.cycleView, .drill, "w", label: "view", "words, lines, side by side"),
]

/// A row from key names, with a label for the bar.
private func row(
  _ action: Action, _ context: Context, _ names: String..., label: String, _ help: String
) -> Binding {
  Binding(
    action: action, context: context, keys: names.compactMap { Key(named: $0) }, label: label, help: help)
}

/// A row that the bar does not show, from key names and, last, the help.
private func row(_ action: Action, _ context: Context, _ words: String...) -> Binding {
  Binding(
    action: action, context: context, keys: words.dropLast().compactMap { Key(named: $0) }, label: "",
    help: words.last ?? "")
}
