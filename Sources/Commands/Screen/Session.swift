import Adapters
import Cells
import Desk
import Ledger
import Prose
import Ratification

/// The app in the terminal's loop, with what its attestation needs beside it.
///
/// An effect is a value that can be compared and kept, so the right to ratify can't be one. Where the
/// app asks to attest, the review and the typed phrase are handed on from here, in the same turn.
struct Session: Program {
  enum Request: Sendable {
    case effect(Desk.Effect)
    case ratify(ReviewScene, passphrase: Bytes?)
  }

  var app: App
  private let clock = Clock()

  init(app: App) { self.app = app }

  mutating func receive(_ event: Event<Desk.Message>, at now: Moment) -> [Request] {
    app.world.today = clock.now
    let effects = app.receive(event, at: now)
    return requests(effects)
  }

  /// What is wanted, with the review at hand where the app asks to attest.
  func requests(_ effects: [Desk.Effect]) -> [Request] {
    effects.compactMap { effect in
      guard case .attest(let statement, let passphrase) = effect else { return .effect(effect) }
      guard let review = app.reviewAtHand, review.review.statement.digest == statement else {
        return nil
      }
      return .ratify(review, passphrase: passphrase)
    }
  }

  func draw(_ size: Size, _ look: Look) -> Canvas { app.draw(size, look) }
  var wakesAt: Moment? { app.wakesAt }
  var isFinished: Bool { app.isFinished }
}
