internal import PlainYAML
internal import Prose

/// A decided case: a situation and its ruling, in a `case` block under a provision.
public struct Case: Equatable, Sendable {
  public let id: String
  public let situation: String
  public let ruling: String
  /// The provision that it stands under.
  public let provision: String
  /// The line of the block's opening fence, from 1.
  public let line: Int
}

/// A `gate` block, which makes a provision of a procedure typed.
public struct Gate: Equatable, Sendable {
  /// The keys of a gate, in the order in which they are documented.
  public static let keys = [
    "trigger", "reviewer", "proposer", "evidence", "minutes-per-item", "items-per-week", "deadline",
    "on-timeout",
    "escalates-to", "record",
  ]

  public struct Field: Equatable, Sendable {
    public var key: String
    public var value: String
    /// The line, from 1 in the whole text.
    public var line: Int

    public init(key: String, value: String, line: Int) {
      (self.key, self.value, self.line) = (key, value, line)
    }
  }

  /// The provision that it stands under.
  public var provision: String
  /// The line of the block's opening fence, from 1.
  public var line: Int
  /// In the order of the text.
  public var fields: [Field]

  public init(provision: String, line: Int, fields: [Field]) {
    (self.provision, self.line, self.fields) = (provision, line, fields)
  }

  /// The field of that key.
  public func field(_ key: String) -> Field? { fields.first { $0.key.utf8.elementsEqual(key.utf8) } }

  /// The value of that key; empty where there is none.
  public func value(_ key: String) -> String { field(key)?.value ?? "" }
}

extension Document {
  /// Every decided case in the order of the text.
  ///
  /// - Throws: `BlockFault` at the first block that does not parse, lacks a key, or repeats an id.
  public func cases() throws(BlockFault) -> [Case] {
    let (cases, faults) = readCases
    if let fault = faults.first { throw fault }
    return cases
  }

  /// The cases that can be read, of each id the first; ``blockFaults`` says what is wrong with the others.
  public var readableCases: [Case] { readCases.cases }

  /// Every gate in the order of the text.
  ///
  /// - Throws: `BlockFault` at the first block that does not parse or has an unknown `on-timeout`.
  public func gates() throws(BlockFault) -> [Gate] {
    let (gates, faults) = readGates
    if let fault = faults.first { throw fault }
    return gates
  }

  /// The gates that can be read, whatever their values are; ``blockFaults`` says what is wrong with the others.
  public var readableGates: [Gate] { readGates.gates }

  /// What is wrong with the blocks of cases and gates, each of them, in the order of the text.
  public var blockFaults: [BlockFault] {
    (readCases.faults + readGates.faults).sorted { $0.line < $1.line }
  }

  private var readCases: (cases: [Case], faults: [BlockFault]) {
    var (cases, faults): ([Case], [BlockFault]) = ([], [])
    for block in blocks("case") {
      do throws(BlockFault) {
        let next = try Case(try block.get())
        guard !cases.contains(where: { $0.id == next.id }) else {
          throw .repeatedCase(id: next.id, line: next.line)
        }
        cases.append(next)
      } catch { faults.append(error) }
    }
    return (cases, faults)
  }

  private var readGates: (gates: [Gate], faults: [BlockFault]) {
    var (gates, faults): ([Gate], [BlockFault]) = ([], [])
    for block in blocks("gate") {
      do throws(BlockFault) {
        let gate = Gate(try block.get())
        gates.append(gate)
        if let timeout = gate.field("on-timeout"), !["deny", "allow"].contains(timeout.value) {
          throw .value(
            key: timeout.key, found: Bytes(timeout.value.utf8), expected: "deny or allow", line: timeout.line)
        }
      } catch { faults.append(error) }
    }
    return (gates, faults)
  }

  /// Lines of some provisions that belong to fenced blocks, fences included, from 0 in the whole text.
  public func fencedLines(in provisions: [Provision]) -> Set<Int> {
    var lines: Set<Int> = []
    for provision in provisions where provision.id != Provision.governanceID {
      for fence in CommonMarkBlocks(parsing: text(ofLines: provision.lines)).fences {
        lines.formUnion(
          provision.lines.lowerBound + fence.lines.lowerBound..<provision.lines.lowerBound
            + fence.lines.upperBound)
      }
    }
    return lines
  }

  /// The text without the block of a case; the same text where no case has that id.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func withoutCase(_ id: String) -> Document {
    // A case that can't be read has no id to take it out by.
    let named = blocks("case").lazy.compactMap { try? $0.get() }.first { $0.node["id"]?.string == id }
    guard let lines = named?.lines else { return self }
    return
      // A text less a fenced block has the same front matter and headings, so it is a charter's still.
      (try? Document(
        Bytes(text(ofLines: 0..<lines.lowerBound)) + text(ofLines: lines.upperBound..<lineCount))) ?? self
  }

  /// The blocks with that word behind their opening fence, in the order of the text.
  private func blocks(_ info: String) -> [Result<Block, BlockFault>] {
    provisions.filter { $0.heading != nil }.flatMap { provision in
      CommonMarkBlocks(parsing: text(ofLines: provision.lines)).fences.filter { $0.info == info }.map {
        fence in
        let first = provision.lines.lowerBound
        let lines = first + fence.lines.lowerBound..<first + fence.lines.upperBound
        return Result { () throws(BlockFault) in
          try Block(info, in: provision.id, lines: lines, content: fence.content)
        }
      }
    }
  }
}

private struct Block {
  let provision: String
  /// Fences included, from 0 in the whole text.
  let lines: Range<Int>
  let node: Node
  /// The line of the opening fence, from 1.
  var line: Int { lines.lowerBound + 1 }

  init(
    _ info: String, in provision: String, lines: Range<Int>, content: Bytes
  ) throws(BlockFault) {
    (self.provision, self.lines) = (provision, lines)
    do { node = try PlainYAML.parse(content) } catch {
      let line = lines.lowerBound + 1
      throw .yaml(
        YAMLFault(error.problem, line: error.line + line, column: error.column), block: info, line: line)
    }
  }
}

extension Case {
  fileprivate init(_ block: Block) throws(BlockFault) {
    func value(_ key: String) throws(BlockFault) -> String {
      guard let text = block.node[key]?.string, !text.isEmpty else {
        throw .missing(key: key, block: "case", line: block.line)
      }
      return text
    }
    id = try value("id")
    guard Attributes.isValid(id: id) else {
      throw .value(
        key: "id", found: Bytes(id.utf8), expected: "[A-Za-z0-9][A-Za-z0-9._-]*", line: block.line)
    }
    (situation, ruling) = (try value("situation"), try value("ruling"))
    (provision, line) = (block.provision, block.line)
  }
}

extension Gate {
  fileprivate init(_ block: Block) {
    let fields = (block.node.entries ?? []).map {
      Field(key: $0.name, value: $0.value.string ?? "", line: block.line + $0.line)
    }
    self.init(provision: block.provision, line: block.line, fields: fields)
  }
}
