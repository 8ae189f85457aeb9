import Charter
import Prose

let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILPrH5gChKYxPIZ8BsqnEd3n+I6W1Quv+PC5WHXmkics"

/// A front matter with one ratifier and one entrenched provision.
let frontMatter = """
  ---
  title: "Sample"
  kind: constitution
  format: 1
  goal: "Samples that parse."
  ratifiers:
    - name: chair
      key: "\(key)"
  ratification:
    threshold: 1
    cooling-off: 0h
    entrenched:
      - provision: oversight
        threshold: all
        cooling-off: 72h
  review: standard
  ---

  """

let body = """

  # Sample

  Said before everything.

  ## Oversight {#oversight authority=root}
  A human decides.

  ### Exceptions
  None.

  ## Evidence
  Evidence is shown.
  - # not a heading of the text
  > ## nor this

  ~~~case
  id: night
  situation: "Nobody answers."
  ruling: "It stays refused."
  ~~~

  ## Evidence
  A second one of that name.

  """

func document(_ body: String = body) throws -> Document {
  try Document(Bytes((frontMatter + body).utf8))
}

/// SplitMix64 (Steele, Lea and Flood 2014), so that a failing run can be repeated.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
