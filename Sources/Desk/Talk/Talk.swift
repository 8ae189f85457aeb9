internal import Ledger
internal import Prose

/// What was said about a charter, by the person, by counsel and by the program.
struct Talk: Equatable, Sendable {
  private(set) var remarks: [Remark] = []
  /// Where it stands in its pane.
  var place = TalkPlace.end
  /// Whether something came in that is to be seen where only one pane fits.
  var wantsToBeSeen = false
  /// What was sounded out last, which opens the problem of a proposal.
  var idea = ""
  /// What was said of ideas, for the record of what comes of them; the newest last.
  var opinions: [Opinions] = []

  init(_ remarks: [Remark] = [], opinions: [Opinions] = []) {
    (self.remarks, self.opinions) = (remarks, opinions)
    idea = String(decoding: opinions.last?.idea ?? [], as: UTF8.self)
  }

  mutating func say(_ words: String, _ speaker: Remark.Speaker = .program) { add(Remark(words, speaker)) }

  /// A remark at the end, which comes into view with it.
  mutating func add(_ remark: Remark) {
    remarks.append(remark)
    place = .end
  }

  /// An answer that is to come, followed as it grows.
  mutating func expect(_ remark: Remark) {
    remarks.append(remark)
    place = .following(remark: remarks.count - 1)
  }

  /// Changes what an exchange says; the talk stays where it is read.
  mutating func update(exchange id: Int, _ body: (inout Remark) -> Void) {
    guard let index = remarks.lastIndex(where: { $0.exchange == id }) else { return }
    body(&remarks[index])
  }
}

extension World {
  /// What was said when the program last ran; a question at its end was cut off together with the program.
  func keptTalk(of path: String) -> Talk {
    var remarks = TalkMemory.talk(from: typed.kept[.talk(path)] ?? [])
    if remarks.last?.speaker == .person {
      remarks.append(Remark("The program ended before an answer was kept.", .program))
    }
    return Talk(remarks, opinions: [Opinions](parsing: typed.kept[.opinions(path)] ?? []))
  }

  mutating func keepTalk(of path: String) {
    guard let talk = charters[path]?.talk else { return }
    typed.keep(TalkMemory.bytes(of: talk.remarks), at: .talk(path))
  }

  /// Notes what is sounded out, which opens the problem of a proposal.
  mutating func note(idea: Bytes, of path: String) {
    charters[path]?.talk.idea = String(decoding: idea, as: UTF8.self)
  }

  /// Scrolls a charter's talk.
  mutating func moveTalk(of path: String, to place: TalkPlace) { charters[path]?.talk.place = place }

  /// Whether something came into a charter's talk that is to be seen, which it counts as from then on.
  mutating func takeNews(ofTalkIn path: String) -> Bool {
    defer { charters[path]?.talk.wantsToBeSeen = false }
    return talk(path).wantsToBeSeen
  }

  /// Puts remarks into a charter's talk, which comes into view with them.
  mutating func add(_ remarks: [Remark], toTalkOf path: String) {
    for remark in remarks { charters[path]?.talk.add(remark) }
    charters[path]?.talk.wantsToBeSeen = true
  }

  /// Puts words of the program into a charter's talk.
  mutating func tell(_ path: String, _ words: String) { charters[path]?.talk.say(words) }
}
