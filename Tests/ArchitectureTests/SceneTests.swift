import Testing

/// The house's scenes: each in a folder of its own, known to nobody else.
@Suite struct SceneTests {
  /// The files of one scene.
  private struct Folder {
    let path: String
    let files: [Tree.File]
  }

  private func folders() throws -> [Folder] {
    let files = try Tree.sources.get().filter { $0.path.hasPrefix("Sources/Desk/Scenes/") }
    let paths = Set(files.map { $0.path.split(separator: "/").prefix(4).joined(separator: "/") })
    return paths.sorted().map { path in
      Folder(path: path, files: files.filter { $0.path.hasPrefix("\(path)/") })
    }
  }

  private func types(in files: [Tree.File], _ pattern: Regex<(Substring, Substring)>) -> Set<String> {
    Set(files.flatMap { $0.code.text.matches(of: pattern).map { String($0.1) } })
  }

  @Test("a scene's type is named in its own folder, and nowhere else in the target")
  func names() throws {
    let folders = try folders()
    #expect(folders.count >= 10)
    let desk = try Tree.sources.get().filter { $0.target == "Desk" }
    for folder in folders {
      let scenes = types(in: folder.files, /\bstruct (\w+):[\w, ]* ?Scene\b/)
      #expect(!scenes.isEmpty, "\(folder.path) holds no scene")
      for file in desk where !file.path.hasPrefix("\(folder.path)/") {
        for name in scenes {
          #expect(
            file.code.text.firstMatch(of: try Regex("\\b\(name)\\b")) == nil, "\(file.path) names \(name)")
        }
      }
    }
  }

  @Test("nobody switches over scenes, or asks which one it is, outside of the scene's own folder")
  func casts() throws {
    for file in try Tree.sources.get() where file.target == "Desk" && !file.path.contains("/Scenes/") {
      let casts = file.code.text.matches(of: /\b(?:as\?|is) \w+(?:Scene|Sheet)\b/)
      #expect(casts.isEmpty, "\(file.path) asks for \(casts.map(\.0))")
    }
  }

  @Test("a scene writes what is shared only by what the world can be asked to do")
  func writing() throws {
    for file in try Tree.sources.get() where file.path.hasPrefix("Sources/Desk/Scenes/") {
      let writes = file.code.text.matches(of: #/\bworld\.(?!typed\.)\w[\w.?\[\]()]* (?:=|\+=|-=) /#)
      #expect(writes.isEmpty, "\(file.path) writes \(writes.map(\.0))")
    }
  }

  @Test("what comes back from an effect is taken case by case, so that a new one is not forgotten")
  func messages() throws {
    let file = try Tree.file("Sources/Desk/App/App+Messages.swift")
    let body = file.code.block(
      after: try #require(file.code.text.firstRange(of: "func receive(_ message")).upperBound)
    #expect(body.contains("switch message") && !body.contains("default:"))
  }
}
