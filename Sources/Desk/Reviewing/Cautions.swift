internal import Cells
internal import Prose
internal import Ratification

/// What a change would bring about that nobody may miss.
func cautions(of review: Review, columns: Int) -> [DisplayLine] {
  let width = columns - RedlineLayout.gutter
  let lines = review.newImpasses.flatMap {
    rows(of: Bytes("! \(words(for: $0))".utf8), columns: width, style: Style(.caution))
  }
  return lines.isEmpty ? [] : lines + [DisplayLine("")]
}
