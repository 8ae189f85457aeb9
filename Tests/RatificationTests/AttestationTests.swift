import Ratification
import Testing

private let millisecond: UInt64 = 1_000_000
private let start: UInt64 = 50_000 * millisecond
private let phrase = "ratify 12 oversight"

/// Types a text and Return, with a pause before each key.
private func enter(
  _ text: String, into attestation: inout Attestation, from time: UInt64, pause: UInt64 = 120 * millisecond
) -> Attestation.Outcome {
  var time = time
  for scalar in text.unicodeScalars {
    time += pause
    _ = attestation.type(scalar, at: time)
  }
  return attestation.submit(at: time + pause)
}

struct AttestationTests {
  @Test("A phrase typed at 120 ms a key completes")
  func typing() {
    var attestation = Attestation(phrase: phrase, shownAt: start)
    #expect(enter(phrase, into: &attestation, from: start + Attestation.armingDelay) == .complete)
    #expect(attestation.isComplete)
  }

  @Test("It listens a second after it was shown, not a nanosecond before")
  func arming() {
    var attestation = Attestation(phrase: phrase, shownAt: start)
    let listens = start + Attestation.armingDelay
    #expect(attestation.listensFrom == listens)
    #expect(attestation.type("r", at: listens - 1) == .notListening)
    #expect(attestation.erase(at: listens - 1) == .notListening)
    #expect(attestation.submit(at: listens - 1) == .notListening)
    #expect(attestation.paste(at: listens - 1) == .notListening)
    #expect(attestation.typed.isEmpty)
    #expect(attestation.type("r", at: listens) == .accepted)
  }

