public import Counsel
public import Ledger
public import Prose
public import Ratification

/// What lies over a screen and takes the keys.
public enum Overlay: Equatable, Sendable {
  case help(scroll: Int)
  case palette(Field, selected: Int)
  case prompt(Prompt)
  case parts(PartsPicker)
  case choice(Choice)
  case themes(ThemeChooser)
  /// A text to be read as it is.
  case page(title: String, Bytes, scroll: Int)
}

/// A question that is answered by typing.
public struct Prompt: Equatable, Sendable {
  public enum Purpose: Equatable, Sendable {
    case search
    /// Words in the whole history.
    case searchHistory
    case pointInTime
    /// What is wrong with a provision, which is the stance on what counsel then proposes.
    case whatIsWrong(provision: String)
    /// An idea to be sounded out.
    case idea
    /// A part of a counsel that is being added to the settings.
    case newCounsel(NewCounsel, NewCounsel.Part)
    /// An idea for every counsel, or for one in several lights.
    case panel, framing
    /// What the person would want, for a panel that judged without knowing it.
    case panelStance
    /// Two provisions between which counsel is to find a case.
    case tradeOff
    case newCharter
    case importText
    case export
    case name
    case newPassphrase(name: String)
    /// The same once more, since nobody sees what is typed.
    case repeatedPassphrase(name: String, first: Bytes)
    case passphrase
    case rejectWords(String)
    case sendBackWords(String)
    /// Why a proposal of one's own is taken back.
    case withdrawal(path: String, Statement)
    /// Title and rationale of the change under review, in the person's own words.
    case claims
    case editProvision(String)
    /// Title and problem for a text that the person edited.
    case ownProposal(Bytes)
  }

  public let purpose: Purpose
  public let title: String
  /// One line that says what is wanted and why.
  public let help: String
  public var field: Field
}

/// A question that is answered by picking a line.
public struct Choice: Equatable, Sendable {
  public enum Purpose: Equatable, Sendable {
    case quit
    case key(name: String, [KeyChoice])
    case kind(name: String)
    case makeMine(path: String)
    case proposal(path: String, [Statement])
    /// Whether what enough ratifiers have signed is brought into force.
    case enacting(path: String, Statement)
    /// Which history stays; the last line leaves it.
    case healing(path: String, Fork)
    /// Whether an overtaken proposal is stated on the text in force, or proposed anew.
    case restating(path: String, Statement, isAnew: Bool)
    /// What was objected before and is raised again.
    case raise
    /// How an objection is answered.
    case answer(String)
    /// An amendment of a line's history, by number.
    case lineHistory([Int])
    /// Who is asked; the last line adds one.
    case counsel
    /// Which texts the cases are decided under, by the statement that makes the other one; the first line is the
    /// text as it stands.
    case caseTexts([Digest])
    /// Who decides the cases; the last line is all of them, where there are several.
    case deciders([CounselProfile])
    /// Which idea a proposal comes of, the newest first; then none of them.
    case ideaBehind(BehindProposal)
    /// What kind of counsel is added, after the servers that answer on this machine.
    case newCounsel([ModelServer])
    /// Which of a server's models.
    case model(NewCounsel, [String])
  }

  public let purpose: Purpose
  public let title: String
  public let lines: [String]
  public var selected: Int
}
