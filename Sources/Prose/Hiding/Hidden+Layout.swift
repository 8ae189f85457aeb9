private let longestLine = 1000
private let mostBlankLines = 20

/// Spaces at line ends and in runs, long lines, long gaps, and lines that run from right to left.
func hiddenLayout(in text: Bytes) -> [HiddenFinding] {
  var findings: [HiddenFinding] = []
  var blanks = 0..<0
  var blankCount = 0
  func closeGap() {
    if blankCount > mostBlankLines {
      findings.append(
        HiddenFinding(
          offset: blanks.lowerBound, length: blanks.count, kind: .blankLines(count: blankCount),
          severity: .warns)
      )
    }
    blankCount = 0
  }
  for line in lineRanges(of: text) {
    if text[line].allSatisfy({ $0 == .space || $0 == 0x09 || $0 == 0x0D }) {
      blanks = (blankCount == 0 ? line.lowerBound : blanks.lowerBound)..<line.upperBound
      blankCount += 1
    } else {
      closeGap()
    }
    findSpaces(in: text, line: line, into: &findings)
    findDirectionAndLength(in: text, line: line, into: &findings)
  }
  closeGap()
  return findings
}

private func findSpaces(in text: Bytes, line: Range<Int>, into findings: inout [HiddenFinding]) {
  var run = line.lowerBound
  for index in line where text[index] != .space {
    if index - run > 1, run > line.lowerBound {
      findings.append(
        HiddenFinding(offset: run, length: index - run, kind: .spaces(count: index - run), severity: .note))
    }
    run = index + 1
  }
  let count = line.upperBound - run
  if count > 0 {
    findings.append(
      HiddenFinding(offset: run, length: count, kind: .trailingSpaces(count: count), severity: .note))
  }
}

private func findDirectionAndLength(in text: Bytes, line: Range<Int>, into findings: inout [HiddenFinding]) {
  if let offset = firstRightToLeft(in: text, range: line) {
    findings.append(
      HiddenFinding(
        offset: offset, length: line.upperBound - offset, kind: .rightToLeft, severity: .note))
  }
  guard line.count > longestLine else { return }
  let characters = text[line].count { $0 & 0xC0 != 0x80 }
  if characters > longestLine {
    findings.append(
      HiddenFinding(
        offset: line.lowerBound, length: line.count, kind: .longLine(characters: characters), severity: .note)
    )
  }
}

/// Whether a line has letters of a script that runs from right to left.
///
/// Such a line is drawn in logical order, and to be marked as one that some terminals turn around.
///
/// - Complexity: O(*n*) in the bytes.
public func runsRightToLeft(_ line: Bytes) -> Bool { firstRightToLeft(in: line, range: line.indices) != nil }

/// The first character in one of the blocks whose default direction is right to left (UAX #9, 3.2).
private func firstRightToLeft(in text: Bytes, range: Range<Int>) -> Int? {
  // The lead bytes of those blocks are D6 to DF, E0, EF and F0.
  for index in range where text[index] >= 0xD6 {
    guard let code = UTF8Scalar(in: text, at: index, end: range.upperBound)?.value else { continue }
    switch code {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return index
    default: continue
    }
  }
  return nil
}
