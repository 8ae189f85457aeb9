import ArgumentParser
import Cells
import Desk
import Prose
import Terminal

/// `assent themes preview`: every role in a theme's colours.
struct ThemesPreview: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show every role in a theme's colours.")

  @Argument(help: ArgumentHelp("A theme's name or file.", valueName: "theme")) var theme: String

  func run(_ console: inout Console) async throws -> ExitStatus {
    let chosen: Theme =
      switch theme {
      case "terminal": .terminal
      case "monochrome": .monochrome
      default: try ThemeFile.found(theme, console).theme
      }
    let depth = TerminalFacts.read().depth
    let canvas = ThemesPreview.canvas()
    guard console.output.isTerminal else {
      try console.output.write(Bytes(canvas.styledText.utf8))
      return .done
    }
    for row in canvas.ansi(Look(theme: chosen, depth: depth)) { try console.output.line(row) }
    return .done
  }

  private static func canvas() -> Canvas {
    var canvas = Canvas(Size(columns: 64, rows: Role.allCases.count))
    for (row, role) in Role.allCases.enumerated() {
      let area = Rect(origin: Point(column: 0, row: row), size: Size(columns: 64, rows: 1))
      canvas.fill(area, style: role == .selection || role == .banner || role == .past ? Style(role) : .text)
      canvas.put("\(padded("\(role)", 12))\(role.sample)", at: Point(column: 1, row: row), style: Style(role))
    }
    return canvas
  }
}
