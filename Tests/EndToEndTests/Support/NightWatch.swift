/// A short charter, with a duty that has no time.
enum NightWatch {
  /// One that somebody else drafted.
  static let theirs = text(
    ratifier: "maintainer",
    key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILPrH5gChKYxPIZ8BsqnEd3n+I6W1Quv+PC5WHXmkics")

  static func text(ratifier: String, key: String, review: String = "standard") -> String {
    """
    ---
    title: "Night watch"
    kind: constitution
    format: 1
    goal: "Somebody answers at night."
    ratifiers:
      - name: \(ratifier)
        key: "\(key)"
    ratification:
      threshold: 1
      cooling-off: 0h
    review: \(review)
    ---

    # Night watch

    ## Who decides {#who-decides}
    The watch officer decides at night.

    ## Handover {#handover}
    The watch officer must report every open case to the day officer.

    """
  }
}
