internal import Charter
internal import Prose

/// The SSH keys that a person could sign with.
public struct KeyRing: Sendable {
  public struct Key: Equatable, Sendable {
    /// The private key's file, or the public one where an agent or a device holds the rest.
    public let path: String
    /// Type and base64, as a front matter has it.
    public let publicKey: String
    public let comment: String

    public var type: String { publicKey.split(separator: " ").first.map(String.init) ?? "" }
  }

  private static let types: Set<String> = [
    "ssh-ed25519", "ecdsa-sha2-nistp256", "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
    "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa",
  ]

  private let disk: Disk
  private let places: Places

  public init(disk: Disk, places: Places) {
    (self.disk, self.places) = (disk, places)
  }

  /// The keys in the program's own folder, then those in `~/.ssh`; what does not parse is passed over.
  public func keys() -> [Key] {
    [places.keys, "\(places.home)/.ssh"].flatMap { folder in
      // A folder that can't be read holds no key that could sign.
      ((try? disk.listIfPresent(folder)) ?? []).filter { $0.hasSuffix(".pub") }
        .compactMap { key(atPublicFile: "\(folder)/\($0)") }
    }
  }

  /// The key whose public half is at `path`.
  public func key(atPublicFile path: String) -> Key? {
    // A key that can't be read is none to choose; signing with one that was chosen says what is wrong.
    guard let bytes = try? disk.read(path, limit: 64 << 10) else { return nil }
    let words = bytes.split(separator: .lineFeed).first?.split(separator: .space, maxSplits: 2) ?? []
    guard words.count >= 2 else { return nil }
    let type = String(decoding: words[0], as: UTF8.self)
    let publicKey = "\(type) \(String(decoding: words[1], as: UTF8.self))"
    guard KeyRing.types.contains(type), Governance.isValid(key: publicKey) else { return nil }
    let privatePath = String(path.dropLast(4))
    return Key(
      path: disk.exists(privatePath) ? privatePath : path, publicKey: publicKey,
      comment: words.count > 2 ? String(decoding: words[2], as: UTF8.self) : "")
  }

  /// The key whose public half is `publicKey`, if it is here.
  public func key(matching publicKey: String) -> Key? { keys().first { $0.publicKey == publicKey } }
}
