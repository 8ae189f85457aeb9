/// The rules of the built-in critic.
public enum Rules {
  /// Every rule, in the order in which findings at one place are shown.
  public static let table: [Rule] = [
    .checkboxReview, .defaultAllow, .deadEndEscalation, .selfReview, .contradiction, .swallowingException,
    .danglingReference, .impossibleWorkload, .noFallback, .missingDeadline, .noActor, .vagueStandard,
    .weakModal, .undefinedTerm, .incompleteGate, .unfinished, .mixedModals, .unusedDefinition, .longSentence,
  ]
}
