internal import Ledger

/// A moment as people read it; records, commands and exports say it exactly.
extension Timestamp {
  /// A moment that is waited for, to the minute, which is never too early.
  ///
  /// - Parameters:
  ///   - isShort: Whether there is little room: `11-24 10:30 UTC` rather than `2026-11-24 10:30 UTC, in 3 days`.
  ///     The year is said where it is another than this one.
  func words(at now: Timestamp, isShort: Bool) -> String {
    let minute = Timestamp(seconds: (seconds + 59) / 60 * 60) ?? self
    let time = String(decoding: minute.bytes[11..<16], as: UTF8.self)
    guard isShort else { return "\(minute.day) \(time) UTC, \(distance(from: now))" }
    let isThisYear = minute.bytes.prefix(4) == now.bytes.prefix(4)
    return "\(minute.day.dropFirst(isThisYear ? 5 : 0)) \(time) UTC"
  }

  /// How long it is until then, rounded up.
  private func distance(from now: Timestamp) -> String {
    let minutes = (seconds - now.seconds + 59) / 60
    if minutes < 1 { return "now over" }
    if minutes < 100 { return minutes == 1 ? "in 1 minute" : "in \(minutes) minutes" }
    let hours = (minutes + 59) / 60
    return hours < 48 ? "in \(hours) hours" : "in \((hours + 23) / 24) days"
  }
}
