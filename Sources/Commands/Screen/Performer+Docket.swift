import Acts
import Adapters
import Charter
import Desk
import History
import Ledger
import Prose
import Ratification

extension Performer {
  func propose(_ path: String, _ motion: Motion, _ stance: Bytes?, _ isOwn: Bool) async throws -> [Desk
    .Message]
  {
    // Without a name there is nobody whose stance it is.
    let stance = stance.flatMap { words in clerk.identity.map { (words: words, name: $0.name) } }
    let statement = try await clerk.propose(motion, in: path, stance: stance, isOwn: isOwn)
    return [.refreshed(try await clerk.open(path)), .proposed(path: path, id: statement.digest.short)]
  }

  func beginReview(
    _ path: String, _ statement: Digest, following tip: Digest? = nil
  ) async throws -> Desk.Message {
    try clerk.reviews.write(before: statement)
    let folder = CharterFolder(path, disk: clerk.disk, following: tip)
    let snapshot = try await folder.snapshot()
    let proposal = try await folder.proposal(statement.short, snapshot)
    guard let result = proposal.result, let identity = clerk.identity else {
      return .failed("Another amendment passed first, so this no longer applies.")
    }
    let isFounding = snapshot.head.number == 0
    let base = isFounding ? nil : try await folder.document(snapshot)
    // What this user answered before somebody restated it, here or elsewhere.
    let known = Review(
      of: proposal.statement, by: identity.name, base: base, result: result, isOwnText: false,
      sawTextBefore: false)
    if let old = try clerk.drafts.statement(of: known.lineage), old.statement != statement {
      try clerk.reviews.write(before: old.statement)
      try clerk.drafts.carry(
        from: old.statement, to: statement, results: (old: old.result, new: proposal.statement.after))
    }
    try clerk.drafts.remember(statement, result: proposal.statement.after, lineage: known.lineage)
    var review = Review(
      of: proposal.statement, by: identity.name, base: base, result: result,
      copyOf: isFounding ? try await source(of: proposal.statement.after) : nil,
      isOwnText: clerk.drafts.isOwn(proposal.statement.after),
      // Whoever adopts a draft has read it in draft.
      sawTextBefore: isFounding || clerk.drafts.wasSeen(statement))
    let drafted = clerk.draftMemory(of: path)
    review.carry(try drafted.accepted())
    if isFounding { review.take(opinions: try drafted.opinions()) }
    let day = try drillDay(of: identity.name)
    review.drill = day.finished
    let text = base ?? result
    let asksForDrill = text.governance.review == .strict && review.occasion != .editorial && day.isDue
    let drill = asksForDrill ? warmUp(path, over: text, day) : nil
    return .reviewReady(
      ReviewMaterial(
        path: path, review: review, earlierReasons: try await earlierReasons(folder, snapshot, identity.name),
        draft: try clerk.drafts.stored(statement),
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
    let statement = try await clerk.propose(motion, inPlaceOf: review, in: path)
    return [.refreshed(try await clerk.open(path)), try await beginReview(path, statement.digest)]
  }

  /// What this user copied a text from, verified again; nil where they did not, or it is not to be had.
  private func source(of copy: Digest) async throws -> RatifiedText? {
    guard let source = try clerk.drafts.source(of: copy) else { return nil }
    // A copy whose source does not verify any more is reviewed as any other text.
    return try? await CharterFolder(source.path, disk: clerk.disk).ratifiedText(
      inForceBy: source.record, clerk.keygen)
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
    let statement = try await clerk.beginAdoption(
      of: path, title: Bytes("Adopt the charter".utf8), problem: Bytes("Nothing is in force yet.".utf8))
    return [.refreshed(try await clerk.open(path)), try await beginReview(path, statement.digest)]
  }

  /// What the person adopts is another text than was proposed: a new statement, with the old one kept in it.
  func adoptOtherwise(_ path: String, _ review: Review) async throws -> [Desk.Message] {
    let statement = try await clerk.adoptOtherwise(review, in: path)
    return [
      .refreshed(try await clerk.open(path)), try await beginReview(path, statement.digest),
      .done("This is what you adopt. Read it once more: the redline shows your own text."),
    ]
  }
}
