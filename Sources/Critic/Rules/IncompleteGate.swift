internal import Charter

extension Rule {
  /// A gate with a field missing, empty, or not of its form.
  static let incompleteGate = Rule(
    "incomplete-gate", .advice,
    reason:
      "A gate that leaves out who, on what evidence, by when and with what record is filled in by habit.",
    source: """
      The charter format, section 2 (`gate` blocks); NIST SP 800-53 Rev. 5, control AC-5; EU AI Act (Regulation \
      2024/1689), articles 12 and 14
      """,
    harm: "the gate closes on a case that its author had not thought of, and the missing field decides it"
  ) { reading in
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      guard let gate = passage.gate else { continue }
      let missing = needed.filter { gate.field($0) == nil }
      if !missing.isEmpty {
        hits.append(Hit(place, line: gate.line, "Add: \(missing.joined(separator: ", "))."))
      }
      for field in gate.fields {
        if let advice = fault(of: field) { hits.append(Hit(place, line: field.line, advice)) }
      }
    }
    return hits
  }

  /// Every field but `escalates-to`, which has a rule of its own.
  private static let needed = [
    "trigger", "reviewer", "proposer", "evidence", "minutes-per-item", "items-per-week", "deadline",
    "on-timeout",
    "record",
  ]

  private static func fault(of field: Gate.Field) -> String? {
    if field.value.isEmpty { return needed.contains(field.key) ? "Fill in \(field.key)." : nil }
    switch field.key {
    case "on-timeout":
      return field.value == "deny" || field.value == "allow"
        ? nil : "Write “deny” or “allow”; a reader of gates knows no other word."
    case "minutes-per-item", "items-per-week":
      return Double(field.value).map { $0.isFinite && $0 >= 0 } == true ? nil : "Write a number."
    case "deadline":
      return TimeReader.minutes(of: field.value) == nil
        ? "Write a number and a unit, such as 4h or 2 working days." : nil
    default: return nil
    }
  }
}
