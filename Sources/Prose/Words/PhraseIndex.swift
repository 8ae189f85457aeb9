/// Finds, among many sentences, those that share an uncommon word or pair of words with a given one.
///
/// Words and pairs are told apart by a hash only, so a sentence found may share nothing.
struct PhraseIndex {
  /// Where the sentences of each hash begin in `places`, and where the last ones end.
  private var starts: [Int32]
  private var places: [Int32]
  /// How many phrases of the sentence that is asked about each sentence has.
  private var hits: [Int32]
  private let shift: UInt32
  /// A phrase of more sentences tells nothing.
  private static let mostPlaces = 24
  private static let mostPartners = 12

  /// - Parameter sentences: The numbers of each sentence's words and marks.
  init(_ sentences: [[Int32]]) {
    let phraseCount = sentences.reduce(64) { $0 + 2 * $1.count }
    shift = UInt32(32 - min(24, (Int.bitWidth - phraseCount.leadingZeroBitCount)))
    starts = [Int32](repeating: 0, count: 1 << (32 - Int(shift)) + 1)
    hits = [Int32](repeating: 0, count: sentences.count)
    for sentence in sentences {
      for phrase in PhraseIndex.phrases(of: sentence, shift) { starts[phrase + 1] += 1 }
    }
    for phrase in starts.indices.dropFirst() { starts[phrase] += starts[phrase - 1] }
    places = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    var next = starts
    for (place, sentence) in sentences.enumerated() {
      for phrase in PhraseIndex.phrases(of: sentence, shift) {
        places[Int(next[phrase])] = Int32(truncatingIfNeeded: place)
        next[phrase] += 1
      }
    }
  }

  /// The sentences that share the most, and more than one word or pair, by place.
  mutating func partners(of sentence: [Int32]) -> [Int] {
    var found: [Int] = []
    for phrase in PhraseIndex.phrases(of: sentence, shift) {
      let range = Int(starts[phrase])..<Int(starts[phrase + 1])
      if range.count > PhraseIndex.mostPlaces { continue }
      for place in places[range] {
        if hits[Int(place)] == 0 { found.append(Int(place)) }
        hits[Int(place)] += 1
      }
    }
    let ranked = found.filter { hits[$0] > 1 }.sorted { (hits[$1], $0) < (hits[$0], $1) }
    for place in found { hits[place] = 0 }
    return ranked.prefix(PhraseIndex.mostPartners).sorted()
  }

  /// The hash of each word, and of each with the next.
  private static func phrases(of sentence: [Int32], _ shift: UInt32) -> [Int] {
    var phrases: [Int] = []
    phrases.reserveCapacity(2 * sentence.count)
    var previous: UInt32 = 0
    for number in sentence {
      let word = (UInt32(bitPattern: number) &+ 1) &* 0x9E37_79B1
      phrases.append(Int(word >> shift))
      phrases.append(Int((((previous << 7 | previous >> 25) ^ word) &* 0x85EB_CA6B) >> shift))
      previous = word
    }
    return phrases
  }
}
