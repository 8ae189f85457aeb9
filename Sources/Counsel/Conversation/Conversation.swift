public import Charter
public import Prose
public import Ratification
public import Wire

/// A question to a counsel with all that follows from it: what streams in is read, what is refused of a draft is
/// asked for again, and what came of it is a motion or is left to the person.
///
/// It is stepped by events and does nothing itself: whoever holds it puts `ask` to the counsel, hands every event
/// to `hear`, and after `Step.mend` calls `mend` and puts `ask` again.
public struct Conversation: Equatable, Sendable {
  /// What follows from the end of an answer.
  public enum Step: Equatable, Sendable {
    /// What was refused is to be asked for again.
    case mend
    /// Nothing more is asked.
    case over(StopReason)
  }

  /// Why nothing has come yet, and for how long it is not asked again.
  public struct Wait: Equatable, Sendable {
    public let milliseconds: Int
    public let attempt: Int
    public let fault: CounselFault
  }

  /// What a server read of a brief, in tokens.
  public struct Cut: Equatable, Sendable {
    public let sent: Int
    public let read: Int
  }

  /// What came so far of one try.
  public struct Answer: Equatable, Sendable {
    public fileprivate(set) var raw: Bytes = []
    public fileprivate(set) var usage = Usage()
    /// The model, as its server names it, or else as the settings do.
    public fileprivate(set) var model: String?
    /// The bytes of what it says that it thinks.
    public fileprivate(set) var thought = 0
    public fileprivate(set) var wait: Wait?
    public fileprivate(set) var cut: Cut?
    fileprivate(set) var reader: AnswerReader

    fileprivate init(to request: BriefRequest, _ brief: Brief, by profile: CounselProfile) {
      model = profile.model
      reader = AnswerReader(nonce: brief.nonce, mayBeStrict: request.takesEdits && profile.takesSchemas)
    }

    /// What is being written at this moment, of a draft.
    public var open: AnswerReader.Open? { reader.open }
  }

  public let profile: CounselProfile
  /// What the person asked, in their words.
  public let words: Bytes
  public private(set) var request: BriefRequest
  public private(set) var brief: Brief
  /// What is to be put to the counsel.
  public private(set) var ask: Ask
  /// The text that is drafted, over all tries.
  public private(set) var draft: DraftedText
  public private(set) var answer: Answer
  /// How the last answer ended; nil while one is awaited.
  public private(set) var ending: StopReason?

  /// Writes the brief of a first question, within the counsel's window.
  ///
  /// - Parameter seed: Bytes that nobody could foresee, for the nonce.
  /// - Throws: `BriefFault` where what can't be left out is more than the window.
  /// - Complexity: O(*n*) in the bytes of the material.
  public init(
    _ request: BriefRequest, said words: Bytes = [], _ material: BriefMaterial, with profile: CounselProfile,
    seed: Bytes
  ) throws(BriefFault) {
    self.profile = profile
    self.words = words
    self.request = request
    brief = try Brief(request, material, window: profile.briefWindow, seed: seed)
    ask = brief.ask(request, material)
    draft = DraftedText(base: material.document)
    answer = Answer(to: request, brief, by: profile)
  }

  /// What the person is shown of the answer: all of it, or where it may hold edits, what stands around them.
  public var shown: Bytes { request.takesEdits ? answer.reader.talk : answer.raw }

  /// Takes an event.
  ///
  /// - Returns: What follows; nil while more is to come.
  public mutating func hear(_ event: CounselEvent) -> Step? {
    switch event {
    case .text(let bytes):
      answer.raw += bytes
      answer.wait = nil
      if request.takesEdits { answer.reader.feed(bytes) }
    case .thinking(let bytes): answer.thought += bytes.count
    case .usage(let usage): answer.usage = usage
    case .model(let name): answer.model = String(decoding: name, as: UTF8.self)
    case .waiting(let milliseconds, let attempt, let fault):
      answer.wait = Wait(milliseconds: milliseconds, attempt: attempt, fault: fault)
    case .briefCut(let sent, let read): answer.cut = Cut(sent: sent, read: read)
    case .plain: answer.reader.expectPlain()
    case .ended(let reason): return end(reason)
    }
    return nil
  }

  private mutating func end(_ reason: StopReason) -> Step {
    ending = reason
    let reply = answer.reader.finish(isComplete: reason == .complete)
    guard request.takesEdits else { return .over(reason) }
    draft.take(reason.isRefusal ? Reply() : reply)
    return reason == .complete && draft.mayTryAgain ? .mend : .over(reason)
  }

  /// Makes the question that asks for what was refused again.
  ///
  /// - Parameter material: What else the counsel is told; its document becomes the text as drafted so far.
  /// - Throws: `BriefFault` where it does not fit; the conversation is over then, and stands as it was.
  public mutating func mend(_ material: BriefMaterial, seed: Bytes) throws(BriefFault) {
    var material = material
    material.document = draft.result
    let again = BriefRequest.mending(of: words, reply: answer.raw, draft)
    brief = try Brief(again, material, window: profile.briefWindow, seed: seed)
    request = again
    ask = brief.ask(request, material)
    answer = Answer(to: request, brief, by: profile)
    ending = nil
  }

  /// An answer that can't be mended, as it came.
  public enum Remainder: Equatable, Sendable {
    /// The last one, with edits that are refused.
    case refused(Bytes)
    /// The one before, of which the last try mended nothing.
    case unmended(Bytes)
  }

  /// What is left to the person, once nothing more is asked; nil where all is in the draft.
  public var remainder: Remainder? {
    if !draft.refused.isEmpty { return .refused(answer.raw) }
    guard case .mending(_, let reply, let before) = request, draft.result.bytes == before.result.bytes else {
      return nil
    }
    return .unmended(reply)
  }

  /// What counsel proposes, marked where its last answer did not come to its own end.
  ///
  /// - Parameter current: The text as it is by now.
  /// - Throws: `ReplyFault` where the edits can't be made on it any more.
  public func motion(on current: Document) throws(ReplyFault) -> Motion {
    Motion(
      draft, asked: words, result: try draft.carried(to: current), by: profile.proposer(model: answer.model),
      with: profile.asked(model: answer.model, draft: draft, isStrict: answer.reader.mayBeStrict),
      isComplete: ending == .complete)
  }
}
