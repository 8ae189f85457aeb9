import Testing

@Suite struct ImportTests {
  @Test("a file imports nothing that its floor may not")
  func imports() throws {
    let files = try Tree.sources.get()
    #expect(files.count > 100)
    for file in files {
      let target = try #require(house.first { $0.name == file.target }, "\(file.path) belongs to no target")
      let allowed = target.ours.union(target.packages).union(target.toolchain)
      // The C library's mathematics is pure, function by function.
      for match in file.code.text.matches(
        of: /\bimport (?:(?:struct|enum|class|func) )?(\w+)(\.(?:pow|cbrt)\b)?/)
      {
        #expect(
          allowed.contains(String(match.1)) || match.2 != nil, "\(file.path) imports \(match.1)")
      }
    }
  }

  @Test("the manifest gives each target what the table says, no more and no less")
  func manifest() throws {
    let manifest = Manifest(try Tree.file("Package.swift").text)
    #expect(Set(manifest.targets.keys) == Set(house.map(\.name)))
    for target in house {
      #expect(
        manifest.targets[target.name] == target.ours.union(target.packages),
        "the dependencies of \(target.name)")
    }
  }

  @Test("a target imports from lower floors only, and nothing from the packages or the system unless said")
  func floors() {
    for (index, target) in house.enumerated() {
      for name in target.ours {
        let isBelow = house[..<index].contains {
          $0.name == name && ($0.floor < target.floor || target.floor == 0)
        }
        #expect(isBelow, "\(target.name) on floor \(target.floor) imports \(name)")
      }
      if target.isPure { #expect(target.toolchain.isEmpty, "\(target.name) is pure") }
    }
  }

  @Test("no module is named like a type inside it")
  func moduleNames() throws {
    for file in try Tree.sources.get() {
      let types = file.code.text.matches(
        of: /\b(?:struct|enum|class|actor|protocol|typealias) (\w+)/)
      #expect(!types.contains { $0.1 == file.target }, "\(file.path) declares a type named like its module")
    }
  }
}

/// The targets of Package.swift with what they depend on, tests left out.
private struct Manifest {
  private(set) var targets: [String: Set<String>] = [:]

  init(_ source: String) {
    let kinds = /\.(target|executableTarget|systemLibrary|testTarget)\(\s*name: "(\w+)"/
    let matches = source.matches(of: kinds)
    for (index, match) in matches.enumerated() where match.1 != "testTarget" {
      let end = index + 1 < matches.count ? matches[index + 1].range.lowerBound : source.endIndex
      let body = source[match.range.upperBound..<end]
      // What tests share is no part of the house.
      if body.contains("path: \"Tests/") { continue }
      targets[String(match.2)] = Set(Manifest.dependencies(in: body).map(String.init))
    }
  }

  private static func dependencies(in body: Substring) -> [Substring] {
    guard let list = body.firstMatch(of: /dependencies: \[([^\]]*)\]/) else { return [] }
    let products = list.1.matches(of: /\.product\(name: "(\w+)", package: "[\w-]+"\)/)
    let others = list.1.replacing(/\.product\([^)]*\)/, with: "")
    return products.map(\.1) + others.matches(of: /\w+/).map { Substring($0.0) }
  }
}
