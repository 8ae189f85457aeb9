import Adapters
import Glibc
import PlainYAML
import Prose

extension Failure {
  init(_ fault: DiskFault) {
    let attempt =
      switch fault.attempt {
      case .open, .read, .stat: "read"
      case .create, .write, .sync, .link, .rename: "write"
      case .remove: "remove"
      case .list: "list"
      case .makeFolder: "make"
      case .lock: "lock"
      }
    switch fault.cause {
    case .system(let number):
      self.init(
        fault.attempt != .create && (number == ENOENT || number == ENOTDIR) ? .noInput : .inputOutput,
        file: fault.path,
        "expected to \(attempt) it, but \(systemError(number))", Failure.advice(number))
    case .readBackDiffers:
      self.init(
        .inputOutput, file: fault.path, "expected to read back what was written, found other bytes",
        "Nothing was changed. Check the disk.")
    case .tooLarge(let limit):
      self.init(
        .badData, file: fault.path, "expected at most \(limit >> 20) MB, found more",
        "A charter's text is read whole; give a smaller file.")
    case .notARegularFile:
      self.init(.noInput, file: fault.path, "expected a file, found a folder or a device", "Name a file.")
    case .alreadyExists:
      self.init(
        .inputOutput, file: fault.path, "expected a file that does not exist yet, but there is one",
        "Nothing was written. Look at it first.")
    case .busy:
      self.init(
        .busy, file: fault.path, "expected to lock it, but another process holds the lock",
        "Try again when the other one has finished.")
    }
  }

  private static func advice(_ number: Int32) -> String {
    switch number {
    case ENOENT, ENOTDIR: "Check the path."
    case EACCES, EPERM: "Ask its owner for permission, or run as its owner."
    case EROFS: "Copy the charter to a place that can be written."
    case ENOSPC, EDQUOT: "Free some space and try again; nothing was changed."
    default: "Check the disk, then try again."
    }
  }

  init(_ fault: Settings.Fault) {
    switch fault {
    case .disk(let fault): self.init(fault)
    case .text(let path, let fault):
      // The words of a fault that is known; without the text they name no line.
      self.init(.badData, file: path, Words(fault, in: try? Disk().read(path)))
    case .yaml(let path, let fault): self.init(.badData, file: path, Words(fault))
    case .unknown(let path, let key, let line):
      self.init(
        .badData, file: path,
        Words("expected a setting that there is, found \(quoted(key))", "Remove it.", line: line))
    case .value(let path, let key, let expected, let line):
      self.init(
        .badData, file: path, Words("expected \(expected) as \(quoted(key))", "Correct it.", line: line))
    }
  }

  init(_ fault: KeyFault) {
    switch fault {
    case .noSSHKeygen:
      self.init(
        .unavailable, "expected ssh-keygen on the PATH, found none", "Install OpenSSH's client programs.")
    case .noKeys:
      self.init(.notPermitted, "expected an SSH key, found none", "`ssh-keygen -t ed25519` makes one.")
    case .needsPassphrase(let path):
      self.init(
        .notPermitted, file: path, "expected its passphrase", "Sign at the screen, which asks for it.")
    case .wrongPassphrase(let path):
      self.init(.notPermitted, file: path, "expected its passphrase, found another", "Type it again.")
    case .unprotected(let path):
      self.init(
        .notPermitted, file: path, "expected a key with a passphrase, found one without, and removed it",
        "Make the key with ssh-keygen.")
    case .refused(let path, let words):
      self.init(.notPermitted, file: path, "ssh-keygen refused: \(shownLine(words))", "Check the key.")
    case .disk(let fault): self.init(fault)
    }
  }

  init(_ fault: Child.Fault) {
    switch fault {
    case .notFound(let command):
      self.init(.unavailable, "expected the command \(quoted(command)), found none", "Install it.")
    case .tooMuchOutput(let command):
      self.init(.unavailable, "the command \(quoted(command)) wrote more than is read", "Try another one.")
    case .failedToRun(let command):
      self.init(.unavailable, "the command \(quoted(command)) could not be run", "Check that it works.")
    }
  }

  init(_ fault: Editor.Fault) {
    switch fault {
    case .disk(let fault): self.init(fault)
    case .failed(let command, let status):
      self.init(
        .unavailable, "the editor \(quoted(command)) ended with status \(status)",
        "Set EDITOR to one that works; nothing was changed.")
    }
  }
}