  @Test("What was typed ahead is thrown away, so the rest alone is a mismatch", arguments: 1...phrase.count)
  func typeAhead(count: Int) {
    var attestation = Attestation(phrase: phrase, shownAt: start)
    let ahead = String(phrase.prefix(count))
    for scalar in ahead.unicodeScalars { #expect(attestation.type(scalar, at: start) == .notListening) }
    let rest = String(phrase.dropFirst(count))
    #expect(enter(rest, into: &attestation, from: start + Attestation.armingDelay) == .mismatch)
    #expect(!attestation.isComplete)
  }

  /// Offsets of the five quick keys among those of the phrase and Return.
  static let offsets = Array(0...(phrase.count + 1 - 5))

  @Test("Five keys within 8 ms anywhere, Return included, void what was typed", arguments: offsets)
  func burst(offset: Int) {
    var attestation = Attestation(phrase: phrase, shownAt: start)
    var time = start + Attestation.armingDelay
    var outcomes: [Attestation.Outcome] = []
    for (index, scalar) in (phrase + "\r").unicodeScalars.enumerated() {
      let isQuick = index > offset && index < offset + 5
      time += isQuick ? 2 * millisecond : 120 * millisecond
      outcomes.append(scalar == "\r" ? attestation.submit(at: time) : attestation.type(scalar, at: time))
    }
    #expect(outcomes[offset + 4] == .burst)
    #expect(outcomes.last != .complete)
    #expect(!attestation.isComplete)
    #expect(enter(phrase, into: &attestation, from: time + 2 * Attestation.armingDelay) == .complete)
  }

  @Test("Five keys in a nanosecond more than 8 ms are no burst")
  func quickButHuman() {
    var attestation = Attestation(phrase: "abcde", shownAt: start)
    let listens = start + Attestation.armingDelay
    let times = [0, 2, 4, 6].map { listens + $0 * millisecond } + [listens + 8 * millisecond + 1]
    for (scalar, time) in zip("abcde".unicodeScalars, times) {
      #expect(attestation.type(scalar, at: time) == .accepted)
    }
    #expect(attestation.typed == "abcde")
  }

  @Test("A backspace counts as a key of a burst")
  func burstWithBackspace() {
    var attestation = Attestation(phrase: phrase, shownAt: start)
    let listens = start + Attestation.armingDelay
    for _ in 0..<4 { _ = attestation.type("r", at: listens) }
    #expect(attestation.erase(at: listens) == .burst)
    #expect(attestation.typed.isEmpty)
  }

  @Test("A backspace takes back one character")
  func erasing() {
    var attestation = Attestation(phrase: "ab", shownAt: start)
    let listens = start + Attestation.armingDelay
    #expect(attestation.erase(at: listens) == .accepted)
    _ = attestation.type("a", at: listens + 200 * millisecond)
    _ = attestation.type("x", at: listens + 400 * millisecond)
    #expect(attestation.erase(at: listens + 600 * millisecond) == .accepted)
    #expect(attestation.typed == "a")
  }

  @Test("A paste is refused and voids what was typed", arguments: [Attestation.Entry.typed, .assistive])
  func paste(entry: Attestation.Entry) {
    var attestation = Attestation(phrase: phrase, entry: entry, shownAt: start)
    let listens = start + Attestation.armingDelay
    _ = attestation.type("r", at: listens)
    #expect(attestation.paste(at: listens + 120 * millisecond) == .pasted)
    #expect(attestation.typed.isEmpty)
    #expect(!attestation.isComplete)
  }

  @Test("An interruption after any key voids what was typed and arms again", arguments: 0...phrase.count)
  func interruption(after count: Int) {
    var attestation = Attestation(phrase: phrase, shownAt: start)
    var time = start + Attestation.armingDelay
    for scalar in phrase.unicodeScalars.prefix(count) {
      time += 120 * millisecond
      _ = attestation.type(scalar, at: time)
    }
    attestation.interrupt(at: time)
    #expect(attestation.typed.isEmpty)
    #expect(!attestation.isListening(at: time + Attestation.armingDelay - 1))
    #expect(attestation.isListening(at: time + Attestation.armingDelay))
    let rest = String(phrase.dropFirst(count))
    let outcome = enter(rest, into: &attestation, from: time + Attestation.armingDelay)
    #expect(outcome == (count == 0 ? .complete : .mismatch))
  }

  @Test(
    "Anything but the phrase is a mismatch and clears the line",
    arguments: [
      "", "ratify", "ratify 12 oversigh", "ratify 12 oversight ", " ratify 12 oversight",
      "Ratify 12 oversight",
      "ratify 13 oversight", "ratify  12 oversight", "yes", "ratify 12 oversi\u{261}ht",
    ])
  func mismatch(text: String) {
    var attestation = Attestation(phrase: phrase, shownAt: start)
    #expect(enter(text, into: &attestation, from: start + Attestation.armingDelay) == .mismatch)
    #expect(attestation.typed.isEmpty)
    let later = start + 60_000 * millisecond
    #expect(enter(phrase, into: &attestation, from: later) == .complete)
  }

  @Test("A character that is canonically equivalent to one of the phrase is another one")
  func equivalence() {
    // U+037E is canonically equivalent to the semicolon.
    var attestation = Attestation(phrase: "a;", shownAt: start)
    #expect(enter("a\u{37E}", into: &attestation, from: start + Attestation.armingDelay) == .mismatch)
  }

  @Test("A stuck key does not fill the line without end")
  func stuckKey() {
    var attestation = Attestation(phrase: phrase, shownAt: start)
    for index in 0..<500 as Range<UInt64> {
      _ = attestation.type("r", at: start + Attestation.armingDelay + index * 30 * millisecond)
      #expect(attestation.typed.count <= phrase.count + 40)
    }
  }

  @Test("Once complete nothing changes any more")
  func completion() {
    var attestation = Attestation(phrase: phrase, shownAt: start)
    _ = enter(phrase, into: &attestation, from: start + Attestation.armingDelay)
    let complete = attestation
    attestation.interrupt(at: start * 2)
    attestation.choose(.assistive, at: start * 2)
    #expect(attestation.type("r", at: start * 4) == .notListening)
    #expect(attestation.submit(at: start * 4) == .notListening)
    #expect(attestation == complete)
    #expect(attestation.entry == .typed)
  }
}

struct AssistiveEntryTests {
  private var attestation = Attestation(phrase: phrase, entry: .assistive, shownAt: start)
  private let listens = start + Attestation.armingDelay

