import ArgumentParser
import Desk

/// `assent review`: the ceremony, which no option can shorten.
struct ReviewProposal: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review a proposal, and ratify or decline it. Needs a terminal.",
    discussion: "Without a proposal it takes the one that waits, or lets you choose. A draft is adopted.")

  @Argument(help: .charterPath) var path: String
  @Argument(help: ArgumentHelp("The first digits of a proposal's id.", valueName: "proposal"))
  var proposal: String?
  @Flag(help: .linear) var linear = false

  var screen: ScreenRequest? {
    ScreenRequest(path: path, errand: .review(proposal: proposal), linear: linear)
  }
}
