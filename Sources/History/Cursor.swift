public import Charter
public import Ledger
public import Prose

/// A text of a history that hashes to what its record says.
///
/// The record follows from its neighbours and its change applied exactly; the votes on it nobody looked at.
public struct Bound: Equatable, Sendable {
  /// The amendment after which it stood; 0 before the first.
  public let number: Int
  public let text: Bytes

  /// Before the first record.
  public init() { (number, text) = (0, []) }

  /// - Parameter amendment: The one that made it, as its record says.
  /// - Throws: `VerificationFault` where the text is another.
  /// - Complexity: O(*n*) in the bytes.
  public init(_ text: Bytes, after amendment: Amendment) throws(VerificationFault) {
    try self.init(text, Digest(of: text), at: amendment.place)
  }

  fileprivate init(_ text: Bytes, _ digest: Digest, at place: Chain.Head) throws(VerificationFault) {
    do { try digest.check(is: place.after) } catch { throw VerificationFault(at: place, error) }
    (number, self.text) = (place.number, text)
  }
}

/// Goes on over a history with its text, which it holds to the record where it stops.
public struct Cursor<Text: PatchedText>: Sendable {
  /// The text after the amendments so far.
  public private(set) var text: Text
  /// The last amendment; nil before the first.
  public private(set) var place: Chain.Head?

  /// Begins before the first record, with a text of no bytes, or at a text that was held to its record before.
  public init(_ text: Text, at place: Chain.Head? = nil) { (self.text, self.place) = (text, place) }

  public var number: Int { place?.number ?? 0 }

  /// Changes the text as the next amendment does.
  ///
  /// - Throws: `VerificationFault` where its change does not apply exactly; nothing is changed then.
  /// - Complexity: That of ``PatchedText/change(by:)``.
  public mutating func goOn(over amendment: Amendment) throws(VerificationFault) {
    do { try text.change(by: amendment.patch) } catch { throw VerificationFault(at: amendment.place, error) }
    place = amendment.place
  }

  /// Takes back an amendment, the last one, so that the text is again the one that the amendment before it made.
  ///
  /// - Throws: `VerificationFault` where its change can't be undone exactly; nothing is changed then.
  /// - Complexity: That of ``PatchedText/change(by:)``.
  public mutating func goBack(over amendment: Amendment, to former: Amendment) throws(VerificationFault) {
    do { try text.change(by: amendment.patch.reversed()) } catch {
      throw VerificationFault(at: amendment.place, error)
    }
    place = former.place
  }

  /// The text, held to the record.
  ///
  /// - Throws: `VerificationFault` where it is another than the record says.
  /// - Complexity: O(*n*) in the bytes of the text.
  public func stop() throws(VerificationFault) -> Bound {
    guard let place else { return Bound() }
    return try Bound(text.bytes, Digest(of: text.bytes), at: place)
  }

  /// The same at each of many amendments.
  @discardableResult
  public func stop(_ digests: inout SuccessiveDigests) throws(VerificationFault) -> Bound {
    guard let place else { return Bound() }
    return try Bound(text.bytes, digests.digest(of: text.bytes), at: place)
  }
}

/// A text in a form that patches change.
public protocol PatchedText: Sendable {
  var bytes: Bytes { get }
  /// - Throws: `VerificationFault.Rule` where the patch does not apply exactly or makes no text of this form; nothing
  ///   is changed then.
  mutating func change(by patch: Patch) throws(VerificationFault.Rule)
}

extension LineBuffer: PatchedText {
  public mutating func change(by patch: Patch) throws(VerificationFault.Rule) {
    do { try apply(patch) } catch { throw .change(error) }
  }
}

/// Nil before the first record.
extension Document?: PatchedText {
  public var bytes: Bytes { self?.bytes ?? [] }

  public mutating func change(by patch: Patch) throws(VerificationFault.Rule) {
    do throws(CharterFault) {
      if let document = self {
        self = try document.applying(patch)
      } else {
        let founding: Bytes
        do { founding = try patch.apply(to: []) } catch { throw .patch(error) }
        self = try Document(founding)
      }
    } catch {
      if case .patch(let error) = error { throw .change(error) }
      throw .text(error)
    }
  }
}

extension Statement {
  /// What it makes of a text.
  ///
  /// - Throws: `VerificationFault` where the change does not apply exactly, or what comes out is another text than it
  ///   says.
  /// - Complexity: O(*n*) in the bytes of both.
  public func result(on base: Bytes) throws(VerificationFault) -> Bytes {
    do throws(VerificationFault.Rule) {
      let result: Bytes
      do { result = try patch().apply(to: base) } catch { throw .change(error) }
      try Digest(of: result).check(is: content.after)
      return result
    } catch { throw VerificationFault(number: content.number, file: fileName, error) }
  }

  /// Its file on the docket.
  public var fileName: String { String(decoding: DocketFileName(of: self).bytes, as: UTF8.self) }
}

extension Digest {
  fileprivate func check(is after: Digest) throws(VerificationFault.Rule) {
    guard self == after else { throw .after(expected: after, found: self) }
  }
}
