public import Charter
public import Ledger
public import Prose

/// What somebody wants changed and why, before it is bound to a place in the history.
public struct Motion: Equatable, Sendable {
  public var title: Bytes
  public var proposer: Proposer
  /// How the counsel that proposes it was asked.
  public var asked: Asked?
  public var problem: Bytes
  public var rationale: Bytes
  public var expectedEffect: Bytes
  /// The whole text that is wanted.
  public var result: Bytes
  /// Where the text was copied from, for an adoption.
  public var origin: Statement.Origin?

  public init(
    title: Bytes, proposer: Proposer, asked: Asked? = nil, problem: Bytes = [], rationale: Bytes = [],
    expectedEffect: Bytes = [], result: Bytes, origin: Statement.Origin? = nil
  ) {
    self.title = title
    self.proposer = proposer
    self.asked = asked
    self.problem = problem
    self.rationale = rationale
    self.expectedEffect = expectedEffect
    self.result = result
    self.origin = origin
  }

  /// The statement that follows `head` and changes `base` into the motion's result.
  ///
  /// - Parameters:
  ///   - base: The text in force; empty for an adoption.
  ///   - replacing: The diff that had been proposed, where this is an edited or partial adoption of it.
  /// - Throws: `MotionFault` where nothing changes, the result is no charter, or a text has no form.
  public func statement(
    after head: Head, base: Bytes, proposed: Timestamp, replacing: Bytes = []
  ) throws(MotionFault) -> Statement {
    guard base != result else { throw .changesNothing }
    do throws(CharterFault) {
      try Document(result).checkBlocks()
    } catch { throw .result(error) }
    let isFounding = head.number == 0 && base.isEmpty
    let patch = Patch(
      from: base, to: result, oldName: Bytes((isFounding ? "/dev/null" : "charter.md").utf8),
      newName: Bytes("charter.md".utf8))
    do {
      return try Statement(
        Statement.Content(
          number: head.number + 1, title: title, proposer: proposer, asked: asked, proposed: proposed,
          parent: head.record, before: Digest(of: base), after: Digest(of: result), origin: origin,
          problem: tidied(problem),
          rationale: tidied(rationale), expectedEffect: tidied(expectedEffect), proposedChange: replacing,
          change: patch.bytes
        ))
    } catch { throw .statement(error) }
  }
}

/// Why a motion can't be put on the docket.
public enum MotionFault: Error, Equatable, Sendable {
  case changesNothing
  case result(CharterFault)
  case statement(RecordFault)
}

extension Document {
  /// Checks that every `case` and `gate` block can be read.
  fileprivate func checkBlocks() throws(CharterFault) {
    do {
      _ = try cases()
      _ = try gates()
    } catch { throw .block(error) }
  }
}
