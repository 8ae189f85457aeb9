import Adapters
import Charter
import Desk
import Ledger
import Prose
import Ratification

extension Performer {
  func propose(_ path: String, _ motion: Motion, _ stance: Bytes?, _ isOwn: Bool) async throws -> [Desk
    .Message]
  {
    let folder = CharterFolder(path, disk: disk)
    let statement = try await folder.propose(motion, at: clock.now)
    if isOwn { try drafts.rememberOwn(statement.after) }
    if let stance, let identity = identity() {
      let entry = Section.Stance(.before, words: stance).entry
      try drafts.write(try Section(name: Bytes(identity.name.utf8), entries: [entry]), for: statement.digest)
    }
    return [.refreshed(try await charter(at: path)), .proposed(path: path, id: statement.digest.short)]
  }

  func beginReview(
    _ path: String, _ statement: Digest, following tip: Digest? = nil
  ) async throws -> Desk.Message {
    try reviews.write()
    let folder = CharterFolder(path, disk: disk, following: tip)
    let snapshot = try await folder.snapshot()
    let proposal = try await folder.proposal(statement.short, snapshot)
    guard let result = proposal.result, let identity = identity() else {
      return .failed("Another amendment passed first, so this no longer applies.")
    }
    let isFounding = snapshot.head.number == 0
    let base = isFounding ? nil : try await folder.document(snapshot)
    // What this user answered before somebody restated it, here or elsewhere.
    let known = Review(
      of: proposal.statement, by: identity.name, base: base, result: result, isOwnText: false,
      sawTextBefore: false)
    if let old = drafts.statement(of: known.lineage), old.statement != statement {
      try drafts.carry(
        from: old.statement, to: statement, results: (old: old.result, new: proposal.statement.after))
    }
    try drafts.remember(statement, result: proposal.statement.after, lineage: known.lineage)
    var review = Review(
      of: proposal.statement, by: identity.name, base: base, result: result,
      copyOf: isFounding ? await source(of: proposal.statement.after) : nil,
      isOwnText: drafts.isOwn(proposal.statement.after),
      // Whoever adopts a draft has read it in draft.
      sawTextBefore: isFounding || drafts.wasSeen(statement))
    let drafted = memory(ofDraft: path)
    review.carry(drafted.accepted)
    if isFounding { review.take(opinions: drafted.opinions) }
    let day = try drillDay(of: identity.name)
    review.drill = day.finished
    let text = base ?? result
    let asksForDrill = text.governance.review == .strict && review.occasion != .editorial && day.isDue
    let drill = asksForDrill ? warmUp(path, over: text, day) : nil
    return .reviewReady(
      ReviewMaterial(
        path: path, review: review, earlierReasons: try await earlierReasons(folder, snapshot, identity.name),
        draft: drafts.read(statement),
        repeats: try await folder.declined().first { $0.repeats(proposal.statement) },
        drill: drill, comments: proposal.comments,
        votes: proposal.standing.votes.filter { $0.name != Bytes(identity.name.utf8) },
        earlierObjections: try await objections(to: review, folder, snapshot)))
  }

  /// What was objected when the provisions under review were last amended.
  private func objections(
    to review: Review, _ folder: CharterFolder, _ snapshot: Snapshot
  ) async throws -> [EarlierObjection] {
    var records: [Record] = []
    var open = Set(review.changes.map(\.id))
    for name in snapshot.records.reversed() where !open.isEmpty {
      let record = try await folder.record(named: name)
      open.subtract(record.decided)
      records.append(record)
    }
    return earlierObjections(to: Set(review.changes.map(\.id)), in: records)
  }

  /// The author's other text, in place of the one that was objected to; what was written goes on.
  func rework(_ path: String, _ motion: Motion, _ review: Review) async throws -> [Desk.Message] {
    let folder = CharterFolder(path, disk: disk)
    let statement = try await folder.propose(motion, at: clock.now)
    if review.isOwnText { try drafts.rememberOwn(statement.after) }
    try handOver(review, to: statement)
    if statement != review.statement { try await folder.withdraw(review.statement) }
    return [.refreshed(try await charter(at: path)), try await beginReview(path, statement.digest)]
  }

  /// The review goes on with another statement, as far as the text is the same.
  private func handOver(_ review: Review, to statement: Statement) throws {
    let section = try Section(name: Bytes(review.ratifier.utf8), entries: review.draft(for: statement))
    try drafts.write(section, for: statement.digest)
    reviews.forget(review.statement.digest)
  }

  /// What this user copied a text from, verified again; nil where they did not, or it is not to be had.
  private func source(of copy: Digest) async -> RatifiedText? {
    guard let source = drafts.source(of: copy) else { return nil }
    return try? await CharterFolder(source.path, disk: disk).ratifiedText(inForceBy: source.record, keygen)
  }

