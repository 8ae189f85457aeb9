internal import Charter
internal import Counsel
internal import Prose
internal import Wire

/// Asking the seats of a panel at once. Nothing that was said before is sent, so that none sees another's answer.
extension PanelScene {
  mutating func appear(_ world: inout World) {
    world.note(idea: idea, of: charter)
    let idea = idea
    askSeats(&world) { (.blind, .soundOut(idea, $0.framing)) }
  }

  /// Asks each seat for which there is a request.
  mutating func askSeats(_ world: inout World, _ request: (Seat) -> (round: Round, BriefRequest)?) {
    guard var material = world.material(of: charter, focus: focus) else { return }
    (material.talk, material.objections) = ([], [])
    var asked = seats
    for (index, seat) in seats.enumerated() {
      guard let (round, request) = request(seat) else { continue }
      do {
        let id = world.put(
          try world.conversation(request, said: idea, material, with: seat.profile), about: charter)
        asked[index].answers.append(Answer(round: round, exchange: id, note: "asked"))
      } catch {
        asked[index].answers.append(Answer(round: round, note: "the brief is longer than its window"))
      }
    }
    seats = asked
  }

  mutating func follow(_ exchange: Exchange, _ world: inout World) {
    let now = world.now
    update(exchange) { answer in
      answer.words = exchange.talk
      answer.note = exchange.progress(at: now)
    }
  }

  mutating func conclude(_ exchange: Exchange, _ reason: StopReason, _ world: inout World) {
    let note = exchange.ending(reason, at: world.now)
    update(exchange) { answer in
      answer.words = reason.isRefusal ? "" : exchange.talk
      (answer.note, answer.isComplete, answer.exchange) = (note, reason == .complete, nil)
    }
  }

  private mutating func update(_ exchange: Exchange, _ body: (inout Answer) -> Void) {
    for seat in seats.indices {
      guard let index = seats[seat].answers.firstIndex(where: { $0.exchange == exchange.id }) else {
        continue
      }
      body(&seats[seat].answers[index])
      seats[seat].model = exchange.model
    }
  }

  /// What still comes is stopped, and marked so.
  mutating func leave(_ world: inout World) {
    for seat in seats.indices {
      for index in seats[seat].answers.indices where seats[seat].answers[index].exchange != nil {
        (seats[seat].answers[index].note, seats[seat].answers[index].exchange) = ("cancelled", nil)
      }
    }
    keepInTalk(&world)
  }

  mutating func end(_ world: inout World) { keepInTalk(&world) }

  /// What was said goes into the talk as remarks, and the verdicts with it.
  private func keepInTalk(_ world: inout World) {
    var remarks = [Remark(String(decoding: idea, as: UTF8.self), .person)]
    for seat in seats {
      for answer in seat.answers where !answer.words.isEmpty {
        let mark = isFraming || answer.round != .blind ? " · \(seat.mark(answer.round))" : ""
        remarks.append(Remark(answer.words, .counsel(seat.profile.label + mark), note: answer.note))
      }
    }
    world.add(remarks + [Remark(summary, .program)], toTalkOf: charter)
    world.keep(record(world.today), on: idea, of: charter)
    world.keepTalk(of: charter)
  }
}

extension PanelScene.Seat {
  fileprivate func mark(_ round: PanelScene.Round) -> String {
    switch round {
    case .blind: name
    case .informed: "knowing your stance"
    case .rebuttal(let name): "against \(name)"
    }
  }
}
