import Charter
import Ratification
import TestSupport
import Testing

struct ImpasseTests {
  private static let names = ["ana", "ben", "cal"]

  private static func text(
    _ names: [String] = names, threshold: String = "1", coolingOff: Int = 0,
    entrenched: [(String, threshold: String, coolingOff: Int)] = []
  ) -> String {
    charter(
      ratifiers: names, threshold: threshold, coolingOff: coolingOff, entrenched: entrenched, sampleBody)
  }

  static let cases: [(String, [Impasse])] = [
    (text(), []), (text(threshold: "all"), []), (text(threshold: "3"), []), (text(threshold: "1/1"), []),
    (text(threshold: "4"), [.threshold(.count(4), of: 3, provision: nil)]),
    (text([]), [.noRatifiers]), (text([], threshold: "all"), [.noRatifiers]),
    (text(coolingOff: 8760), []), (text(coolingOff: 8761), [.longCoolingOff(hours: 8761, provision: nil)]),
    (text(entrenched: [("oversight", "all", 72)]), []),
    (text(entrenched: [("oversight", "4", 72)]), [.threshold(.count(4), of: 3, provision: "oversight")]),
    (
      text(entrenched: [("oversight", "all", 9000)]), [.longCoolingOff(hours: 9000, provision: "oversight")]
    ),
    (text(entrenched: [("overwatch", "all", 72)]), [.entrenchesNothing("overwatch")]),
    (text(entrenched: [("Oversight", "all", 72)]), [.entrenchesNothing("Oversight")]),
    (text(entrenched: [("evidence", "all", 72)]), [.entrenchesSlug("evidence")]),
    (text(entrenched: [("governance", "all", 72)]), [.entrenchesNothing("governance")]),
    (
      text(threshold: "9", entrenched: [("appeal", "9", 72), ("absent", "all", 0)]),
      [
        .threshold(.count(9), of: 3, provision: nil), .threshold(.count(9), of: 3, provision: "appeal"),
        .entrenchesSlug("appeal"), .entrenchesNothing("absent"),
      ]
    ),
    (
      text(threshold: "all").replacing(
        Signer.of("ben").publicKey,
        with: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILPrH5gChKYxPIZ8BsqnEd3n+I6W1Quv+PC5"),
      [.badKey(ratifier: "ben"), .threshold(.all, of: 2, provision: nil)]
    ),
  ]

  @Test("A rule that can't be carried out is found, and no other", arguments: cases.indices)
  func found(index: Int) throws {
    let (text, impasses) = Self.cases[index]
    #expect(try document(text).impasses == impasses)
  }

  @Test("A text that has one can't be amended in that respect, whoever votes")
  func law() throws {
    for (text, impasses) in Self.cases {
      let base = try document(text)
      let rules = try document(text.replacing("title: \"Sample\"", with: "title: \"Other\""))
      let usable = base.governance.ratifiers.count - (impasses.contains(.badKey(ratifier: "ben")) ? 1 : 0)
      let isFrozen = impasses.contains {
        if case .threshold = $0 { true } else { $0 == .noRatifiers }
      }
      let needed = max(1, Requirement(from: base, to: rules).needed)
      #expect((needed > usable) == isFrozen, "\(impasses)")
    }
  }

  @Test("A proposal is marked by the impasses that it brings about, not by those that are there already")
  func brought() throws {
    func found(from base: String?, to result: String) throws -> [Impasse] {
      let statement = try Story().review.statement
      return Review(
        of: statement, by: "ana", base: try base.map { try document($0) }, result: try document(result),
        isOwnText: false, sawTextBefore: false
      ).newImpasses
    }
    let entrenched = Self.text(entrenched: [("oversight", "all", 72)])
    #expect(try found(from: Self.text(), to: entrenched) == [])
    #expect(try found(from: Self.text(), to: Self.text([])) == [.noRatifiers])
    #expect(
      try found(from: entrenched, to: entrenched.replacing(" {#oversight}", with: ""))
        == [.entrenchesSlug("oversight")])
    #expect(
      try found(
        from: Self.text(threshold: "2"), to: Self.text(["ana"], threshold: "2"))
        == [.threshold(.count(2), of: 1, provision: nil)])
    let bad = Self.text(threshold: "9")
    #expect(try found(from: bad, to: bad.replacing("A human", with: "A named human")) == [])
    #expect(try found(from: nil, to: bad) == [.threshold(.count(9), of: 3, provision: nil)])
  }
}
