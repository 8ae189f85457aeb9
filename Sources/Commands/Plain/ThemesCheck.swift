import ArgumentParser
import Cells

/// `assent themes check`: contrast and red-green confusion of a scheme.
struct ThemesCheck: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Measure a theme's contrast, and how its red and green can be told apart.",
    discussion: "Exits with 1 where a colour has to be lifted, or added and removed are easily confused.")

  @Argument(help: ArgumentHelp("A scheme's file, or a theme's name.", valueName: "file")) var file: String

  func run(_ console: inout Console) async throws -> ExitStatus {
    let found = try ThemeFile.found(file, console)
    guard let check = found.theme.check else { return .done }
    try console.output.line("\(shownLine(found.path)): \(shownLine(found.theme.name))")
    for contrast in check.contrasts {
      let role = "\(contrast.role)\(contrast.isTinted ? " (past)" : "")"
      let verdict = contrast.isEnough ? "enough" : "too little, lifted when shown"
      try console.output.line(
        "  \(padded(role, 18))\(ThemesCheck.tenths(contrast.found)):1, wanted \(ThemesCheck.tenths(contrast.wanted)):1, \(verdict)"
      )
    }
    for distinction in check.distinctions {
      let verdict = distinction.isEnough ? "told apart" : "easily confused"
      try console.output.line(
        "  \(padded("\(distinction.vision)", 18))added and removed differ by \(ThemesCheck.tenths(distinction.difference)), wanted \(ThemesCheck.tenths(ThemeCheck.leastDifference)), \(verdict)"
      )
    }
    return check.passes ? .done : .no
  }

  /// A number that is not negative with one digit behind the point, cut rather than rounded up.
  private static func tenths(_ number: Double) -> String {
    let tenths = Int(number * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
