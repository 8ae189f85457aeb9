import Stopwatch

extension Laboratory {
  /// The whole history verified, beside git's check of its own.
  ///
  /// - Parameter small: A charter of which a damaged copy must be refused, else nothing was verified.
  func verification(of material: Material, _ small: Material) -> Row {
    let samples = times(
      [assent("verify", material.charter), peer("git", "fsck", in: material.repository)]
    ) {
      let damaged = try small.damaged(in: household)
      let check = assent("verify", damaged)
      if try check.program?.time().status == 0 { throw Unfit(problem: "accepts a damaged charter") }
    }
    return Row(
      "verify, \(material.amendments) amendments, ms", own: samples[0], peer: "git fsck",
      peerSamples: samples[1], targets: [.ratio(0.5)])
  }

  /// The whole history printed, beside git's.
  func replay(of material: Material) -> Row {
    let own = assent("replay", "--text", material.charter)
    let samples = times([own, peer("git", "log", "-p", "--reverse", in: material.repository)]) {
      let size = try own.program?.output().count ?? 0
      if size < 500 * material.amendments { throw Unfit(problem: "prints \(size) bytes only") }
    }
    return Row(
      "replay, \(material.amendments) amendments, ms", own: samples[0], peer: "git log -p --reverse",
      peerSamples: samples[1], targets: [.ratio(0.25)])
  }

  /// - Parameters:
  ///   - check: Whether the first contender does what is timed; where it throws, it is left out.
  ///   - status: The exit status with which each of them does its work.
  func times(
    _ contenders: [Contender], status: Int32 = 0, _ check: () throws -> Void
  ) -> [Samples?] {
    var contenders = contenders
    do {
      if contenders[0].program != nil { try check() }
    } catch {
      report("\(contenders[0].name): \(error); its row stays blank")
      contenders[0] = Contender(name: contenders[0].name, program: nil)
    }
    return inTurn(contenders, count: repetitions) { program, _ in
      let outcome = try program.time()
      if outcome.status != status { throw Unfit(problem: "ended with status \(outcome.status)") }
      return outcome.milliseconds
    }.map(Samples.init)
  }

  struct Unfit: Error, CustomStringConvertible {
    let problem: String
    var description: String { problem }
  }
}
