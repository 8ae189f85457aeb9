import Cells
import Glibc
import Prose
import Testing

@Suite struct ShippedThemeTests {
  static let names = ["candle", "vellum", "harbour-night", "harbour-day"]

  private func theme(_ name: String, file: String = #filePath) throws -> Theme {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let bytes = try #require(read("\(root)/themes/\(name).yaml"))
    return try Theme(yaml: bytes, named: name)
  }

  private func read(_ path: String) -> Bytes? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = Bytes(repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return Bytes(bytes.prefix(count))
  }

  @Test("A shipped theme needs no lifting, and tells added from removed to every eye", arguments: names)
  func passes(name: String) throws {
    let check = try #require(try theme(name).check)
    #expect(check.contrasts.filter { !$0.isEnough } == [])
    #expect(check.distinctions.filter { !$0.isEnough } == [])
    #expect(check.passes)
  }

  @Test("A shipped theme says what it is", arguments: names)
  func isNamed(name: String) throws {
    let theme = try theme(name)
    #expect(!theme.name.isEmpty && !theme.author.isEmpty)
    #expect(theme.variant == (["vellum", "harbour-day"].contains(name) ? .light : .dark))
  }
}
