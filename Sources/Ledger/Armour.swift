internal import Prose

/// The armour of a signature as `ssh-keygen` prints it: base64 in lines of 70 (openssh, PROTOCOL.sshsig).
enum Armour {
  static let begin: StaticString = "-----BEGIN SSH SIGNATURE-----\n"
  static let end: StaticString = "-----END SSH SIGNATURE-----\n"

  /// The bytes inside of an armour, however its lines are broken; nil where it is none.
  static func blob(in armour: Bytes) -> Bytes? {
    guard armour.starts(with: begin.utf8Bytes),
      armour.suffix(end.utf8CodeUnitCount).elementsEqual(end.utf8Bytes)
    else { return nil }
    let body = armour.dropFirst(begin.utf8CodeUnitCount).dropLast(end.utf8CodeUnitCount)
    return Base64.decode(body.filter { $0 != .lineFeed })
  }

  static func bytes(around blob: some Collection<UInt8>) -> Bytes {
    var text = begin.utf8Bytes
    var rest = Base64.encode(blob)[...]
    while !rest.isEmpty {
      text += rest.prefix(70)
      text.append(.lineFeed)
      rest = rest.dropFirst(70)
    }
    text += end.utf8Bytes
    return text
  }
}
