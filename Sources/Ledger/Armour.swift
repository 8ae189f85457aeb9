internal import Prose

/// The armour of a signature as `ssh-keygen` prints it: base64 in lines of 70 (openssh, PROTOCOL.sshsig).
enum Armour {
  static let begin = "-----BEGIN SSH SIGNATURE-----\n"
  static let end = "-----END SSH SIGNATURE-----\n"

  /// The bytes inside of an armour, however its lines are broken; nil where it is none.
  static func blob(in armour: Bytes) -> Bytes? {
    guard armour.starts(with: begin.utf8), armour.suffix(end.utf8.count).elementsEqual(end.utf8) else {
      return nil
    }
    let body = armour.dropFirst(begin.utf8.count).dropLast(end.utf8.count)
    return Base64.decode(body.filter { $0 != .lineFeed })
  }

  static func bytes(around blob: some Collection<UInt8>) -> Bytes {
    var text = Bytes(begin.utf8)
    var rest = Base64.encode(blob)[...]
    while !rest.isEmpty {
      text += rest.prefix(70)
      text.append(.lineFeed)
      rest = rest.dropFirst(70)
    }
    text += end.utf8
    return text
  }
}
