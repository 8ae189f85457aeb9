public import Charter
public import Ledger
internal import Prose

/// A charter's text as it stood after one amendment, with what a reader wants to know beside it.
public struct Edition: Sendable {
  /// What an export holds besides the text.
  public enum Part: String, CaseIterable, Sendable {
    /// The amendments, oldest first.
    case history
    /// What was said about each amendment, in the order in which it happened.
    case deliberation
    /// The decided cases, under their provisions.
    case cases
    /// Why each amendment was ratified, in the ratifiers' words.
    case reasons
    /// The ids and other attributes of headings, in Markdown.
    case ids
  }

  public let document: Document
  /// The records up to it, in order; empty for a draft or where nobody asked for them.
  public let records: [Record]
  /// The number of the amendment; 0 for a draft.
  public let number: Int
  /// When it came into force; nil for a draft.
  public let date: Timestamp?
  public let parts: Set<Part>

  public init(
    of document: Document, number: Int, date: Timestamp?, records: [Record], with parts: Set<Part>
  ) {
    self.document = document
    self.number = number
    self.date = date
    self.records = records
    self.parts = parts
  }
}

extension Record {
  /// When it came into force: at its last vote.
  public var date: Timestamp? { sections.compactMap(\.date).max() }

  /// Who ratified, in the order of their names.
  public var ratifiers: [String] {
    sections.filter { $0.vote == .ratify }.map { String(decoding: $0.name, as: UTF8.self) }
  }

  /// Who voted against it.
  public var dissenters: [String] {
    sections.filter { $0.vote == .dissent }.map { String(decoding: $0.name, as: UTF8.self) }
  }
}
