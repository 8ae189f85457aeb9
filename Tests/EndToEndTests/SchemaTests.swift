import Foundation
import Testing

/// The published schema of the JSON export, held against what the program writes.
@Suite struct SchemaTests {
  @Test(
    "every JSON export is what the schema says",
    arguments: ["co-improvement", "house", "model-release", "research-assistant"])
  func exports(name: String) throws {
    let schema = try Schema()
    let charter = Place.root.appending(path: "constitutions/\(name)").path
    try withPlace { place in
      let parts = ["history", "cases,reasons", "deliberation"].map { ["--with", $0] }
      for with in parts + [[], ["--at", "1"]] {
        let run = try place.run(
          Place.programs.appending(path: "assent").path, ["export", charter, "--format", "json"] + with)
        let value = try JSONSerialization.jsonObject(with: Data(run.output))
        #expect(try schema.faults(in: value) == [], "\(with)")
      }
    }
  }

  @Test("the schema refuses what is no export")
  func refused() throws {
    let schema = try Schema()
    let value = ["format": 2, "kind": "law", "extra": true] as [String: Any]
    let faults = try schema.faults(in: value)
    #expect(faults.contains("/format: const") && faults.contains("/kind: enum"))
    #expect(faults.contains("/: no property extra") && faults.contains("/: no title"))
  }
}

/// The part of JSON Schema (draft 2020-12) that the published schema uses.
private struct Schema {
  let root: [String: Any]

  init() throws {
    let data = try Data(contentsOf: Place.root.appending(path: "docs/export.schema.json"))
    root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  func faults(in value: Any) throws -> [String] { try faults(in: value, by: root, at: "/") }

  private func faults(in value: Any, by schema: [String: Any], at place: String) throws -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(try #require(reference.split(separator: "/").last))
      let found = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
      return try faults(in: value, by: try #require(found), at: place)
    }
    var faults: [String] = []
    let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
    if !types.isEmpty, !types.contains(where: { isOf($0, value) }) { faults.append("\(place): type") }
    if let one = schema["const"] as? NSObject, one != value as? NSObject { faults.append("\(place): const") }
    if let some = schema["enum"] as? [NSObject], !some.contains(where: { $0 == value as? NSObject }) {
      faults.append("\(place): enum")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      faults.append("\(place): pattern")
    }
    if let least = schema["minimum"] as? Int, let number = value as? Int, number < least {
      faults.append("\(place): minimum")
    }
    if let most = schema["maximum"] as? Int, let number = value as? Int, number > most {
      faults.append("\(place): maximum")
    }
    if let items = schema["items"] as? [String: Any], let values = value as? [Any] {
      for (index, item) in values.enumerated() {
        faults += try self.faults(in: item, by: items, at: "\(place)\(index)/")
      }
    }
    if let object = value as? [String: Any] { faults += try members(of: object, by: schema, at: place) }
    return faults
  }

  private func members(
    of object: [String: Any], by schema: [String: Any], at place: String
  ) throws -> [String] {
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    var faults = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(place): no \($0)"
    }
    for (name, value) in object.sorted(by: { $0.key < $1.key }) {
      if let own = known[name] {
        faults += try self.faults(in: value, by: own, at: "\(place)\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        faults.append("\(place): no property \(name)")
      } else if let other = schema["additionalProperties"] as? [String: Any] {
        faults += try self.faults(in: value, by: other, at: "\(place)\(name)")
      }
    }
    return faults
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "string": value is String
    case "integer": value is Int
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "null": value is NSNull
    default: false
    }
  }
}
