import Adapters
import Prose
import Testing

struct KeyRingTests {
  private let scratch: Scratch
  private let ring: KeyRing
  private let body = String(repeating: "A", count: 68)

  init() throws {
    scratch = try Scratch()
    ring = KeyRing(disk: Disk(), places: scratch.places)
    try Disk().makeFolder("\(scratch.path)/.ssh")
    try Disk().makeFolder(scratch.places.keys)
  }

  private func write(_ name: String, _ text: String) throws {
    try Disk().create("\(scratch.path)/.ssh/\(name)", utf8(text))
  }

  @Test("A key is read with its kind, its comment and where its private half lies")
  func read() throws {
    try write("id_one.pub", "ssh-ed25519 \(body) ana at home\n")
    try write("id_one", "private\n")
    try write("id_two.pub", "sk-ssh-ed25519@openssh.com \(body)\n")
    try Disk().create("\(scratch.places.keys)/own.pub", utf8("ssh-ed25519 \(body)\n"))
    let keys = ring.keys()
    #expect(
      keys.map(\.path) == [
        "\(scratch.places.keys)/own.pub", "\(scratch.path)/.ssh/id_one", "\(scratch.path)/.ssh/id_two.pub",
      ])
    #expect(keys.map(\.comment) == ["", "ana at home", ""])
    #expect(keys.map(\.type) == ["ssh-ed25519", "ssh-ed25519", "sk-ssh-ed25519@openssh.com"])
    #expect(ring.key(matching: "ssh-ed25519 \(body)")?.path == "\(scratch.places.keys)/own.pub")
    #expect(ring.key(matching: "ssh-ed25519 \(body)A") == nil)
  }

  @Test(
    "What is no key of a known kind is passed over",
    arguments: [
      "", "\n", "ssh-ed25519\n", "ssh-ed25519 short\n",
      "ssh-dss AAAAB3NzaC1kc3MAAACBAJ4v5o7yX1nQ0o8Y6iX0h3H4k5l6m7n8\n",
      "ssh-ed25519-cert-v01@openssh.com AAAAB3NzaC1kc3MAAACBAJ4v5o7yX1nQ0o8Y6iX0h3H4k5l6m7n8\n",
      "no-pty ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILPrH5gChKYxPIZ8BsqnEd3n+I6W1Quv+PC5WHXmkics\n",
      "ssh-ed25519 AAAA$(id)AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
    ])
  func passedOver(text: String) throws {
    try write("id.pub", text)
    #expect(ring.keys().isEmpty)
  }
}
