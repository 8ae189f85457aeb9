import Acts
import Adapters
import Charter
import Counsel
import Desk
import Dispatch
import Export
import Ledger
import Prose
import Ratification
import Terminal

/// Does what the interface asks for, away from the screen, and posts what came of it.
struct Performer: Sendable {
  let clerk = Clerk()
  let mailbox: Mailbox<Desk.Message>
  /// Where charters are looked for.
  let libraries: [String]
  let histories: Histories
  let typed: TypedKeeper
  let counsel: AskedCounsel
  private let queues = Queues()
  let tasks = DispatchGroup()
  let unfinished = Unfinished()

  init(
    mailbox: Mailbox<Desk.Message>, libraries: [String], counsel: [any AskableCounsel]
  ) {
    self.mailbox = mailbox
    self.libraries = libraries
    histories = Histories(disk: clerk.disk)
    typed = TypedKeeper(places: clerk.places, disk: clerk.disk)
    self.counsel = AskedCounsel(counsel, mailbox)
  }

  var keyRing: KeyRing { KeyRing(disk: clerk.disk, places: clerk.places) }

  /// Starts what was asked for; every answer comes through the mailbox.
  func perform(_ request: Session.Request) {
    // In the order in which it was typed, which tasks don't keep.
    switch request {
    case .effect(.keepTyped(let place, let words)): typed.keep(words, at: place)
    case .effect(.keepReview(let statement, let name, let entries)):
      clerk.reviews.keep(statement, name: name, entries)
    default: break
    }
    tasks.enter()
    unfinished.begin(request.unfinished)
    let work: @Sendable () async -> Void = {
      defer {
        unfinished.end(request.unfinished)
        tasks.leave()
      }
      do {
        switch request {
        case .effect(let effect): for message in try await run(effect) { mailbox.post(message) }
        case .ratify(let screen, let passphrase):
          mailbox.post(try await ratify(screen, passphrase: passphrase))
          mailbox.post(.refreshed(try await clerk.open(screen.charter)))
        }
      } catch FolderFault.lacks(let lacks) { mailbox.post(.lacking(lacks)) } catch {
        mailbox.post(request.failed(Failure(error, folder: request.path).screenWords))
      }
    }
    guard let path = request.path else {
      Task.detached(operation: work)
      return
    }
    queues.add(request.kind, to: path, work)
  }

  private func run(_ effect: Desk.Effect) async throws -> [Desk.Message] {
    switch effect {
    case .loadLibrary: return [.library(await library())]
    case .open(let path): return [try await open(path)]
    case .look(let path): return [.refreshed(try await clerk.open(path))]
    case .verify(let path): return await verification(of: path)
    case .findKeys:
      return [.keys(keyRing.keys().map { KeyChoice(label: "\($0.path)  \($0.type)", key: $0.publicKey) })]
    case .settle(let identity): return [try settle(identity)]
    case .makeKey(let name, let passphrase): return [try await makeKey(name, passphrase)]
    case .makeMine(let path): return try await makeMine(path)
    case .export(let path, let target): return [try await export(path, to: target)]
    case .writeDraft(let path, let text): return try await writeDraft(path, text)
    case .undoDraft(let path): return try await goThroughDrafts(path, .undo)
    case .redoDraft(let path): return try await goThroughDrafts(path, .redo)
    case .accept(let path, let statement, let text): return try await accept(path, statement, text)
    case .discard(let path, let statement): return try await discard(path, statement)
    case .propose(let path, let motion, let stance, let isOwn):
      return try await propose(path, motion, stance, isOwn)
    case .beginDrill(let path): return [try await beginDrill(path)]
    case .keepDrill(let answer):
      try keep(answer)
      return []
    case .rework(let path, let motion, let review): return try await rework(path, motion, review)
    case .beginReview(let path, let statement):
      return [.refreshed(try await clerk.open(path)), try await beginReview(path, statement)]
    case .beginAdoption(let path): return try await beginAdoption(path)
    case .beginHealing(let path, let tip): return [try await beginHealing(path, keeping: tip)]
    case .keepReview:
      try clerk.reviews.write()
      return []
    case .adoptOtherwise(let path, let review): return try await adoptOtherwise(path, review)
    case .decline(let path, let statement, let why, let outcome):
      return try await decline(path, statement, why, outcome)
    case .loadReport(let path):
      let folder = CharterFolder(path, disk: clerk.disk)
      let verified = try await folder.verify(remembering: clerk.memory, keygen: clerk.keygen)
      return [.report(path: path, try await folder.report(on: verified))]
    case .enact(let path, let statement): return try await enact(path, statement)
    case .restate(let path, let statement, let isAnew):
      return try await restate(path, statement, isAnew: isAnew)
    case .loadHistory(let path): return [try await amendments(of: path)]
    case .searchHistory(let path, let words):
      try await searchHistory(of: path, for: words)
      return []
    case .loadLine(let path, let number, let line):
      return [.line(path: path, number: number, try await lineHistory(of: path, number, line))]
    case .loadFlow(let path): return [.flow(path: path, try await flow(of: path))]
    case .loadAmendment(let path, let number, let comparison):
      return [.amendment(path: path, try await amendment(number, of: path, comparison))]
    case .create(let name, let kind): return try await create(name, kind)
    case .importText(let path): return try await importText(path)
    case .keepTyped:
      try typed.write()
      return []
    case .ask(let exchange, let name, let ask):
      await counsel.ask(exchange, name, ask)
      return []
    case .stopAsking:
      counsel.stop()
      return []
    case .findServers(let isWanted): return [.servers(await ModelServer.local(), isWanted: isWanted)]
    case .addCounsel(let new): return [try add(new)]
    case .findThemes: return [.themes(try foundThemes())]
    case .keepTheme(let name):
      try clerk.settings.write(theme: name)
      return [.done("The theme \(shownLine(name)) is in your settings.")]
    case .attest, .edit, .copy, .reportMouse, .showTheme, .suspend, .redraw, .announce: return []
    }
  }

