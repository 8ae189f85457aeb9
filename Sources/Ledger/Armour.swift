internal import Prose

/// The armour of a signature as `ssh-keygen` prints it: base64 in lines of 70 (openssh, PROTOCOL.sshsig).
enum Armour {
  static let begin = "-----BEGIN SSH SIGNATURE-----\n"
  static let end = "-----END SSH SIGNATURE-----\n"

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
