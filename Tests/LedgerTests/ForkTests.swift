import Ledger
import Prose
import Testing

struct ForkTests {
  /// A record of that number after another one, and what it heals.
  private static func record(
    _ number: Int, after parent: Record?, _ title: String, heals: [Record] = []
  ) throws -> Record {
    var content = Statement.Content.sample
    (content.number, content.parent, content.title) = (number, parent?.digest, utf8(title))
    (content.heals, content.origin) = (heals.map(\.digest), nil)
    return try Record(statement: try Statement(content), sections: [try .sample("ana")])
  }

  @Test("Each way to a record that none follows is a branch, and what is not on it loses")
  func branches() throws {
    let before = try Self.record(4, after: nil, "Before")
    let a = try Self.record(5, after: before, "A")
    let b = try Self.record(5, after: before, "B")
    let next = try Self.record(6, after: b, "B more")
    let fork = Fork([next, b, a], after: before.digest)
    #expect(fork.number == 5)
    #expect(Set(fork.branches.map(\.records)) == [[a], [b, next]])
    let short = try #require(fork.branch(endingWith: a.digest))
    #expect(fork.losers(keeping: short) == [b, next])
    let long = try #require(fork.branch(endingWith: next.digest))
    #expect(fork.losers(keeping: long) == [a])
    #expect(fork.branch(endingWith: b.digest) == nil)
    #expect(fork.healed == nil)
  }

  @Test("A record heals when it names every one that lost, and not when one is left out")
  func healed() throws {
    let before = try Self.record(4, after: nil, "Before")
    let a = try Self.record(5, after: before, "A")
    let b = try Self.record(5, after: before, "B")
    let c = try Self.record(5, after: before, "C")
    let whole = try Self.record(6, after: a, "Heal", heals: [b, c])
    #expect(Fork([a, b, c, whole], after: before.digest).healed?.tip == whole)
    let part = try Self.record(6, after: a, "Heal", heals: [b])
    #expect(Fork([a, b, c, part], after: before.digest).healed == nil)
    // One that names its own branch heals nothing.
    let own = try Self.record(6, after: a, "Heal", heals: [a, b])
    #expect(Fork([a, b, c, own], after: before.digest).healed == nil)
  }

  @Test("What follows a record that is not there is on no branch, and loses")
  func orphan() throws {
    let before = try Self.record(4, after: nil, "Before")
    let a = try Self.record(5, after: before, "A")
    let stranger = try Self.record(5, after: try Self.record(4, after: nil, "Lost"), "Stranger")
    let fork = Fork([a, stranger], after: before.digest)
    #expect(fork.branches.map(\.records) == [[a]])
    #expect(fork.losers(keeping: fork.branches[0]) == [stranger])
    let heal = try Self.record(6, after: a, "Heal", heals: [stranger])
    #expect(Fork([a, stranger, heal], after: before.digest).healed?.tip == heal)
  }
}
