import Adapters
import Charter
import Critic
import Prose
import Ratification

/// A text that is read by the rules: a charter's, or any Markdown.
struct LintedText {
  let file: String
  private let bytes: Bytes
  private let document: Document
  /// Lines that were put in front of a text without a front matter.
  private let shift: Int

  /// - Parameter path: A charter's folder, whose `charter.md` is read as it lies there, or a file.
  init(_ path: String, _ console: borrowing Console) throws {
    let isFolder = console.disk.isFolder(path)
    if isFolder, !console.disk.exists("\(path)/charter.md") { throw FolderFault.notACharter(path: path) }
    file = path == "-" ? "standard input" : isFolder ? "\(path)/charter.md" : path
    bytes = isFolder ? try console.disk.read(file) : try console.read(path)
    let matter = isFolder || bytes.starts(with: Bytes("---\n".utf8)) ? [] : LintedText.noFrontMatter
    let shift = lineRanges(of: matter).count
    self.shift = shift
    do { document = try Document(matter + bytes) } catch {
      var words = Words(error, in: matter + bytes)
      words.line = words.line.map { $0 - shift }
      words.byte = words.byte.map { $0 - matter.count }
      throw Failure(.badData, file: file, words)
    }
  }

  /// What a text of nobody's is read with.
  private static let noFrontMatter = Governance(
    title: "-", kind: .constitution, goal: "-", ratifiers: [],
    rule: Governance.Rule(threshold: .count(1), coolingOff: 0)
  ).frontMatter

  /// Everything found, in the order of the text.
  func findings() -> [LintFinding] {
    let found =
      (shift == 0 ? governanceFindings() : []) + blockFindings()
      + BuiltInCritic().findings(in: document).map { LintFinding($0, shift: shift) }
      + hiddenFindings(in: bytes).map { LintFinding($0, in: bytes) }
    return found.sorted { ($0.lineNumber, $0.column) < ($1.lineNumber, $1.column) }
  }

  private func blockFindings() -> [LintFinding] {
    document.blockFaults.map { fault in
      let words = Words(fault)
      return LintFinding(
        rule: "block", level: .warning, lineNumber: (words.line ?? 1) - shift, column: 1, excerpt: [],
        advice: words.what)
    }
  }

  /// Rules that can't be met, and a goal that is still the starter's.
  private func governanceFindings() -> [LintFinding] {
    let governance = document.governance
    var findings: [LintFinding] = []
    func add(_ key: String, _ level: Level, _ advice: String) {
      let line = (0..<document.provisions[0].lines.count).first { line in
        document.line(line).drop { $0 == .space || $0 == UInt8(ascii: "-") }.starts(
          with: Bytes("\(key):".utf8))
      }
      findings.append(
        LintFinding(
          rule: "governance", level: level, lineNumber: (line ?? 0) + 1, column: 1, excerpt: [],
          advice: advice))
    }
    if governance.isGoalUnwritten { add("goal", .warning, wordsForUnwrittenGoal) }
    for impasse in document.impasses {
      let key =
        switch impasse {
        case .noRatifiers, .badKey: "ratifiers"
        case .threshold: "threshold"
        case .longCoolingOff: "cooling-off"
        case .entrenchesNothing, .entrenchesSlug: "entrenched"
        }
      // Every charter begins without a ratifier.
      add(key, impasse == .noRatifiers ? .advice : .warning, words(for: impasse))
    }
    return findings
  }
}
