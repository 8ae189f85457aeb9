import Prose

/// Text from a file or a person, with nothing in it that hides or that a terminal would obey.
func shown(_ text: some Collection<UInt8>) -> String {
  String(decoding: display(Bytes(text)), as: UTF8.self)
}

func shown(_ text: some StringProtocol) -> String { shown(Bytes(text.utf8)) }

/// The same on one line.
func shownLine(_ text: some Collection<UInt8>) -> String {
  let shown = display(Bytes(text))
  guard shown.contains(.lineFeed) else { return String(decoding: shown, as: UTF8.self) }
  return shown.split(separator: .lineFeed, omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "⟨U+000A⟩")
}

func shownLine(_ text: some StringProtocol) -> String { shownLine(Bytes(text.utf8)) }
