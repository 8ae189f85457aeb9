import Adapters
import Cells
import Desk
import Ledger
import Prose
import Ratification

/// The interface in the terminal's loop, with what its attestation needs beside it.
///
/// An effect is a value that can be compared and kept, so the right to ratify can't be one. Where the
/// interface asks to attest, the review and the typed phrase are handed on from here, in the same turn.
struct Session: Program {
  enum Request: Sendable {
    case effect(Desk.Effect)
    case ratify(ReviewScreen, passphrase: Bytes?)
  }

  var interface: Interface
  private let clock = Clock()

  init(interface: Interface) { self.interface = interface }

  mutating func receive(_ event: Event<Desk.Message>, at now: Moment) -> [Request] {
    interface.today = clock.now
    let effects = interface.receive(event, at: now)
    return requests(effects)
  }

  /// What is wanted, with the review at hand where the interface asks to attest.
  func requests(_ effects: [Desk.Effect]) -> [Request] {
    effects.compactMap { effect in
      guard case .attest(let statement, let passphrase) = effect else { return .effect(effect) }
      guard let review = interface.reviewAtHand, review.review.statement.digest == statement else {
        return nil
      }
      return .ratify(review, passphrase: passphrase)
    }
  }

  func draw(_ size: Size, _ look: Look) -> Canvas { interface.draw(size, look) }
  var wakesAt: Moment? { interface.wakesAt }
  var isFinished: Bool { interface.isFinished }
}
