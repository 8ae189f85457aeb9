internal import Prose

extension Document {
  /// The entrenched provisions, by this text's rules, that `result` changes, adds to, moves or removes.
  ///
  /// An entrenchment covers the subtree of the heading with that explicit id, the id itself, and the
  /// heading that it stands under (format.md, 2): which one it is, and what that heading says.
  ///
  /// - Complexity: O(*n*) in the bytes of the entrenched subtrees, and O(*p*) in the provisions for each.
  public func entrenchedProvisions(touchedBy result: Document) -> [String] {
    governance.entrenched.map(\.provision).filter { id in
      guard let old = explicit(id), let new = result.explicit(id) else {
        return explicit(id) != nil || result.explicit(id) != nil
      }
      return parent(of: old)?.id != result.parent(of: new)?.id
        || headingLines(above: old) != result.headingLines(above: new)
        || !text(ofLines: subtreeLines(of: old))
          .elementsEqual(result.text(ofLines: result.subtreeLines(of: new)))
    }
  }

  private func explicit(_ id: String) -> Provision? {
    provisions.first { $0.heading?.attributes.id == id }
  }

  /// The source of the heading that a provision stands under, empty where there is none.
  private func headingLines(above provision: Provision) -> ArraySlice<UInt8> {
    guard let heading = parent(of: provision)?.heading else { return [] }
    return text(ofLines: heading.line..<(heading.line + heading.lineCount))
  }
}
