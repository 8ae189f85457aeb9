public import History
public import Prose

extension HistoryFlow {
  /// The picture as an SVG 1.1 image that needs nothing from elsewhere: a path for each stretch of a provision
  /// of one colour, with a title that says what it is.
  public func svg() -> Bytes {
    let tallest = max(1, columns.map(\.count).max() ?? 1)
    let step = columns.count > 1 ? Geometry.width / Double(columns.count) : Geometry.width
    let scale = Geometry.height / Double(tallest)
    var image = Bytes(
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(Geometry.width + Geometry.margin * 2 + Geometry.names)) \(number(Geometry.height + Geometry.margin * 2 + 40))" role="img" font-family="sans-serif" font-size="12">
      <title>\(title.escapedForXML)</title>
      <desc>A column for each amendment or for some that follow each other, a band for each provision, as high as it has lines; colour and hatching say who proposed them.</desc>
      <defs><pattern id="m" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#d98ab5"/><line x1="0" y1="0" x2="0" y2="6" stroke="#a8457c" stroke-width="2"/></pattern><pattern id="b" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#f2c14e"/><circle cx="3" cy="3" r="1.2" fill="#8a6200"/></pattern></defs>
      <rect width="100%" height="100%" fill="#fff"/>

      """.utf8)
    for stretch in stretches(step: step, scale: scale) { image += stretch.path.utf8 }
    image += names(scale: scale).utf8
    image += axis(step: step).utf8
    image += "</svg>\n".utf8
    return image
  }

  /// Columns that follow each other in which a provision has lines of one kind of author.
  private struct Stretch {
    let label: String
    let fill: String
    var top: [(Double, Double)] = []
    var bottom: [(Double, Double)] = []

    var path: String {
      let points = (top + bottom.reversed()).map { "\(number($0.0)) \(number($0.1))" }
      return
        "<path d=\"M\(points.joined(separator: "L"))Z\" fill=\"\(fill)\" stroke=\"#fff\" stroke-width=\"0.5\"><title>\(label)</title></path>\n"
    }
  }

  /// A band is as many strips as there are kinds of authors in it; a stretch goes on while a strip does.
  private func stretches(step: Double, scale: Double) -> [Stretch] {
    var done: [Stretch] = []
    var open: [String: Stretch] = [:]
    for (index, column) in columns.enumerated() {
      let left = Geometry.margin + Double(index) * step
      var top = Geometry.margin
      var still: [String: Stretch] = [:]
      for band in column.bands {
        for author in Authorship.all {
          guard let count = band.lines[author], count > 0 else { continue }
          let key = "\(author.rawValue)\(band.id)"
          let bottom = top + Double(count) * scale
          var stretch =
            open.removeValue(forKey: key)
            ?? Stretch(
              label:
                "\(band.name.escapedForXML), from amendment \(column.numbers.upperBound): \(author.words)",
              fill: author.fill)
          stretch.top += [(left, top), (left + step * 0.6, top)]
          stretch.bottom += [(left, bottom), (left + step * 0.6, bottom)]
          still[key] = stretch
          top = bottom
        }
      }
      done += open.sorted { $0.key < $1.key }.map(\.value)
      open = still
    }
    return done + open.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The provisions of today at the right, as far as each has room for a line.
  private func names(scale: Double) -> String {
    guard let last = columns.last else { return "" }
    var text = ""
    var top = Geometry.margin
    var free = 0.0
    for band in last.bands {
      let middle = top + Double(band.count) * scale / 2
      top += Double(band.count) * scale
      guard middle - 6 >= free else { continue }
      free = middle + 8
      let whole = band.name.count > Geometry.longest ? "<title>\(band.name.escapedForXML)</title>" : ""
      let name = whole.isEmpty ? band.name : band.name.prefix(Geometry.longest - 1) + "…"
      text +=
        "<text x=\"\(number(Geometry.margin + Geometry.width + 6))\" y=\"\(number(middle + 4))\">\(whole)\(name.escapedForXML)</text>\n"
    }
    return text
  }

  private func axis(step: Double) -> String {
    let base = Geometry.margin + Geometry.height
    var text = ""
    let every = max(1, columns.count / 10)
    let last = columns.count - 1
    for (index, column) in columns.enumerated() {
      // The last has its number; the one before it keeps off.
      guard index == last || index % every == 0 && last - index >= every else { continue }
      let place = Geometry.margin + Double(index) * step
      text += "<text x=\"\(number(place))\" y=\"\(number(base + 16))\">\(column.numbers.upperBound)</text>\n"
    }
    var place = Geometry.margin
    for author in Authorship.all {
      text +=
        "<rect x=\"\(number(place))\" y=\"\(number(base + 26))\" width=\"14\" height=\"10\" fill=\"\(author.fill)\"/><text x=\"\(number(place + 18))\" y=\"\(number(base + 35))\">\(author.words)</text>\n"
      place += 150
    }
    return text
  }
}

private enum Geometry {
  static let width = 1000.0
  static let height = 600.0
  static let margin = 20.0
  /// The room for names at the right.
  static let names = 240.0
  /// The characters of a name that have room there.
  static let longest = 36
}

/// A number with at most two decimals, as SVG reads it.
private func number(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let (whole, rest) = (hundredths / 100, abs(hundredths % 100))
  if rest == 0 { return "\(whole)" }
  return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

extension Authorship {
  /// Blue, yellow with dots, or purple with lines: told apart by who sees few colours, too.
  fileprivate var fill: String {
    switch self {
    case .human: "#4a7fb5"
    case .both: "url(#b)"
    case .machine: "url(#m)"
    }
  }
}

extension String {
  /// With what hides shown, and without what XML reads as markup.
  var escapedForXML: String {
    var text = ""
    for character in String(decoding: display(Bytes(utf8)), as: UTF8.self).unicodeScalars {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }
}
