import Desk
import Dispatch
import Synchronization
import Terminal

/// What is being written or signed, so that who leaves the program meanwhile loses nothing of it.
final class Unfinished: Sendable {
  private let group = DispatchGroup()
  private let counts = Mutex<[String: Int]>([:])

  /// - Parameter words: What is being done; nil for what only reads, which nobody waits for.
  func begin(_ words: String?) {
    guard let words else { return }
    group.enter()
    counts.withLock { $0[words, default: 0] += 1 }
  }

  /// - Parameter words: What it was begun with.
  func end(_ words: String?) {
    guard let words else { return }
    counts.withLock { counts in counts[words] = counts[words].flatMap { $0 > 1 ? $0 - 1 : nil } }
    group.leave()
  }

  /// Waits until all is done, or the time has come.
  ///
  /// - Returns: what is not done.
  func left(at time: DispatchTime) -> [String] {
    group.wait(timeout: time) == .success ? [] : counts.withLock { $0.keys.sorted() }
  }
}

extension Performer {
  /// Waits for all that was asked for, as somebody does who looks at what comes of it; not for ever.
  func wait() {
    counsel.stop()
    _ = tasks.wait(timeout: .now() + .seconds(3))
  }

  /// Waits for what writes or signs, so that leaving the program loses nothing of it; what only reads is left.
  ///
  /// The screen is gone by now: what it would have said is said on standard error, and Ctrl-C ends the program. Where
  /// a signal ended it, nobody may be left who could press that, so three seconds have to do.
  func finish(_ ending: Ending) {
    counsel.stop()
    switch ending {
    case .finished:
      let left = unfinished.left(at: .now() + .milliseconds(500))
      if !left.isEmpty {
        writeError("assent: still \(left.joined(separator: ", ")). Ctrl-C ends it as it is.\n")
        _ = unfinished.left(at: .distantFuture)
      }
    case .signal: _ = unfinished.left(at: .now() + .seconds(3))
    }
    for words in mailbox.takeAll().compactMap(\.lastWords) { writeError("assent: \(words)\n") }
  }
}

extension Session.Request {
  /// What is said of it to whoever leaves before it is done; nil where it only reads, or is done in a moment and
  /// as well the next time.
  var unfinished: String? {
    switch self {
    case .ratify: "signing"
    case .effect(let effect):
      switch effect {
      case .settle, .addCounsel, .keepTheme: "writing your settings"
      case .makeKey: "making a key"
      case .create, .importText, .makeMine: "making a charter"
      case .export: "exporting"
      case .writeDraft, .undoDraft, .redoDraft, .accept, .discard: "writing the draft"
      case .propose, .rework, .beginAdoption, .beginHealing, .adoptOtherwise:
        "putting a proposal on the docket"
      case .restate: "restating a proposal"
      case .decline: "declining a proposal"
      case .enact: "bringing an amendment into force"
      case .keepDrill, .keepReview, .keepTyped: "keeping what you wrote"
      case .loadLibrary, .open, .look, .verify, .findKeys, .edit, .beginDrill, .ask, .stopAsking,
        .findServers, .announce, .beginReview, .attest, .loadReport, .loadHistory, .loadAmendment,
        .searchHistory, .loadLine, .loadFlow, .findThemes, .showTheme, .copy, .reportMouse, .suspend, .redraw:
        nil
      }
    }
  }
}

extension Desk.Message {
  /// What became of something that was waited for, where no screen is left to say it.
  var lastWords: String? {
    switch self {
    case .failed(let words), .notKept(let words), .notSigned(let words): words
    case .passphraseNeeded: "Nothing was signed: the key needs its passphrase."
    case .lacking: "It can't come into force yet: `assent docket` says what it lacks."
    case .ratified(_, let number, isEnacted: true): "Amendment \(number) is in force."
    case .ratified(_, let number, isEnacted: false), .dissented(_, let number, _):
      "Your vote on amendment \(number) is signed."
    default: nil
    }
  }
}
