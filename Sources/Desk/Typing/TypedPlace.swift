internal import Counsel
internal import Prose

/// A place where words are typed that have to outlive a crash, and an Esc.
public struct TypedPlace: Hashable, Sendable {
  /// A charter's path, or the hash of the statement that the words are about.
  public let owner: String
  /// Which of the owner's fields.
  public let field: String

  public init(owner: String, field: String) {
    (self.owner, self.field) = (owner, field)
  }

  static let composerField = "composer"

  /// Whether it stays when a charter's questions are settled.
  var outlivesAll: Bool {
    let places = [
      TypedPlace.composerField, TypedPlace.talkField, "before", "place", ObjectionMemory.field, "opinions",
    ]
    return places.contains(field)
  }

  static func composer(_ path: String) -> TypedPlace { TypedPlace(owner: path, field: composerField) }

  static let talkField = "talk"

  /// What was said at a desk.
  static func talk(_ path: String) -> TypedPlace { TypedPlace(owner: path, field: talkField) }

  /// What counsel objected to the person's own draft.
  public static func objections(_ path: String) -> TypedPlace {
    TypedPlace(owner: path, field: ObjectionMemory.field)
  }

  /// The draft before the person last edited it.
  static func before(_ path: String) -> TypedPlace { TypedPlace(owner: path, field: "before") }

  /// Where the text stood on the screen.
  static func place(_ path: String) -> TypedPlace { TypedPlace(owner: path, field: "place") }

  /// What counsel said of an idea, until there is a proposal.
  static func opinions(_ path: String) -> TypedPlace { TypedPlace(owner: path, field: "opinions") }

  /// An idea to be sounded out.
  static func idea(_ path: String) -> TypedPlace { TypedPlace(owner: path, field: "idea") }

  /// What a panel is told that the person would want.
  static func panelStance(_ path: String) -> TypedPlace { TypedPlace(owner: path, field: "panel stance") }

  /// What is asked of counsel about two provisions.
  static func tradeOff(_ path: String) -> TypedPlace { TypedPlace(owner: path, field: "trade-off") }

  /// What is wrong with a provision.
  static func problem(_ path: String, _ provision: String) -> TypedPlace {
    TypedPlace(owner: path, field: "problem \(provision)")
  }

  /// A whole text that was edited, for as long as the text that it was made from stands.
  static func text(_ path: String, on base: Bytes) -> TypedPlace {
    TypedPlace(owner: path, field: "text \(Digest(of: base).hex)")
  }

  /// Title and problem of a text of one's own.
  static func proposal(_ path: String, of result: Bytes) -> TypedPlace {
    TypedPlace(owner: path, field: "proposal \(Digest(of: result).hex)")
  }

  /// A proposal to a draft, edited as a whole.
  static func result(_ statement: Digest) -> TypedPlace { TypedPlace(owner: statement.hex, field: "result") }

  /// What was decided so far on a proposal to a draft.
  static func decisions(_ statement: Digest) -> TypedPlace {
    TypedPlace(owner: statement.hex, field: "decisions")
  }

  /// Title and rationale of a proposal in the person's own words.
  static func claims(_ statement: Digest) -> TypedPlace { TypedPlace(owner: statement.hex, field: "title") }

  static func stance(_ statement: Digest) -> TypedPlace { TypedPlace(owner: statement.hex, field: "stance") }

  static func reason(_ statement: Digest) -> TypedPlace { TypedPlace(owner: statement.hex, field: "reason") }

  static func answer(_ statement: Digest, to objection: String) -> TypedPlace {
    TypedPlace(owner: statement.hex, field: "answer \(objection)")
  }

  static func rejection(_ statement: Digest, of provision: String) -> TypedPlace {
    TypedPlace(owner: statement.hex, field: "reject \(provision)")
  }

  static func sendingBack(_ statement: Digest, of provision: String) -> TypedPlace {
    TypedPlace(owner: statement.hex, field: "send back \(provision)")
  }

  /// A provision under review, edited.
  static func provision(_ statement: Digest, _ provision: String) -> TypedPlace {
    TypedPlace(owner: statement.hex, field: "provision \(provision)")
  }
}
