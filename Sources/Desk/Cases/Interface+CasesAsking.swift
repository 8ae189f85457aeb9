internal import Charter
internal import Counsel
internal import Prose
internal import Ratification
internal import Wire

/// Having counsel decide cases: a few questions at a time, each alone and without the answers to others.
extension Interface {
  /// `c`: who decides; in a review the person has said first what they expect.
  mutating func askWhoDecides(_ screen: CasesScreen) -> [Effect] {
    guard !isAnswering() else { return [] }
    if screen.isReview, let open = screen.unpredicted {
      refuse(words(for: .notPredicted(open.id), keymap))
      return []
    }
    let profiles = counsels.filter { $0.kind != .builtIn }
    guard profiles.count > 1 else {
      guard !profiles.isEmpty else {
        refuse(
          "The built-in counsel is a set of rules and can't decide a case. \(keymap.keyName(of: .counsel)) at the desk adds one."
        )
        return []
      }
      return decide(by: profiles, 0)
    }
    let count = screen.inquiry.cases.count * screen.inquiry.sides.count * CasesScreen.samples
    overlay = .choice(
      Choice(
        purpose: .deciders(profiles), title: "Who decides? Each is asked \(count) questions.",
        lines: profiles.map(\.label) + ["All of them"], selected: 0))
    return []
  }

  mutating func decide(by profiles: [CounselProfile], _ line: Int) -> [Effect] {
    guard case .cases(var screen) = screen else { return [] }
    let chosen = profiles.indices.contains(line) ? [profiles[line]] : profiles
    for profile in chosen {
      let seed = chance + Bytes("cases \(asked) \(profile.name)".utf8)
      for decided in screen.inquiry.cases {
        screen.inquiry.forget(profile.label, on: decided.id)
        for side in screen.inquiry.sides {
          screen.waiting += Array(
            repeating: CasesScreen.Question(place: .init(decided.id, side), profile: profile, seed: seed),
            count: CasesScreen.samples)
        }
      }
    }
    replaceScreen(.cases(screen))
    return askOn()
  }

  /// Puts the next questions, as far as there is room for them.
  private mutating func askOn() -> [Effect] {
    guard let index = casesIndex, case .cases(var screen) = screens[index] else { return [] }
    var effects: [Effect] = []
    while screen.asked.count < CasesScreen.mostAtATime, !screen.waiting.isEmpty {
      let question = screen.waiting.removeFirst()
      guard let decided = screen.inquiry.cases.first(where: { $0.id == question.place.caseID }),
        let written = try? screen.inquiry.brief(
          decided, question.place.side, window: question.profile.briefWindow, seed: question.seed)
      else {
        screen.inquiry.hear(nil, on: question.place.caseID, question.place.side, from: question.profile.label)
        continue
      }
      effects.append(
        put(
          written.ask, written.brief, .decide(decided), [], to: question.profile, about: screen.path,
          DraftedText(base: screen.inquiry.now)))
      screen.asked[asked] = question
    }
    screens[index] = .cases(screen)
    return effects
  }

  private var casesIndex: Int? {
    screens.lastIndex { if case .cases = $0 { true } else { false } }
  }

  /// Takes the answer to a question about a case; nil for an exchange that is about something else.
  mutating func endCase(_ exchange: Exchange, _ reason: StopReason) -> [Effect]? {
    guard let index = casesIndex, case .cases(var screen) = screens[index],
      let question = screen.asked.removeValue(forKey: exchange.id)
    else { return nil }
    let label = question.profile.label
    if reason == .cancelled { screen.waiting = [] }
    if reason != .cancelled {
      let verdict = reason == .complete ? CaseVerdict(of: exchange.rawText) : nil
      screen.inquiry.hear(verdict, on: question.place.caseID, question.place.side, from: label)
    }
    screen.models[label] = exchange.model
    if case .fault(let fault) = reason {
      // The same would come of every other question.
      screen.waiting.removeAll { $0.profile.name == question.profile.name }
      refuse("\(question.profile.name): \(CounselWords(fault).sentences)")
    }
    let isDone = !(screen.waiting + screen.asked.values).contains { $0.profile.name == question.profile.name }
    screens[index] = .cases(screen)
    let whole = screen.inquiry.cases.filter {
      screen.inquiry.finding(on: $0.id, by: label)?.isWhole(CasesScreen.samples) ?? false
    }
    let kept = isDone ? record(screen, whole, by: label) : []
    return kept + askOn()
  }
}

extension CaseFinding {
  /// Whether every question on it was answered, well or not.
  fileprivate func isWhole(_ samples: Int) -> Bool {
    now.samples.count == samples && (then?.samples.count ?? samples) == samples
  }
}