  @Test("The assistive entry takes a word at a time, however fast it comes, with a pause between")
  mutating func words() {
    var time = listens
    for (index, word) in attestation.words.enumerated() {
      #expect(attestation.expected == word)
      for scalar in word.unicodeScalars { #expect(attestation.type(scalar, at: time) == .accepted) }
      let isLast = index == attestation.words.count - 1
      #expect(attestation.submit(at: time) == (isLast ? .complete : .nextWord))
      #expect(attestation.type("x", at: time + Attestation.armingDelay - 1) == .notListening)
      time += Attestation.armingDelay
    }
    #expect(attestation.isComplete)
    #expect(attestation.entry == .assistive)
  }

  @Test("The whole phrase at once is no word")
  mutating func wholePhrase() {
    #expect(enter(phrase, into: &attestation, from: listens) == .mismatch)
    #expect(attestation.wordsDone == 0)
  }

  @Test("A wrong word is asked for again, those before it stay done")
  mutating func wrongWord() {
    #expect(enter("ratify", into: &attestation, from: listens) == .nextWord)
    let later = listens + 5_000 * millisecond
    #expect(enter("13", into: &attestation, from: later) == .mismatch)
    #expect(attestation.wordsDone == 1)
    #expect(attestation.expected == "12")
  }

  @Test("An interruption begins the words again")
  mutating func interruption() {
    #expect(enter("ratify", into: &attestation, from: listens) == .nextWord)
    attestation.interrupt(at: listens + 5_000 * millisecond)
    #expect(attestation.wordsDone == 0)
    #expect(attestation.expected == "ratify")
  }

  @Test("Choosing the other entry arms again and keeps nothing")
  mutating func choosing() {
    #expect(enter("ratify", into: &attestation, from: listens) == .nextWord)
    attestation.choose(.typed, at: listens + 5_000 * millisecond)
    #expect(attestation.expected == phrase)
    #expect(attestation.typed.isEmpty)
    #expect(!attestation.isListening(at: listens + 5_999 * millisecond))
  }
}

struct RobotTests {
  /// One robot: how it waits, mistypes, corrects itself and tries again, all of it from a seed.
  private func plays(seed: UInt64) -> Bool {
    var random = SplitMix64(seed: seed)
    var attestation = Attestation(phrase: phrase, shownAt: 0)
    var time = UInt64(random.below(2_500)) * millisecond
    for _ in 0..<(1 + random.below(4)) {
      for scalar in phrase.unicodeScalars {
        if random.below(12) == 0 {
          time += UInt64(random.below(2_000_000))
          _ = attestation.type("x", at: time)
          time += UInt64(random.below(2_000_000))
          _ = attestation.erase(at: time)
        }
        time += UInt64(random.below(2_000_000))
        _ = attestation.type(scalar, at: time)
      }
      time += UInt64(random.below(2_000_000))
      _ = attestation.submit(at: time)
      if attestation.isComplete { return true }
      if random.below(3) == 0 { attestation.interrupt(at: time) }
      time += UInt64(random.below(3_000)) * millisecond
    }
    return false
  }

  @Test("No robot of 10,000 that types faster than 2 ms a key completes the typed entry")
  func robots() {
    let winners = (0..<10_000 as Range<UInt64>).filter { plays(seed: $0) }
    #expect(winners == [])
  }

  @Test("A hand that takes 60 to 300 ms a key completes it every time")
  func hands() {
    for seed in 0..<500 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var attestation = Attestation(phrase: phrase, shownAt: 0)
      var time = Attestation.armingDelay
      for scalar in phrase.unicodeScalars {
        time += UInt64(60 + random.below(240)) * millisecond
        #expect(attestation.type(scalar, at: time) == .accepted)
      }
      #expect(attestation.submit(at: time + 60 * millisecond) == .complete)
    }
  }
}
