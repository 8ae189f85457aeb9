import Glibc

/// A count on standard error for work that takes long; nothing where nobody looks.
struct Progress: Sendable {
  private let words: String
  private let isShown: Bool

  init(_ words: String) {
    self.words = words
    isShown = isatty(STDERR_FILENO) == 1
  }

  func show(_ count: Int) {
    if isShown { writeError("\r\(words) \(count)\u{1B}[K") }
  }

  func clear() {
    if isShown { writeError("\r\u{1B}[K") }
  }
}
