public import Ledger
internal import Prose

extension CounselProfile {
  /// The line of a section for all that it says there; nil for the built-in critic.
  public func askedCounsel(model: String?, on date: Timestamp) -> Section.AskedCounsel? {
    asked(model: model).map { Section.AskedCounsel(proposer(model: model).bytes, $0, on: date) }
  }

  /// With what settings it was asked, as a record says it; nil for the built-in critic, which has none.
  ///
  /// - Parameters:
  ///   - model: The model as the server names it, which a record has as its author.
  ///   - draft: What it drafted; nil where no edit was asked for.
  ///   - isStrict: Whether its edits were asked for after a schema.
  public func asked(model: String?, draft: DraftedText? = nil, isStrict: Bool = false) -> Asked? {
    guard kind != .builtIn else { return nil }
    var settings: [Asked.Setting] = []
    func add(_ name: Asked.Name, _ value: String?) {
      let value = value?.replacing(";", with: ",").oneLine ?? ""
      if !value.isEmpty { settings.append(Asked.Setting(name, Bytes(value.utf8))) }
    }
    add(.called, name)
    add(.kind, kind.rawValue)
    add(.model, model == self.model ? nil : self.model)
    add(.window, window.map { "\($0)" })
    add(.replyTokens, longestReply.map { "\($0)" })
    if let draft {
      add(.form, isStrict ? "strict" : "plain")
      add(.tries, "\(draft.tries)")
    }
    return Asked(settings)
  }
}
