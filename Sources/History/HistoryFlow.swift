public import Charter

/// The history as bands: a column for each amendment, or for some that follow each other, and in it a band for
/// each provision, as high as the provision has lines, with who proposed them (after *history flow*, Viégas,
/// Wattenberg and Dave, 2004).
public struct HistoryFlow: Equatable, Sendable {
  /// A provision in a column.
  public struct Band: Equatable, Sendable {
    public let id: String
    public let name: String
    /// Lines by who proposed the amendments that they are from.
    public let lines: [Authorship: Int]

    public var count: Int { lines.values.reduce(0, +) }
  }

  /// The text after the last of some amendments.
  public struct Column: Equatable, Sendable {
    /// The amendments, by number.
    public let numbers: ClosedRange<Int>
    /// In the order of the text.
    public let bands: [Band]

    public var count: Int { bands.reduce(0) { $0 + $1.count } }
  }

  /// The title of the last text.
  public private(set) var title = ""
  public private(set) var columns: [Column] = []
  private let count: Int
  private let most: Int

  /// - Parameters:
  ///   - count: How many amendments there are.
  ///   - most: How many columns there may be, at least 1.
  public init(amendments count: Int, most: Int) {
    self.count = count
    self.most = max(1, most)
  }

  /// Whether a column ends with that amendment, so that its text is wanted.
  public func endsColumn(_ number: Int) -> Bool {
    number == count || bucket(number) != bucket(number + 1)
  }

  private func bucket(_ number: Int) -> Int {
    count <= most ? number : (number - 1) * most / count
  }

  /// Adds the column that ends with an amendment.
  ///
  /// - Parameters:
  ///   - document: The text as the amendment left it.
  ///   - origins: For each line of it, who proposed the amendment that it is from.
  public mutating func add(_ number: Int, _ document: Document, origins: [Authorship]) {
    let first = (columns.last?.numbers.upperBound ?? 0) + 1
    let bands = document.provisions.map { provision in
      var lines: [Authorship: Int] = [:]
      for line in provision.lines where origins.indices.contains(line) {
        lines[origins[line], default: 0] += 1
      }
      return Band(id: provision.id, name: provision.name, lines: lines)
    }
    title = document.title
    columns.append(Column(numbers: min(first, number)...number, bands: bands))
  }
}

extension HistoryFlow {
  /// A place of the picture in rows and columns of characters.
  public struct Cell: Equatable, Sendable {
    public let authorship: Authorship
    /// Whether the band is one of every other, so that neighbours can be told apart.
    public let isOdd: Bool
    /// The provision's name where the band's middle is.
    public let name: String?
  }

  /// The picture as a grid: for each column the cells from the top; shorter texts end above the last row.
  ///
  /// - Complexity: O(*n*) in the bands and the cells.
  public func cells(rows: Int) -> [[Cell]] {
    let tallest = max(1, columns.map(\.count).max() ?? 1)
    return columns.map { column in
      var cells: [Cell] = []
      var lines = 0
      for (index, band) in column.bands.enumerated() {
        lines += band.count
        let end = min(rows, (lines * rows + tallest / 2) / tallest)
        let height = end - cells.count
        guard height > 0 else { continue }
        let authors = Authorship.all.flatMap { Array(repeating: $0, count: band.lines[$0] ?? 0) }
        for row in 0..<height {
          cells.append(
            Cell(
              authorship: authors.isEmpty ? .human : authors[row * authors.count / height],
              isOdd: index % 2 == 1, name: row == height / 2 ? band.name : nil))
        }
      }
      return cells
    }
  }
}

extension Authorship {
  /// Human, both, machine: the order in which they are drawn.
  public static let all: [Authorship] = [.human, .both, .machine]

  /// In words.
  public var words: String {
    switch self {
    case .human: "human"
    case .both: "edited by a human"
    case .machine: "machine"
    }
  }
}