  /// The reasons in the records, and those of others on the docket; one's own may be given there again.
  private func earlierReasons(
    _ folder: CharterFolder, _ snapshot: Snapshot, _ name: String
  ) async throws -> [Bytes] {
    var reasons: [Bytes] = []
    let history = HistoryReader(of: folder, snapshot)
    try await history.forEachRecord(through: snapshot.records.count) { record, _ in
      record.sections.flatMap { $0.reasons.compactMap(\.words) }
    } _: {
      reasons += $1
    }
    for vote in try await folder.docket(snapshot).flatMap(\.standing.votes)
    where !vote.name.elementsEqual(name.utf8) {
      reasons += vote.reasons.compactMap(\.words)
    }
    return reasons
  }

  /// Puts the adoption of the draft as it stands on the docket, once, and opens its review.
  func beginAdoption(_ path: String) async throws -> [Desk.Message] {
    let folder = CharterFolder(path, disk: disk)
    guard let identity = identity() else { return [.failed("Adopting needs your name and key.")] }
    try reviews.write()
    var snapshot = try await folder.snapshot()
    var document = try await folder.document(snapshot)
    if let named = document.naming(Governance.Ratifier(name: identity.name, key: identity.key)) {
      try await folder.writeDraft(named)
      if let source = drafts.source(of: Digest(of: document.bytes)) {
        try drafts.rememberCopy(Digest(of: named), of: source.path, inForceBy: source.record)
      }
      snapshot = try await folder.snapshot()
      document = try await folder.document(snapshot)
    }
    guard identity.ratifies(document) else {
      return [
        .failed(
          "The draft's front matter names other ratifiers. Press e and name yourself: \(identity.name), \(identity.key)"
        )
      ]
    }
    let adoptions = try await folder.docket(snapshot).map(\.statement).filter { $0.before == .ofNothing }
    if let known = adoptions.first(where: { $0.after == Digest(of: document.bytes) }) {
      return [try await beginReview(path, known.digest)]
    }
    let origin = document.governance.origin.flatMap { origin in
      Digest(hex: origin.record.utf8.dropFirst("sha256:".utf8.count)).map {
        Statement.Origin(from: Bytes(origin.from.utf8), record: $0)
      }
    }
    let motion = Motion(
      title: Bytes("Adopt the charter".utf8), proposer: .human(Bytes(identity.name.utf8)),
      problem: Bytes("Nothing is in force yet.".utf8),
      result: document.bytes, origin: origin)
    let statement = try motion.statement(after: .draft, base: [], proposed: clock.now)
    try await folder.put(statement)
    // What was done in the review of the text before goes on, as far as the text is the same.
    for other in adoptions {
      try drafts.hand(over: other.digest, to: statement.digest)
      try await folder.withdraw(other)
    }
    return [.refreshed(try await charter(at: path)), try await beginReview(path, statement.digest)]
  }

  /// What the person adopts is another text than was proposed: a new statement, with the old one kept in it.
  func restate(_ path: String, _ review: Review) async throws -> [Desk.Message] {
    let folder = CharterFolder(path, disk: disk)
    let snapshot = try await folder.snapshot()
    let statement = try review.restated(after: snapshot.head, now: clock.now)
    if snapshot.head.number == 0 {
      // Not accepted yet: the person reads once more what they wrote.
      try await write(try review.adoptedText().bytes, accepted: false, to: path)
    }
    try await folder.put(statement)
    try handOver(review, to: statement)
    let words = review.changes.compactMap { change -> Bytes? in
      switch review.decisions[change.id] {
      case .reject(let why), .sendBack(let why): why
      default: nil
      }
    }
    let isAlone =
      review.requirement.needed <= 1 || review.statement.proposer == .human(Bytes(review.ratifier.utf8))
    if !isAlone {
      // Others may want it as it was proposed.
    } else if words.isEmpty {
      try await folder.withdraw(review.statement)
    } else {
      let declined = try Declined(
        review.statement, by: Bytes(review.ratifier.utf8), on: clock.now, outcome: .leftOut,
        why: Bytes(words.joined(separator: [.lineFeed])))
      try await folder.decline(declined)
    }
    try await keepAside(review, folder, snapshot)
    return [
      .refreshed(try await charter(at: path)), try await beginReview(path, statement.digest),
      .done("This is what you adopt. Read it once more: the redline shows your own text."),
    ]
  }

  /// What was set aside stays on the docket, as a proposal of its own.
  private func keepAside(_ review: Review, _ folder: CharterFolder, _ snapshot: Snapshot) async throws {
    guard let motion = review.motionSetAside, let base = review.base else { return }
    let statement = try motion.statement(after: snapshot.head, base: base.bytes, proposed: clock.now)
    try await folder.put(statement)
    let entries = review.draft(for: statement).filter { !$0.has(.decided) && !$0.has(.edited) }
    try drafts.write(try Section(name: Bytes(review.ratifier.utf8), entries: entries), for: statement.digest)
  }
}
