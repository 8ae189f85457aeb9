public import Charter
public import Ledger
internal import Prose

extension Statement {
  /// The same proposal on the text that another amendment has put in force meanwhile (format.md, 3).
  ///
  /// It gets another number, parent, `before`, `after` and line numbers, and keeps its date. Whoever
  /// signed it has to sign again.
  ///
  /// - Parameters:
  ///   - base: The text that it was made for.
  ///   - current: The text in force now.
  /// - Throws: `OvertakenFault` where it can't be the same proposal; then it has to be a new one.
  public func restated(
    from base: Document, to current: Document, after head: Head
  ) throws(OvertakenFault) -> Statement {
    var content = content
    let result = try Statement.restated(content.change, from: base, to: current)
    if !content.proposedChange.isEmpty {
      let proposed = try Statement.restated(content.proposedChange, from: base, to: current)
      content.proposedChange = Statement.change(from: current, to: proposed)
    }
    return try content.stated(result, on: current, after: head)
  }

  /// Another proposal with the same words, for when the other amendment changed what this one changes: what
  /// this one makes of those provisions stands against what they are now.
  ///
  /// - Parameter date: When it is proposed; the cooling-off begins again.
  /// - Throws: `OvertakenFault` where nothing of it is left, or it does not come out whole.
  public func renewed(
    from base: Document, to current: Document, after head: Head, proposed date: Timestamp
  ) throws(OvertakenFault) -> Statement {
    var content = content
    let result = try base.changed(by: content.change)
    let ours = Set(changes(from: base, to: result).map(\.id))
    let all = changes(from: current, to: result)
    let theirs = Set(all.map(\.id)).subtracting(ours)
    let text: Document
    do { text = try PartialAdoption(of: all, from: current, to: result, turnedDown: theirs).text() } catch {
      throw .entangled
    }
    guard text.bytes != current.bytes else { throw .nothingLeft }
    (content.proposed, content.proposedChange) = (date, [])
    return try content.stated(text, on: current, after: head)
  }

  /// What a change of `base` makes of `current`, where it changes the same provisions in the same way.
  private static func restated(
    _ change: Bytes, from base: Document, to current: Document
  ) throws(OvertakenFault) -> Document {
    let result = try base.changed(by: change)
    let ours = changes(from: base, to: result)
    let touched = Set(ours.map(\.id)).intersection(changes(from: base, to: current).map(\.id))
    guard touched.isEmpty else { throw .touched(touched.sorted()) }
    // Seen from the text in force, the proposed one also takes back what the other amendment did.
    let all = changes(from: current, to: result)
    let theirs = Set(all.map(\.id)).subtracting(ours.map(\.id))
    let text: Document
    do { text = try PartialAdoption(of: all, from: current, to: result, turnedDown: theirs).text() } catch {
      throw .entangled
    }
    let found = changes(from: current, to: text)
    guard !ours.isEmpty, found.count == ours.count else { throw .entangled }
    for change in ours where !found.contains(where: { $0.id == change.id && $0.kind == change.kind }) {
      throw .entangled
    }
    return text
  }

  fileprivate static func change(from base: Document, to result: Document) -> Bytes {
    let name = Bytes("charter.md".utf8)
    return Patch(from: base.bytes, to: result.bytes, oldName: name, newName: name).bytes
  }
}

extension Statement.Content {
  /// The statement that says this and makes `result` of the text in force.
  fileprivate func stated(
    _ result: Document, on current: Document, after head: Head
  ) throws(OvertakenFault) -> Statement {
    var content = self
    (content.number, content.parent, content.heals) = (head.number + 1, head.record, [])
    (content.before, content.after) = (Digest(of: current.bytes), Digest(of: result.bytes))
    content.change = Statement.change(from: current, to: result)
    do { return try Statement(content) } catch { throw .statement(error) }
  }
}

extension Document {
  fileprivate func changed(by change: Bytes) throws(OvertakenFault) -> Document {
    let patch: Patch
    do { patch = try Patch(parsing: change[...]) } catch { throw .change(.patch(error)) }
    do { return try applying(patch) } catch { throw .change(error) }
  }
}

/// Why a proposal can't be stated on the text that another amendment has put in force.
public enum OvertakenFault: Error, Equatable, Sendable {
  /// These provisions, which it changes, were changed meanwhile.
  case touched([String])
  /// Its changes would not come out as they were, since what they stand among has changed.
  case entangled
  /// What it would change is in force already.
  case nothingLeft
  /// It does not apply to the text that it was made for.
  case change(CharterFault)
  case statement(RecordFault)
}
