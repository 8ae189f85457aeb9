public import Charter
internal import Prose

/// The text that counsel drafts, over the tries that it has: what is kept of its edits, and what is refused.
public struct DraftedText: Equatable, Sendable {
  /// An edit that can't be made, with the number that it has in its reply, from 1.
  public struct Refused: Equatable, Sendable {
    public let number: Int
    public let fault: ReplyFault
  }

  /// How often counsel is asked in all, before the person has the raw text.
  public static let mostTries = 3

  /// The text that counsel was given.
  public let base: Document
  /// The text after the edits that are kept.
  public private(set) var result: Document
  public private(set) var kept: [Reply.Edit] = []
  /// The reply to the first try, which says why; later ones only mend it.
  public private(set) var opening = Reply()
  /// Those of the last reply.
  public private(set) var refused: [Refused] = []
  public private(set) var tries = 0
  /// Whether a reply was cut, stopped or refused by its server.
  public private(set) var isIncomplete = false

  public init(base: Document) {
    self.base = base
    result = base
  }

  public var isChanged: Bool { result.bytes != base.bytes }
  public var mayTryAgain: Bool { !refused.isEmpty && tries < DraftedText.mostTries }

  /// Makes the edits of a reply one after another; one that can't be made is left out as a whole.
  ///
  /// - Complexity: O(*n* × *m*) in the bytes of the text and the edits.
  public mutating func take(_ reply: Reply) {
    if tries == 0 { opening = reply }
    tries += 1
    refused = []
    isIncomplete = isIncomplete || !reply.isComplete
    for (index, item) in reply.items.enumerated() {
      switch item.outcome {
      case .fault(let fault): refused.append(Refused(number: index + 1, fault: fault))
      case .edit(let edit):
        do {
          result = try result.making(edit.operation)
          kept.append(edit)
        } catch { refused.append(Refused(number: index + 1, fault: error)) }
      }
    }
    guard let text = reply.wholeText else { return }
    do { result = try base.replaced(by: text) } catch { refused.append(Refused(number: 1, fault: error)) }
  }

  /// The same edits on another text, which the person changed in the meantime.
  ///
  /// - Throws: `ReplyFault.stale` where a provision that they touch is not what counsel was given.
  public func carried(to current: Document) throws(ReplyFault) -> Document {
    guard current.bytes != base.bytes else { return result }
    for change in changes(from: base, to: result) {
      guard let old = change.old else { continue }
      let isSame = current.provision(old.id).map { current.text(of: $0) == base.text(of: old) } ?? false
      guard isSame else { throw .stale(old.id) }
    }
    var text = current
    for edit in kept { text = try text.making(edit.operation) }
    guard !kept.isEmpty else { throw .stale(Provision.preambleID) }
    return text
  }
}

extension Document {
  fileprivate func making(_ operation: Operation) throws(ReplyFault) -> Document {
    let made: Document
    do throws(OperationFault) { made = try applying(operation) } catch { throw .operation(error) }
    guard case .addCase(let id, _) = operation else { return made }
    // The body could close its block, and go on as text.
    let isOneMore =
      made.readableCases.count == readableCases.count + 1 && made.blockFaults.count == blockFaults.count
    guard isOneMore, made.provisions.map(\.id) == provisions.map(\.id),
      made.lastBlockEnds(provision: id)
    else { throw .notACase(id) }
    return made
  }

  /// Whether a provision ends with the end of its last case.
  private func lastBlockEnds(provision id: String) -> Bool {
    guard let provision = provision(id), let last = readableCases.last(where: { $0.provision == id }) else {
      return false
    }
    let fenced = fencedLines(in: [provision])
    return (last.line - 1..<provision.lines.upperBound).allSatisfy { fenced.contains($0) }
  }

  /// A whole text in place of this one; without a front matter it keeps the present one.
  fileprivate func replaced(by text: Bytes) throws(ReplyFault) -> Document {
    let body = provisions[0].lines.upperBound
    let bytes =
      text.starts(with: Bytes("---\n".utf8)) ? text : Bytes(self.text(ofLines: 0..<body)) + [.lineFeed] + text
    let made: Document
    do { made = try Document(bytes) } catch { throw .operation(.result(error)) }
    // A piece of the text would else take away all the rest.
    let first = provisions.first { $0.heading != nil }?.id
    guard let first, made.provisions.first(where: { $0.heading != nil })?.id == first else {
      throw .fragment(expected: first ?? "")
    }
    guard made.bytes != self.bytes else { throw .operation(.unchanged(first)) }
    return made
  }
}
