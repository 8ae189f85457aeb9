import History
import Ledger
import Prose
import Ratification

extension Words {
  init(_ rule: VerificationFault.Rule) {
    switch rule {
    case .file(let rule): self.init(rule)
    case .change(let fault): self.init(fault)
    case .text(let fault):
      self.init(fault)
      (what, line, byte) = ("the text that it makes is no charter: \(Words.placed(self))", nil, nil)
    case .after(let expected, let found):
      self.init(
        "expected its change to make the text \(Words.name(expected)), found \(Words.name(found))",
        "Restore the record from a copy.")
    case .notARatifier(let name):
      self.init(
        "expected votes of the ratifiers in force before it, found one of \(quoted(name))",
        "The vote does not count, so the amendment is not in force.")
    case .key(let name, let fault):
      self.init("expected an SSH key for \(quoted(name)), found \(Words.fault(fault))")
    case .signature(let name, let fault):
      self.init(
        "expected a good signature of \(quoted(name)), found \(Words.fault(fault))",
        "The vote does not count, so the amendment is not in force.")
    case .signatureByTool(let name):
      self.init(
        "expected a good signature of \(quoted(name)), but ssh-keygen refused it",
        "The vote does not count, so the amendment is not in force.")
    case .unchecked(let records):
      self.init("expected all votes to be checked, found \(records) records whose votes were not")
    case .threshold(let needed, let found):
      self.init(
        "expected \(needed) ratifications, found \(found)", "The threshold is not met; it is not in force.")
    case .coolingOff(let name, let hours, let earliest):
      self.init(
        "expected the vote of \(quoted(name)) no earlier than \(earliest), when the cooling-off of \(hours) h is over",
        "It is not in force.")
    case .dateOrder(let name, let earliest):
      self.init(
        "expected the vote of \(quoted(name)) no earlier than \(earliest), the last one before it",
        "It is not in force.")
    case .charterDiffers(let line):
      self.init(
        "expected the text that the records make; it differs from this line on",
        "Propose the difference with `assent propose`, or write the text in force back with `assent text`.",
        line: line)
    case .shortened(let seen):
      self.init(
        "expected at least \(seen) amendments, as this machine has seen them",
        "Records are missing at the end: restore them from a copy.")
    case .replaced(let number):
      self.init(
        "expected the record of amendment \(number) that this machine has seen, found another",
        "The history was rewritten: compare it with a copy.")
    }
  }

  private static func placed(_ words: Words) -> String {
    (words.line.map { "line \($0): " } ?? "") + words.what
  }

  private static func fault(_ fault: SSHKeyFault) -> String {
    switch fault {
    case .form: "something else than a type, a space and base64"
    case .base64: "base64 in another than its strict form"
    case .certificate: "a certificate"
    case .innerType: "a key of another type than it says"
    case .material: "a key whose bytes are none"
    }
  }

  static func fault(_ fault: SignatureFault) -> String {
    switch fault {
    case .armour: "no signature in ssh-keygen's form"
    case .malformed: "a signature whose bytes are none"
    case .version(let version): "a signature of version \(version)"
    case .key: "one by another key"
    case .namespace(let name): "one made for \(quoted(name)) instead of `ratify-v1@assent`"
    case .hashAlgorithm(let name): "one over the hash \(quoted(name))"
    case .algorithm(let name): "one by the algorithm \(quoted(name)), which is not the key's"
    case .invalid: "one over other bytes"
    case .needsSSHKeygen: "one that only ssh-keygen can check"
    }
  }
}
