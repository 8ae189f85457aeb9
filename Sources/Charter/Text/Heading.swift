public import Prose

/// A top-level heading of a text.
public struct Heading: Equatable, Sendable {
  /// The line on which it starts, from 0 in the whole text.
  public internal(set) var line: Int
  /// How many lines it takes: 1, or more for an underlined heading.
  public let lineCount: Int
  /// 1 to 6.
  public let level: Int
  /// The source of the title, without marker and attributes.
  public let title: Bytes
  public let attributes: Attributes
  /// The title by GitHub's rule, before repeats are numbered.
  let slug: String

  /// Whether it begins with marks, and is not underlined.
  var isMarked: Bool { lineCount == 1 }

  /// Whether it begins with a mark at the first column of a line, so that it ends every list and quotation.
  func endsItems(in text: LineBuffer, line: Int) -> Bool {
    isMarked && text.bytes[text.range(ofLine: line)].first == UInt8(ascii: "#")
  }

  /// The title as a string, for display.
  public var name: String { String(decoding: title, as: UTF8.self) }
}

/// A heading's id when it states none: lower case, with spaces as hyphens, and nothing but letters,
/// marks, digits, connectors and hyphens (GitHub's rule for anchors of headings).
func slug(of text: String) -> String {
  var slug = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .spaceSeparator: slug.append("-")
    case .uppercaseLetter, .titlecaseLetter:
      slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    case .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .enclosingMark,
      .decimalNumber, .connectorPunctuation:
      slug.append(scalar)
    default:
      if scalar == "-" { slug.append(scalar) }
    }
  }
  return String(slug)
}
