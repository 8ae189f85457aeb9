internal import Prose

/// The last step: a phrase made from this amendment, typed by a person.
///
/// A value that keys are fed to with their times, so that every refusal can be tested with a fake
/// clock. Times are nanoseconds of a clock that never goes back.
public struct Attestation: Equatable, Sendable {
  public enum Entry: String, Sendable {
    case typed
    /// Word by word with a pause, for those who dictate or whose line lags.
    case assistive
  }

  /// What became of a key.
  public enum Outcome: Equatable, Sendable {
    case accepted
    /// The second before listening has not passed; the key is thrown away.
    case notListening
    /// Five keys or more came within 8 ms: no fingers do that.
    case burst
    case pasted
    /// Return was pressed on something else than the phrase.
    case mismatch
    /// One word of the assistive entry is done.
    case nextWord
    case complete
  }

  /// How long the screen is shown before it listens.
  public static let armingDelay: UInt64 = 1_000_000_000
  /// Five keys within this span are a burst.
  public static let burstSpan: UInt64 = 8_000_000
  private static let burstCount = 5

  public let phrase: String
  public private(set) var entry: Entry
  /// What is typed so far; in the assistive entry, of the word at hand.
  public private(set) var typed = ""
  public private(set) var isComplete = false
  /// How many words of the assistive entry are done.
  public private(set) var wordsDone = 0
  private var listensAt: UInt64
  private var recent: [UInt64] = []

  public init(phrase: String, entry: Entry = .typed, shownAt time: UInt64) {
    self.phrase = phrase
    self.entry = entry
    listensAt = time + Self.armingDelay
  }

  public var words: [Substring] { phrase.split(separator: " ") }

  /// What is to be typed now.
  public var expected: String {
    entry == .typed ? phrase : words.indices.contains(wordsDone) ? String(words[wordsDone]) : ""
  }

  /// Whether keys count at `time`.
  public func isListening(at time: UInt64) -> Bool { time >= listensAt }

  /// When it starts to listen.
  public var listensFrom: UInt64 { listensAt }

  /// The screen changed under the person (a resize, a lost focus, a stop): what was typed is void and
  /// the second starts again.
  public mutating func interrupt(at time: UInt64) {
    guard !isComplete else { return }
    (typed, recent, wordsDone) = ("", [], 0)
    listensAt = time + Self.armingDelay
  }

  /// Takes the other way of entry; once complete, how it was done stays as it is.
  public mutating func choose(_ entry: Entry, at time: UInt64) {
    guard !isComplete else { return }
    self.entry = entry
    interrupt(at: time)
  }

  /// A character typed at `time`.
  public mutating func type(_ scalar: Unicode.Scalar, at time: UInt64) -> Outcome {
    guard let refusal = admit(time) else {
      typed.unicodeScalars.append(scalar)
      // Nothing as long as this is the phrase; a stuck key must not grow without end.
      if typed.unicodeScalars.count > phrase.unicodeScalars.count + 40 { typed = "" }
      return .accepted
    }
    return refusal
  }

  /// The last character is taken back.
  public mutating func erase(at time: UInt64) -> Outcome {
    if let refusal = admit(time) { return refusal }
    if !typed.isEmpty { typed.unicodeScalars.removeLast() }
    return .accepted
  }

  /// Return at `time`.
  public mutating func submit(at time: UInt64) -> Outcome {
    if let refusal = admit(time) { return refusal }
    // Bytes, since a String takes canonically equivalent characters for the same.
    guard typed.utf8.elementsEqual(expected.utf8) else {
      typed = ""
      return .mismatch
    }
    guard entry == .assistive else {
      isComplete = true
      return .complete
    }
    wordsDone += 1
    typed = ""
    // The pause between words is what a program that types has to sit out, and a person does not notice.
    listensAt = time + Self.armingDelay
    isComplete = wordsDone == words.count
    return isComplete ? .complete : .nextWord
  }

  /// A bracketed paste is never taken.
  public mutating func paste(at time: UInt64) -> Outcome {
    typed = ""
    return isListening(at: time) ? .pasted : .notListening
  }

  /// Nil when the key may count.
  private mutating func admit(_ time: UInt64) -> Outcome? {
    guard !isComplete, isListening(at: time) else { return .notListening }
    // Dictation and input methods deliver a word at once; the pause between words stands in.
    guard entry == .typed else { return nil }
    recent.append(time)
    if recent.count > Self.burstCount { recent.removeFirst() }
    if recent.count == Self.burstCount, let first = recent.first, time - first <= Self.burstSpan {
      typed = ""
      return .burst
    }
    return nil
  }
}
