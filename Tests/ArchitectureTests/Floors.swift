/// A target of the house: where it stands, and what it may import.
struct Target {
  let name: String
  /// From 0 to 8; a target imports from lower floors only, on floor 0 from those above it in the table.
  let floor: Int
  /// The project's own targets that it imports.
  let ours: Set<String>
  /// Modules of packages.
  let packages: Set<String>
  /// Modules of the toolchain beside the standard library.
  let toolchain: Set<String>

  init(
    _ floor: Int, _ name: String, _ ours: Set<String> = [], packages: Set<String> = [],
    toolchain: Set<String> = []
  ) {
    self.name = name
    self.floor = floor
    self.ours = ours
    self.packages = packages
    self.toolchain = toolchain
  }

  /// No disk, network, process, clock, randomness or terminal.
  var isPure: Bool { floor <= 5 }
}

/// The house, floor by floor; docs/architecture.md says what each target is.
let house: [Target] = [
  Target(0, "CChild"),
  Target(0, "CNcurses", ["CChild"]),
  Target(0, "CYAML"),
  Target(0, "CCommonMark"),
  Target(0, "CCrypto"),
  Target(0, "Prose", ["CCrypto"]),
  Target(0, "PlainYAML", ["CYAML", "Prose"]),
  Target(0, "PlainJSON", ["Prose"]),
  Target(0, "CCurl"),

  Target(1, "Cells", ["PlainYAML", "Prose"]),
  Target(1, "Charter", ["CCommonMark", "PlainYAML", "Prose"]),
  Target(1, "Ledger", ["CCrypto", "Prose"]),
  Target(1, "Wire", ["PlainJSON", "Prose"]),

  Target(2, "History", ["Charter", "Ledger", "Prose"]),

  Target(3, "Ratification", ["Charter", "History", "Ledger", "Prose"]),
  Target(3, "Critic", ["Charter", "Prose"]),

  Target(
    4, "Counsel", ["Charter", "Critic", "Ledger", "PlainJSON", "Prose", "Ratification", "Wire"]),
  Target(4, "Export", ["Charter", "History", "Ledger", "PlainJSON", "Prose"]),

  Target(
    5, "Desk",
    ["Cells", "Charter", "Counsel", "Critic", "History", "Ledger", "Prose", "Ratification", "Wire"]),

  Target(
    6, "Adapters",
    [
      "CChild", "CCurl", "Charter", "Counsel", "History", "Ledger", "PlainJSON", "PlainYAML", "Prose",
      "Ratification", "Wire",
    ],
    toolchain: ["FoundationEssentials", "Glibc", "Synchronization"]),
  Target(6, "Terminal", ["CNcurses", "Cells", "Prose"], toolchain: ["Glibc", "Synchronization"]),

  Target(
    7, "Acts", ["Adapters", "Charter", "Export", "Ledger", "Prose", "Ratification"],
    toolchain: ["Synchronization"]),

  Target(
    8, "Commands",
    [
      "Acts", "Adapters", "Cells", "Charter", "Counsel", "Critic", "Desk", "Export", "History", "Ledger",
      "PlainJSON", "PlainYAML", "Prose", "Ratification", "Terminal", "Wire",
    ],
    packages: ["ArgumentParser"], toolchain: ["Dispatch", "Glibc", "Synchronization"]),
]
