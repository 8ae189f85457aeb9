internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification
internal import Wire

/// Having counsel decide cases: a few questions at a time, each alone and without the answers to others.
extension CasesScene {
  /// Why counsel can't be asked now; in a review the person says first what they expect.
  func refusalToAsk(_ world: World) -> String? {
    if !world.exchanges.isEmpty { return nil }
    if isReview, let open = unpredicted { return words(for: .notPredicted(open.id), world.keymap) }
    return world.models.isEmpty
      ? "The built-in counsel is a set of rules and can't decide a case. \(world.keyName(of: .counsel)) at the desk adds one."
      : nil
  }

  /// `c`: who decides.
  mutating func askWhoDecides(_ world: inout World) {
    if world.isAnswering() { return }
    let profiles = world.models
    guard profiles.count > 1 else { return decide(by: profiles, &world) }
    let count = inquiry.cases.count * inquiry.sides.count * CasesScene.samples
    ask(
      .deciders(profiles), "Who decides? Each is asked \(count) questions.",
      profiles.map(\.label) + ["All of them"])
  }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    switch question {
    case .deciders(let profiles):
      decide(by: profiles.indices.contains(answer.line) ? [profiles[answer.line]] : profiles, &world)
    }
  }

  private mutating func decide(by profiles: [CounselProfile], _ world: inout World) {
    for profile in profiles {
      let seed = world.chance + Bytes("cases \(world.asked) \(profile.name)".utf8)
      for decided in inquiry.cases {
        inquiry.forget(profile.label, on: decided.id)
        for side in inquiry.sides {
          waiting += Array(
            repeating: Sample(place: .init(decided.id, side), profile: profile, seed: seed),
            count: CasesScene.samples)
        }
      }
    }
    askOn(&world)
  }

  /// Puts the next questions, as far as there is room for them.
  private mutating func askOn(_ world: inout World) {
    while asked.count < CasesScene.mostAtATime, !waiting.isEmpty {
      let sample = waiting.removeFirst()
      let place = sample.place
      guard let decided = inquiry.cases.first(where: { $0.id == place.caseID }) else { continue }
      do {
        let question = try inquiry.question(decided, place.side, to: sample.profile, seed: sample.seed)
        let id = world.put(question, about: charter)
        asked[id] = sample
      } catch {
        inquiry.hear(nil, on: place.caseID, place.side, from: sample.profile.label)
        world.refuse(error.words(for: sample.profile))
      }
    }
  }

  mutating func conclude(_ exchange: Exchange, _ reason: StopReason, _ world: inout World) {
    guard let sample = asked.removeValue(forKey: exchange.id) else { return }
    let label = sample.profile.label
    if reason == .cancelled {
      waiting = []
    } else {
      let verdict = reason == .complete ? CaseVerdict(of: exchange.rawText) : nil
      inquiry.hear(verdict, on: sample.place.caseID, sample.place.side, from: label)
    }
    models[label] = exchange.model
    if case .fault(let fault) = reason {
      // The same would come of every other question.
      waiting.removeAll { $0.profile.name == sample.profile.name }
      world.refuse("\(sample.profile.name): \(CounselWords(fault).sentences)")
    }
    if !(waiting + asked.values).contains(where: { $0.profile.name == sample.profile.name }) {
      let whole = inquiry.cases.filter {
        inquiry.finding(on: $0.id, by: label)?.isWhole(CasesScene.samples) ?? false
      }
      record(whole, by: label, &world)
    }
    askOn(&world)
  }
}

extension CaseFinding {
  /// Whether every question on it was answered, well or not.
  fileprivate func isWhole(_ samples: Int) -> Bool {
    now.samples.count == samples && (then?.samples.count ?? samples) == samples
  }
}

extension World {
  /// The counsel that are no set of rules.
  fileprivate var models: [CounselProfile] { counsels.filter { $0.kind != .builtIn } }
}
