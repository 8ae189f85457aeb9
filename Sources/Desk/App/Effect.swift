public import Cells
public import Charter
public import Counsel
public import Ledger
public import Prose
public import Ratification

/// Everything that the interface can ask for: the list of the program's powers.
public enum Effect: Equatable, Sendable {
  case loadLibrary
  case open(path: String)
  /// Reads an open charter again, in case somebody changed it meanwhile.
  case look(path: String)
  case verify(path: String)

  case findKeys
  /// Settles who the user is, with a key that exists.
  case settle(Identity)
  /// Makes a key for that name, protected by the passphrase if there is one.
  case makeKey(name: String, passphrase: Bytes?)

  case create(name: String, kind: Governance.Kind)
  case importText(path: String)
  /// Copies a charter under the user's key, ready to be adopted.
  case makeMine(path: String)
  case export(path: String, to: String)

  /// Opens `$EDITOR` on some text.
  case edit(EditPurpose, Bytes)
  case writeDraft(path: String, Bytes)
  /// The draft goes back to the text that it had before, or forth again.
  case undoDraft(path: String)
  case redoDraft(path: String)
  /// Puts a motion in place of the one that its author went back to the drawing board with.
  case rework(path: String, Motion, Review)
  /// Takes a proposal into the draft and off the docket.
  case accept(path: String, Statement, Bytes)
  /// Takes a proposal off the docket of a draft.
  case discard(path: String, Statement)
  /// Puts a motion on the docket, with the stance that came with the asking.
  case propose(path: String, Motion, stance: Bytes?, isOwn: Bool)

  /// Composes a warm-up of seeded flaws from a charter's text.
  case beginDrill(path: String)
  /// Keeps an answer in the user's own folder.
  case keepDrill(DrillAnswer)

  /// Asks a counsel by its name; what streams back bears the number of the exchange.
  case ask(exchange: Int, counsel: String, Ask)
  /// Ends every question that is not answered yet.
  case stopAsking

  /// Looks for servers of models at the usual ports of this machine, because the person wants one or by itself.
  case findServers(isWanted: Bool)
  /// Adds a counsel to the user's settings.
  case addCounsel(NewCounsel)
  /// Makes heard that an answer is finished, in the way of the user's settings.
  case announce(String)

  case beginReview(path: String, statement: Digest)
  case beginAdoption(path: String)
  /// Opens the review of the amendment that heals a fork, by keeping the history that ends with a record.
  case beginHealing(path: String, keeping: Digest)
  /// Keeps an unfinished review.
  case keepReview(Digest, name: String, [Entry])
  /// States what the person adopts where it is not what was proposed.
  case adoptOtherwise(path: String, Review)
  case decline(path: String, Statement, why: Bytes, Declined.Outcome)
  /// Brings into force what enough ratifiers have signed; nobody signs anything.
  case enact(path: String, statement: Digest)
  /// States a proposal that another amendment overtook on the text in force; as another one, where that
  /// amendment changed what it changes.
  case restate(path: String, Statement, isAnew: Bool)
  /// The phrase was typed: sign and publish the review at hand, if it is of these bytes.
  case attest(statement: Digest, passphrase: Bytes?)

  case loadReport(path: String)
  case loadHistory(path: String)
  case loadAmendment(path: String, number: Int, Comparison)
  /// Finds words in all that was said, and the amendments in which they came or went.
  case searchHistory(path: String, words: String)
  /// Follows a line, from 0, of the text that an amendment left, both ways.
  case loadLine(path: String, number: Int, line: Int)
  case loadFlow(path: String)

  /// Keeps what was typed and not sent, so that it survives a crash; no words are to be forgotten.
  case keepTyped(TypedPlace, Bytes)
  case findThemes
  /// Shows the screen in a theme, from the next frame on.
  case showTheme(Theme)
  /// Names a theme in the user's settings.
  case keepTheme(String)
  case copy(Bytes)
  case reportMouse(Bool)
  /// Gives the terminal to the shell until the job is continued.
  case suspend
  /// Draws the next frame from nothing.
  case redraw
}

/// What a text that comes back from `$EDITOR` is for.
public enum EditPurpose: Equatable, Sendable {
  /// The whole text of a charter.
  case text(path: String)
  /// One provision under review, adopted as edited.
  case provision(String)
  /// The person's own proposal, after an objection to it.
  case rework(path: String, Statement)
  /// A proposal in a draft.
  case draft(path: String, Statement)
  /// What is being typed, at the screen or in answer to a question.
  case field
}
