import Foundation

/// Damages files at random, the same way for the same seed.
struct Mutator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  /// Returns one of the files with a few changes, to its bytes or to its fields.
  mutating func damaged(_ files: [Data]) -> Data {
    Bool.random(using: &random) ? damagedBytes(files) : damagedFields(files)
  }

  /// Changes fields and keeps the lengths right, so that the damage gets past the decoder.
  private mutating func damagedFields(_ files: [Data]) -> Data {
    var fields = WireTree.fields(files.randomElement(using: &random) ?? Data()) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      WireTree.change(&fields, using: &random)
    }
    return WireTree.bytes(fields)
  }

  private mutating func damagedBytes(_ files: [Data]) -> Data {
    var bytes = [UInt8](files.randomElement(using: &random) ?? Data())
    let donor = [UInt8](files.randomElement(using: &random) ?? Data())
    for _ in 0..<Int.random(in: 1...8, using: &random) { change(&bytes, donor) }
    return Data(bytes)
  }

  private mutating func change(_ bytes: inout [UInt8], _ donor: [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: bytes.indices, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = .random(in: 0...255, using: &random)
    case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
    case 3: bytes.remove(at: place)
    case 4: bytes.insert(.random(in: 0...255, using: &random), at: place)
    case 5: bytes.replaceSubrange(place..., with: donor.suffix(bytes.count - place))
    default: copyRange(&bytes, to: place)
    }
  }

  /// Repeats a short range elsewhere, which makes duplicates and nested fields.
  private mutating func copyRange(_ bytes: inout [UInt8], to place: Int) {
    let start = Int.random(in: bytes.indices, using: &random)
    let count = Int.random(in: 1...64, using: &random)
    bytes.insert(contentsOf: bytes[start...].prefix(count), at: place)
  }
}

/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
