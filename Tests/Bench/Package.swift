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
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "bench",
  products: [.executable(name: "bench", targets: ["bench"])],
  dependencies: [
    .package(name: "assent", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Charters of any length made from a seed.
    .target(name: "Specimen", dependencies: [prose, ledger, crypto], swiftSettings: strict),
    // Programs run and timed, alone and on a terminal.
    .target(name: "CProcess"),
    .target(name: "Stopwatch", dependencies: ["CProcess", prose], swiftSettings: strict),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Specimen", "Stopwatch", prose, ledger,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .testTarget(
      name: "BenchTests", dependencies: ["Specimen", "Stopwatch", prose, ledger], swiftSettings: strict),
  ]
)
