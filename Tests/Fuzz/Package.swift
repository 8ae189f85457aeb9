// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let prose = Target.Dependency.product(name: "Prose", package: "assent")
let ledger = Target.Dependency.product(name: "Ledger", package: "assent")

// A target for each property that libFuzzer tries to break; `make fuzz` runs them.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "assent", path: "../..")],
  targets: [
    .executableTarget(name: "display", dependencies: [prose], swiftSettings: strict),
    .executableTarget(name: "record", dependencies: [prose, ledger], swiftSettings: strict),
    .executableTarget(name: "redline", dependencies: [prose], swiftSettings: strict),
  ]
)
