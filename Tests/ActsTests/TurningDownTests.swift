import Acts
import Adapters
import Charter
import Ledger
import Prose
import Ratification
import Testing

struct TurningDownTests {
  private let office: Office
  private var clerk: Clerk { office.clerk }

  init() throws { office = try Office() }

  private func proposed(
    in charter: String, by name: String
  ) async throws -> (path: String, statement: Statement) {
    let path = try await office.charter(charter, records: 3)
    let motion = Office.motion(on: try await office.text(of: path), by: name)
    return (path, try await clerk.propose(motion, in: path))
  }

  @Test(
    "One ratifier turns down as they wish", arguments: [Declined.Outcome.declined, .sentBack, .withdrawn])
  func alone(wished: Declined.Outcome) async throws {
    let (path, statement) = try await proposed(in: "one-ratifier", by: "ana")
    let outcome = try await clerk.decline(
      statement, by: "chair", why: utf8("No."), wished: wished, in: path)
    #expect(outcome == wished)
    #expect(try await office.docket(of: path).isEmpty)
    let declined = try await CharterFolder(path).declined()
    #expect(declined.map(\.statement) == [statement] && declined.map(\.outcome) == [wished])
  }

  @Test("Of several, only who proposed it takes it back")
  func several() async throws {
    let (path, statement) = try await proposed(in: "three-ratifiers", by: "member-2")
    let fault = await actFault {
      try await clerk.decline(statement, by: "chair", why: utf8("No."), wished: .declined, in: path)
    }
    #expect(fault == .notAlone(needed: 2))
    #expect(try await office.docket(of: path) == [statement])
    let outcome = try await clerk.decline(
      statement, by: "member-2", why: utf8("Not now."), wished: .declined, in: path)
    #expect(outcome == .withdrawn)
    #expect(try await CharterFolder(path).declined().map(\.outcome) == [.withdrawn])
  }

  @Test("Nothing comes into force while votes are lacking")
  func enacting() async throws {
    let (path, statement) = try await proposed(in: "one-ratifier", by: "chair")
    await #expect(throws: FolderFault.lacks([.votes(found: 0, needed: 1)])) {
      try await clerk.enact(statement.digest, in: path)
    }
    #expect(try await CharterFolder(path).snapshot().head.number == 3)
  }
}
