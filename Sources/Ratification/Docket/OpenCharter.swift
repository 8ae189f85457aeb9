public import Charter
public import Ledger
public import Prose

/// A charter as the screens show it: the text, where its history stands, and what waits.
public struct OpenCharter: Equatable, Sendable {
  public let path: String
  /// The text in force, or the draft.
  public let document: Document
  public let head: Head
  /// Someone changed `charter.md` without an amendment; these are its bytes.
  public let handEdit: Bytes?
  public let proposals: [Card]
  public let declined: [Declined]
  /// The histories, where there are several: then the text is the last that they have in common.
  public let fork: Fork?

  public init(
    path: String, document: Document, head: Head, handEdit: Bytes?, proposals: [Card], declined: [Declined],
    fork: Fork? = nil
  ) {
    self.fork = fork
    self.path = path
    self.document = document
    self.head = head
    self.handEdit = handEdit
    self.proposals = proposals
    self.declined = declined
  }

  public var isDraft: Bool { head.number == 0 }
}

/// A proposal on the docket.
public struct Card: Equatable, Sendable {
  public let statement: Statement
  /// What it makes of the text; nil where it no longer applies.
  public let result: Document?
  public let lacks: [Standing.Lack]
  /// Whether this user wrote the text, or has a stance on it.
  public let mayBeRead: Bool
  /// Who voted, and how; only good signatures count.
  public let votes: [Vote]
  /// The ratifiers who have not voted.
  public let waitsFor: [String]
  /// The problem; empty where the title says the same, as it does of a person's own text.
  public var problemBesideTitle: Bytes { statement.problem == statement.title ? [] : statement.problem }

  /// What others said of it, which may tell its text.
  public let remarks: [Comment.Remark]

  /// A declined proposal that says the same, but for spaces and case.
  public let repeats: Declined?

  public struct Vote: Equatable, Sendable {
    public let name: String
    public let isDissent: Bool

    public init(name: String, isDissent: Bool) { (self.name, self.isDissent) = (name, isDissent) }
  }

  public init(
    statement: Statement, result: Document?, lacks: [Standing.Lack], mayBeRead: Bool, votes: [Vote] = [],
    waitsFor: [String] = [], remarks: [Comment.Remark] = [], repeats: Declined? = nil
  ) {
    (self.statement, self.result, self.lacks, self.mayBeRead) = (statement, result, lacks, mayBeRead)
    (self.votes, self.waitsFor, self.remarks) = (votes, waitsFor, remarks)
    self.repeats = repeats
  }

  public var id: String { statement.digest.short }

  /// Whether it is theirs to take back.
  public func isProposed(by identity: Identity?) -> Bool {
    identity.map { statement.isProposed(by: $0.name) } ?? false
  }
}

/// Who the user is to a charter.
public struct Identity: Equatable, Sendable {
  /// `[a-z0-9][a-z0-9-]*`.
  public let name: String
  /// Type and base64.
  public let key: String

  public init(name: String, key: String) {
    (self.name, self.key) = (name, key)
  }

  /// Whether the charter names this person as a ratifier, by name and key.
  public func ratifies(_ document: Document) -> Bool {
    document.governance.ratifier(named: name)?.key == key
  }
}

/// A charter in the library.
public struct LibraryRow: Equatable, Sendable {
  public let path: String
  public let title: String
  public let kind: String
  public let amendments: Int
  public let open: Int
  public let last: Timestamp?
  /// Why it can't be read, in words.
  public let fault: String?

  public init(
    path: String, title: String, kind: String, amendments: Int, open: Int, last: Timestamp?, fault: String?
  ) {
    self.path = path
    self.title = title
    self.kind = kind
    self.amendments = amendments
    self.open = open
    self.last = last
    self.fault = fault
  }
}

/// A key that the user could sign with.
public struct KeyChoice: Equatable, Sendable {
  public let label: String
  public let key: String

  public init(label: String, key: String) {
    (self.label, self.key) = (label, key)
  }
}
