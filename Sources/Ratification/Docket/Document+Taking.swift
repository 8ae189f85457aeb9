public import Charter

extension Document {
  /// This text with some of the changes that make `result` of it, and the rest as it stands.
  ///
  /// - Parameters:
  ///   - ids: The provisions whose change is taken.
  ///   - changes: All of them.
  /// - Throws: `AdoptedTextFault` where what is left does not make a text.
  public func taking(
    _ ids: Set<String>, of changes: [ProvisionChange], in result: Document
  ) throws(AdoptedTextFault) -> Document {
    let all = Set(changes.map(\.id))
    if ids.isSuperset(of: all) { return result }
    return try PartialAdoption(of: changes, from: self, to: result, turnedDown: all.subtracting(ids)).text()
  }
}
