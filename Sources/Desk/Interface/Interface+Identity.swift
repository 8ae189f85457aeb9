internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// Who the user is: a name and a key, asked for when first needed.
extension Interface {
  /// First use: a name, then a key.
  mutating func askWho() -> [Effect] {
    ask(
      .name, "Your name as a ratifier",
      "Lower-case letters, digits and hyphens. It stands in every record you sign.",
      identity?.name ?? "")
    return []
  }

  mutating func settle(name: String) -> [Effect] {
    guard Governance.isValid(name: name) else {
      ask(
        .name, "Your name as a ratifier", "Lower-case letters, digits and hyphens, such as maintainer.", name)
      refuse("A name is made of a–z, 0–9 and hyphens, and starts with a letter or digit.")
      return []
    }
    if isBusy() { return [] }
    pendingName = name
    work = "looking for keys"
    return [.findKeys]
  }

  mutating func receive(_ identity: Identity) -> [Effect] {
    self.identity = identity
    say("You are \(identity.name). Your key signs what you ratify.")
    defer { afterIdentity = nil }
    return afterIdentity.map { [$0] } ?? []
  }

  mutating func receive(keys: [KeyChoice]) {
    guard let name = pendingName else { return }
    pendingName = nil
    overlay = .choice(
      Choice(
        purpose: .key(name: name, keys), title: "Which key signs for \(name)?",
        lines: keys.map(\.label) + ["Make a new Ed25519 key for this program"], selected: 0))
  }

  mutating func askPassphrase(forNewKeyOf name: String) {
    ask(
      .newPassphrase(name: name), "A passphrase for the new key",
      "Leave it empty for none. It protects the key's file.")
  }

  mutating func take(passphrase: Bytes, forNewKeyOf name: String) -> [Effect] {
    guard passphrase.isEmpty else {
      ask(
        .repeatedPassphrase(name: name, first: passphrase), "The same passphrase once more",
        "Without it the key can never sign.")
      return []
    }
    work = "making a key"
    return [.makeKey(name: name, passphrase: nil)]
  }

  mutating func take(passphrase: Bytes, repeating first: Bytes, forNewKeyOf name: String) -> [Effect] {
    guard passphrase == first else {
      askPassphrase(forNewKeyOf: name)
      refuse("The two passphrases differ. Type it anew.")
      return []
    }
    work = "making a key"
    return [.makeKey(name: name, passphrase: passphrase)]
  }
}
