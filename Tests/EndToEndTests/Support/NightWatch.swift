/// A short charter, with a duty that has no time.
enum NightWatch {
  /// One that somebody else drafted.
  static let theirs = text(
    ratifiers: [
      (
        "maintainer",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILPrH5gChKYxPIZ8BsqnEd3n+I6W1Quv+PC5WHXmkics"
      )
    ])

  /// - Parameters:
  ///   - origin: Further lines of the front matter.
  ///   - handover: The duty.
  static func text(
    ratifiers: [(name: String, key: String)], threshold: Int = 1, review: String = "standard",
    origin: String = "",
    handover: String = "The watch officer must report every open case to the day officer."
  ) -> String {
    let people = ratifiers.map { "  - name: \($0.name)\n    key: \"\($0.key)\"\n" }.joined()
    return """
      ---
      title: "Night watch"
      kind: constitution
      format: 1
      goal: "Somebody answers at night."
      ratifiers:
      \(people)ratification:
        threshold: \(threshold)
        cooling-off: 0h
      review: \(review)
      \(origin)---

      # Night watch

      ## Who decides {#who-decides}
      The watch officer decides at night.

      ## Handover {#handover}
      \(handover)

      """
  }
}
