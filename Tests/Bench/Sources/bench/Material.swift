import Ledger
import Prose
import Specimen
import Stopwatch

/// A charter and its twin, made for measuring or kept from an earlier run.
struct Material {
  let amendments: Int
  /// The charter's folder.
  let charter: String
  /// The git repository; nil on a machine without git.
  let repository: String?
  /// A fresh clone of it.
  let clone: String?
  /// A folder with the text alone, for programs that leave files beside it.
  let text: String
  /// The title of the last amendment.
  let lastTitle: String

  /// - Parameter hasTwin: Whether git has to have the same texts.
  init(
    amendments: Int, lines: Int, seed: UInt64, hasTwin: Bool = true, in folder: String,
    _ household: Household
  ) throws {
    self.amendments = amendments
    charter = "\(folder)/charter-\(amendments)-\(lines)-\(seed)"
    let twin = "\(folder)/twin-\(amendments)-\(lines)-\(seed)"
    if !Folder.exists("\(charter)/charter.md") {
      let start = Instant.now
      try Specimen.write(to: charter, amendments: amendments, lines: lines, seed: seed)
      report("made \(amendments) amendments", since: start)
    }
    if !hasTwin || household.program("git", [], in: folder) == nil {
      (repository, clone) = (nil, nil)
    } else {
      let copy = "\(folder)/clone-\(amendments)-\(lines)-\(seed)"
      (repository, clone) = (twin, copy)
      if !Folder.exists("\(twin)/charter.md") {
        let start = Instant.now
        try Twin(of: charter).write(to: twin, in: household)
        report("made their twin in git", since: start)
      }
      if !Folder.exists("\(copy)/charter.md") { try Twin.clone(twin, to: copy, in: household) }
    }
    text = "\(household.folder)/text-\(amendments)-\(seed)"
    try Folder.make(text)
    try Folder.write(try Folder.read("\(charter)/charter.md"), to: "\(text)/charter.md")
    let names = try Folder.names(in: "\(charter)/history").map { Bytes($0.utf8) }
    guard let last = Chain.order(names).last else { throw Folder.Fault.read("\(charter)/history") }
    let path = "\(charter)/history/\(String(decoding: last, as: UTF8.self))"
    let record = try Record(parsing: try Folder.read(path))
    lastTitle = String(decoding: record.statement.title, as: UTF8.self)
  }
}

extension Material {
  /// A copy of the charter in which one byte of one record is another.
  func damaged(in household: Household) throws -> String {
    let copy = "\(household.folder)/damaged"
    try Folder.copy(charter, to: copy)
    let names = Chain.order(try Folder.names(in: "\(copy)/history").map { Bytes($0.utf8) })
    let path = "\(copy)/history/\(String(decoding: names[names.count / 2], as: UTF8.self))"
    var record = try Folder.read(path)
    if let place = record.lastIndex(of: UInt8(ascii: "e")) { record[place] = UInt8(ascii: "a") }
    try Folder.write(record, to: path)
    return copy
  }
}

extension Specimen {
  /// Makes a charter and writes it to a folder that does not exist yet, the text last.
  static func write(to folder: String, amendments: Int, lines: Int, seed: UInt64) throws {
    try Folder.make("\(folder)/history")
    var specimen = try Specimen(amendments: amendments, lines: lines, seed: seed)
    while let record = try specimen.next() {
      let name = String(decoding: record.fileName.bytes, as: UTF8.self)
      try Folder.write(record.bytes, to: "\(folder)/history/\(name)")
    }
    try Folder.write(Bytes("* -text\n".utf8), to: "\(folder)/.gitattributes")
    try Folder.write(specimen.text, to: "\(folder)/charter.md")
  }
}
