import Foundation
import Testing

/// From a panel at the desk to the signed record, over a restart.
@Suite(.serialized) struct KeptPanelTests {
  /// Judges an idea, drafts a proposal, and objects to what the other judge said.
  private static func script(_ verdict: String) -> String {
    """
    brief=$(cat)
    nonce=$(printf '%s\\n' "$brief" | sed -n 's/^<data-\\([0-9a-f]*\\) .*/\\1/p' | head -1)
    case $brief in
      *"no text of it yet"*) echo "verdict: \(verdict)"; echo "Two see more than one."; echo; echo "Not this." ;;
      *) echo "Nobody checks who leaves."
         echo "<edit-$nonce op=\\"add\\" after=\\"handover\\" note=\\"two sign\\">"
         echo "## Two sign {#two-sign}"
         echo "Two people sign every handover."
         echo "</edit-$nonce>" ;;
    esac
    """
  }

  @Test(
    "what a panel said stands in the signed record, with how each was asked, and verifies without the program"
  )
  func kept() throws {
    let place = try Place()
    defer { place.remove() }
    try Prepared.adopt(in: place)
    var settings = try place.text("home/.config/assent/config.yaml") + "counsel:\n"
    for (name, verdict) in [("one", "go on"), ("two", "change it")] {
      try place.write(Self.script(verdict), to: "\(name).sh")
      settings +=
        "  - {name: \(name), kind: command, model: m-\(name), window: 32768, "
        + "command: [/bin/sh, \"\(place.url("\(name).sh").path)\"]}\n"
    }
    try place.write(settings, to: "home/.config/assent/config.yaml")

    let panel = try Tmux("watch", in: place)
    try panel.wait(for: "in force")
    try panel.press("=")
    try panel.wait(for: "An idea for every counsel")
    try panel.type("Let two people sign every handover.")
    try panel.press("Enter")
    try panel.wait(for: "They differ.", seconds: 40)
    try panel.press("r")
    try panel.wait(for: "Kept for the record")
    try panel.press("Escape")
    try panel.wait(for: "in force")
    try panel.press("q", "q")
    try panel.wait(for: "ended with 0")

    let later = try Tmux("watch", in: place)
    try later.wait(for: "in force")
    try later.press("p")
    try later.wait(for: "Let two people sign every handover.")
    try later.press("Enter")
    try later.wait(for: "is on the docket", seconds: 40)
    try later.press("r")
    try later.wait(for: "A panel on the idea: they differ", seconds: 40)
    try later.readUp(stance: nil)
    try later.answerObjections("The next line says who does it and when")
    try later.adoptAll(reason: "Whoever is relieved at dawn knows who left")
    try later.wait(for: "Amendment 2 is in force", seconds: 40)

    let record = try place.shell("cat watch/history/0002-*.md").text
    for words in [
      "proposer: \"command m-one\"\nasked: \"as one; kind command; window 32768; form plain; tries 1\"\n",
      "panel: differs ", "> Let two people sign every handover.\n",
      "verdict: V1 blind go-on command m-one\n> Two see more than one.\nverdict: V2 blind change-it command m-two\n",
      "Z command m-two\n> as two; kind command; window 32768\n",
    ] {
      #expect(record.contains(words), "\(words) in\n\(record)")
    }
    #expect(!record.contains("Not this.") && !record.contains("/bin/sh"))
    #expect(try place.assent("verify", "watch").status == 0)
    let script = try place.shell("sh '\(Place.root.path)/docs/verify.sh' watch")
    #expect(script.status == 0, "\(script.errors)\(script.text)")
    let told = try place.assent("replay", "watch", "--text", "--deliberation", "--from", "2").text
    #expect(
      told.contains("verdict, command m-two: V2 blind: change-it: asked as two; kind command"), "\(told)")
    #expect(try place.assent("show", "watch", "2").text.contains("\nasked as one; kind command"))
  }
}
