import Foundation
import Prose

/// A model that drafts, as a server or as a command plays it.
enum Drafter {
  /// What stands in its text and nowhere else.
  static let secret = "within nine hours"

  /// The word in the tags of a brief.
  static func nonce(in brief: String) -> String {
    brief.firstMatch(of: #/<data-([0-9a-f]{8})/#).map { String($0.output.1) } ?? ""
  }

  /// A reply with one edit, `NONCE` standing for the word in its tags.
  static func edit(_ provision: String = "evidence") -> String {
    """
    The log is never read.

    <edit-NONCE op="replace" provision="\(provision)" note="say by when">
    ## Evidence {#\(provision)}
    The reviewer reads the whole log \(secret).
    </edit-NONCE>
    A time can be checked.

    Expected effect: every log is read.

    """
  }

  /// The events of a server of chat completions that says this and ends like that.
  static func events(_ words: String, end: String? = "stop") -> [FaultServer.Act] {
    [
      .head(200, "text/event-stream", []),
      .answer { request in
        let text = Array(words.replacing("NONCE", with: nonce(in: request)))
        return stride(from: 0, to: text.count, by: 7).map { start in
          let piece = quoted(String(text[start..<min(start + 7, text.count)]))
          return "data: {\"model\":\"drafter-2\",\"choices\":[{\"delta\":{\"content\":\(piece)}}]}\n\n"
        }.joined()
      },
      .send(
        end.map { "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"\($0)\"}]}\n\ndata: [DONE]\n\n" }
          ?? ""),
    ]
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
      "\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