  func library() async -> [LibraryRow] {
    await Library(disk: clerk.disk).charters(in: libraries).map { entry in
      LibraryRow(
        path: entry.path, title: entry.title, kind: entry.kind, amendments: entry.amendments,
        open: entry.open,
        last: entry.last, fault: entry.fault.map { Failure($0, folder: entry.path).screenWords })
    }
  }

  private func verification(of path: String) async -> [Desk.Message] {
    defer { returnFreedMemory() }
    do {
      let folder = CharterFolder(path, disk: clerk.disk)
      let verified = try await folder.verify(remembering: clerk.memory, keygen: clerk.keygen)
      let forgotten = clerk.memory.fault(of: try await folder.snapshot())
      return [.verified(path: path, count: verified.head.number)]
        + (forgotten.map { [.notKept(Failure($0).screenWords)] } ?? [])
    } catch {
      return [
        .verificationFailed(path: path, Failure(error, folder: path).screenWords, amendment: error.amendment)
      ]
    }
  }

  private func settle(_ identity: Identity) throws -> Desk.Message {
    try clerk.settings.write(name: identity.name, key: identity.key)
    return .identity(identity)
  }

  private func add(_ new: NewCounsel) throws -> Desk.Message {
    try clerk.settings.add(new)
    let all = CounselRoster(try clerk.settings.read()).all
    counsel.replace(with: all)
    return .counsels(all.map(\.profile), added: new.name)
  }

  private func makeKey(_ name: String, _ passphrase: Bytes?) async throws -> Desk.Message {
    try clerk.disk.makeFolder(clerk.places.keys, mode: 0o700)
    var path = "\(clerk.places.keys)/\(name)"
    var count = 1
    while clerk.disk.exists(path) {
      count += 1
      path = "\(clerk.places.keys)/\(name)-\(count)"
    }
    try await clerk.keygen.makeKey(at: path, comment: name, passphrase: passphrase)
    guard let key = keyRing.key(atPublicFile: "\(path).pub") else { throw KeyFault.noKeys }
    return try settle(Identity(name: name, key: key.publicKey))
  }
}

extension Session.Request {
  /// The message that it did not work.
  func failed(_ words: String) -> Desk.Message {
    switch self {
    case .ratify: .notSigned(words)
    case .effect(.keepTyped), .effect(.keepReview), .effect(.keepDrill): .notKept(words)
    case .effect: .failed(words)
    }
  }

  /// What it does to its charter, for whoever waits there.
  fileprivate var kind: Queues.Kind {
    switch self {
    case .effect(.verify), .effect(.searchHistory): .survey
    case .effect(.open), .effect(.look), .effect(.export), .effect(.beginDrill), .effect(.loadReport),
      .effect(.loadHistory), .effect(.loadAmendment), .effect(.loadLine), .effect(.loadFlow):
      .read
    case .ratify, .effect: .write
    }
  }

  /// The charter that it is about.
  var path: String? {
    switch self {
    case .ratify(let screen, _): screen.charter
    case .effect(let effect):
      switch effect {
      case .open(let path), .look(let path), .verify(let path), .makeMine(let path), .export(let path, _),
        .writeDraft(let path, _), .rework(let path, _, _), .undoDraft(let path), .redoDraft(let path),
        .accept(let path, _, _), .discard(let path, _), .propose(let path, _, _, _),
        .beginReview(let path, _), .beginDrill(let path),
        .beginAdoption(let path), .adoptOtherwise(let path, _), .decline(let path, _, _, _),
        .loadReport(let path),
        .restate(let path, _, _), .beginHealing(let path, _), .enact(let path, _),
        .loadHistory(let path), .loadAmendment(let path, _, _), .importText(let path),
        .searchHistory(let path, _), .loadLine(let path, _, _), .loadFlow(let path):
        path
      default: nil
      }
    }
  }
}

extension Failure {
  /// The message as a screen says it, which knows that it is this program.
  var screenWords: String { "\(place)\(words.what)\(words.advice.map { " \($0)" } ?? "")" }
}
