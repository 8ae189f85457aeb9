import Ledger
import Prose
import Stopwatch

/// A charter's history as git would hold it.
struct Twin {
  private let folder: String

  init(of folder: String) { self.folder = folder }

  /// Imports the history, packs it as git does for its users, and checks out the text in force.
  ///
  /// - Throws: where a record breaks the chain, or git is missing or fails.
  func write(to repository: String, in household: Household) throws {
    func git(_ arguments: String...) throws -> Program {
      guard let git = household.program("git", arguments, in: repository) else { throw Fault.noGit }
      return git
    }
    try Folder.make(repository)
    _ = try git("init", "--quiet", "--initial-branch=main").output()
    try git("fast-import", "--quiet", "--done").feed { write in
      try forEachVersion { record, text in
        try write(commit(record, text))
        try write(text)
        try write([.lineFeed])
      }
      try write(Bytes("done\n".utf8))
    }
    _ = try git("gc", "--quiet").output()
    _ = try git("reset", "--quiet", "--hard").output()
  }

  /// Clones the repository as its users get it: with its pack, and without the commit-graph that `gc` adds.
  ///
  /// The clone forgets where it is from, since tig would show that before the titles.
  static func clone(_ repository: String, to copy: String, in household: Household) throws {
    func git(_ arguments: String..., in folder: String) throws {
      guard let git = household.program("git", arguments, in: folder) else { throw Fault.noGit }
      _ = try git.output()
    }
    try git("clone", "--quiet", "file://\(repository)", copy, in: repository)
    try git("remote", "remove", "origin", in: copy)
  }

  private func forEachVersion(_ body: (Record, Bytes) throws -> Void) throws {
    let history = "\(folder)/history"
    let names = try Folder.names(in: history).map { Bytes($0.utf8) }
    var chain = Chain()
    var text = LineBuffer([])
    for name in Chain.order(names) {
      let bytes = try Folder.read("\(history)/\(String(decoding: name, as: UTF8.self))")
      let record = try chain.admit(bytes, from: name)
      try text.apply(try Patch(parsing: record.statement.change[...]))
      try body(record, text.bytes)
    }
  }

  /// The head of a commit in the form of `git fast-import`, up to the text itself.
  private func commit(_ record: Record, _ text: Bytes) -> Bytes {
    let statement = record.statement
    let section = record.sections[0]
    let reason = section.reasons.first?.words ?? []
    let paragraphs = [statement.title, statement.rationale, reason].filter { !$0.isEmpty }
    let message = Bytes(paragraphs.joined(separator: [.lineFeed, .lineFeed]))
    let ratified = section.date ?? statement.proposed
    let ratifier = String(decoding: section.name, as: UTF8.self)
    let author = String(decoding: statement.proposer.bytes, as: UTF8.self)
    return Bytes(
      """
      commit refs/heads/main
      author \(author) <proposer@example.org> \(statement.proposed.seconds) +0000
      committer \(ratifier) <\(ratifier)@example.org> \(ratified.seconds) +0000
      data \(message.count + 1)

      """.utf8) + message + Bytes("\n\nM 100644 inline charter.md\ndata \(text.count)\n".utf8)
  }

  enum Fault: Error, CustomStringConvertible {
    case noGit
    var description: String { "git is not installed." }
  }
}
