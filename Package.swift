// swift-tools-version: 6.2

import PackageDescription

/// `make check` sets it; elsewhere a newer compiler with a new warning stops nobody.
let warningsAreErrors = Context.environment["ASSENT_WARNINGS"] == "error"

/// Every target is held to the same rules.
let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let strictC: [CSetting] =
  [.enableWarning("all")] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
  name: "assent",
  products: [
    .executable(name: "assent", targets: ["Commands"]),
    // For Tests/Bench, a package of its own.
    .library(name: "Prose", targets: ["Prose"]),
    .library(name: "Ledger", targets: ["Ledger"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Floor 0
    .target(name: "CChild", exclude: ["README.md"], cSettings: strictC),
    .target(
      name: "CCrypto", exclude: ["README.md"], cSettings: strictC,
      linkerSettings: [.linkedLibrary(":libcrypto.a")]),
    .target(name: "Prose", dependencies: ["CCrypto"], exclude: ["README.md"], swiftSettings: strict),
    .target(
      name: "CNcurses", dependencies: ["CChild"], exclude: ["README.md"], cSettings: strictC,
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CCommonMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(
      name: "PlainYAML", dependencies: ["CYAML", "Prose"], exclude: ["README.md"], swiftSettings: strict),
    .target(name: "PlainJSON", dependencies: ["Prose"], exclude: ["README.md"], swiftSettings: strict),
    .target(name: "CCurl", exclude: ["README.md"], cSettings: strictC),
    // Floor 1
    .target(
      name: "Cells", dependencies: ["Prose", "PlainYAML"], exclude: ["README.md"], swiftSettings: strict),
    .target(
      name: "Charter", dependencies: ["Prose", "PlainYAML", "CCommonMark"], exclude: ["README.md"],
      swiftSettings: strict),
    .target(
      name: "Ledger", dependencies: ["CCrypto", "Prose"], exclude: ["README.md"], swiftSettings: strict),
    .target(
      name: "Wire", dependencies: ["PlainJSON", "Prose"], exclude: ["README.md"], swiftSettings: strict),
    // Floor 2
    .target(
      name: "History", dependencies: ["Charter", "Ledger", "Prose"], exclude: ["README.md"],
      swiftSettings: strict),
    // Floor 3
    .target(
      name: "Ratification", dependencies: ["Charter", "History", "Ledger", "Prose"], exclude: ["README.md"],
      swiftSettings: strict),
    .target(
      name: "Critic", dependencies: ["Charter", "Prose"], exclude: ["README.md"], swiftSettings: strict),
    // Floor 4
    .target(
      name: "Counsel",
      dependencies: ["Charter", "Critic", "Ledger", "PlainJSON", "Prose", "Ratification", "Wire"],
      exclude: ["README.md"], swiftSettings: strict),
    .target(
      name: "Export", dependencies: ["Charter", "History", "Ledger", "PlainJSON", "Prose"],
      exclude: ["README.md"], swiftSettings: strict),
    // Floor 5
    .target(
      name: "Desk",
      dependencies: [
        "Cells", "Charter", "Counsel", "Critic", "History", "Ledger", "Ratification", "Prose", "Wire",
      ],
      exclude: ["README.md"], swiftSettings: strict),
    // Floor 6
    .target(
      name: "Adapters",
      dependencies: [
        "CChild", "CCurl", "Charter", "Counsel", "History", "Ledger", "Ratification", "PlainJSON",
        "PlainYAML", "Prose", "Wire",
      ], exclude: ["README.md"], swiftSettings: strict),
    .target(
      name: "Terminal", dependencies: ["Cells", "CNcurses", "Prose"], exclude: ["README.md"],
      swiftSettings: strict),
    // Floor 7
    .target(
      name: "Acts",
      dependencies: ["Adapters", "Charter", "Export", "Ledger", "Prose", "Ratification"],
      exclude: ["README.md"], swiftSettings: strict),
    // Floor 8
    .executableTarget(
      name: "Commands",
      dependencies: [
        "Acts", "Adapters", "Cells", "Charter", "Counsel", "Critic", "Desk", "Export", "History", "Ledger",
        "PlainJSON", "PlainYAML", "Prose", "Ratification", "Terminal", "Wire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["README.md"], swiftSettings: strict),
    // Tests, a target for each floor's parts
    .target(
      name: "CSigning", path: "Tests/CSigning", cSettings: strictC,
      linkerSettings: [.linkedLibrary(":libcrypto.a")]),
    .target(
      name: "TestSupport", dependencies: ["CSigning"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ProseTests", dependencies: ["Prose", "TestSupport"], exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(name: "PlainYAMLTests", dependencies: ["PlainYAML", "Prose"], swiftSettings: strict),
    .testTarget(name: "PlainJSONTests", dependencies: ["PlainJSON", "Prose"], swiftSettings: strict),
    .testTarget(name: "CellsTests", dependencies: ["Cells", "Prose"], swiftSettings: strict),
    .testTarget(
      name: "CharterTests", dependencies: ["Charter", "Prose"], exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "LedgerTests", dependencies: ["Ledger", "Prose", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "WireTests", dependencies: ["Wire", "PlainJSON", "Prose"], swiftSettings: strict),
    .testTarget(
      name: "CriticTests", dependencies: ["Critic", "Charter", "Prose"], exclude: ["Corpus"],
      swiftSettings: strict),
    .testTarget(
      name: "CounselTests",
      dependencies: ["Counsel", "Charter", "Ledger", "PlainJSON", "Prose", "Ratification", "Wire"],
      exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "HistoryTests", dependencies: ["History", "Charter", "Ledger", "Prose"], swiftSettings: strict),
    .testTarget(
      name: "RatificationTests",
      dependencies: ["Ratification", "Charter", "History", "Ledger", "Prose", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "ExportTests", dependencies: ["Export", "Charter", "History", "Ledger", "Prose"],
      swiftSettings: strict),
    .testTarget(
      name: "DeskTests",
      dependencies: [
        "Desk", "Cells", "Charter", "Counsel", "Critic", "History", "Ledger", "Ratification", "Prose",
        "Wire",
      ],
      exclude: ["Frames"], swiftSettings: strict),
    .testTarget(
      name: "AdaptersTests",
      dependencies: [
        "Adapters", "Charter", "Counsel", "History", "Ledger", "PlainJSON", "Ratification", "Prose", "Wire",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ActsTests", dependencies: ["Acts", "Adapters", "Charter", "Ledger", "Prose", "Ratification"],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(name: "EndToEndTests", dependencies: ["Commands", "TestSupport"], swiftSettings: strict),
  ]
)
