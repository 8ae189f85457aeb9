internal import Prose

/// The armour of a signature as `ssh-keygen` prints it: base64 in lines of 70 (openssh, PROTOCOL.sshsig).
enum Armour {
  /// The digits of a line, but for the last, which may have fewer.
  static let lineLength = 70

  static let begin: StaticString = "-----BEGIN SSH SIGNATURE-----\n"
  static let end: StaticString = "-----END SSH SIGNATURE-----\n"

  /// The bytes inside of an armour, however its lines are broken; nil where it is none.
  static func blob(in armour: Bytes) -> Bytes? {
    guard armour.starts(with: begin.utf8Bytes),
      armour.suffix(end.utf8CodeUnitCount).elementsEqual(end.utf8Bytes)
    else { return nil }
    let body = armour.dropFirst(begin.utf8CodeUnitCount).dropLast(end.utf8CodeUnitCount)
    return Base64.decode(Bytes(body.split(separator: .lineFeed).joined())[...])
  }

  static func bytes(around blob: Bytes) -> Bytes {
    var text = begin.utf8Bytes
    var rest = Base64.encode(blob)[...]
    while !rest.isEmpty {
      text += rest.prefix(lineLength)
      text.append(.lineFeed)
      rest = rest.dropFirst(lineLength)
    }
    text += end.utf8Bytes
    return text
  }
}
