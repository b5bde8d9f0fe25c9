/// Which prototype of a run this is, whatever batch it is rendered in.
///
/// Random numbers depend on it, so prototypes keep theirs when others are added or left out.
public struct PrototypeKey: Hashable, Codable, Sendable {
  /// What is drawn: a class index, or a number for another objective.
  public let target: UInt32
  /// Which of the target's prototypes, from 0.
  public let number: Int

  /// Creates a key.
  ///
  /// - Precondition: `number` is in `0..<2²⁴`.
  public init(target: UInt32, number: Int = 0) {
    precondition((0..<1 << 24).contains(number), "prototype number \(number)")
    self.target = target
    self.number = number
  }

  /// Creates the key of a class's prototype.
  public init(classIndex: Int, number: Int = 0) {
    self.init(target: UInt32(truncatingIfNeeded: classIndex), number: number)
  }

  /// Creates the key of an objective that is more than one class: a hash of what describes it.
  ///
  /// - Parameters:
  ///   - text: A description of the objective, the same in every run.
  ///   - number: Which of the objective's prototypes, from 0.
  public init(hashing text: String, number: Int = 0) {
    // FNV-1a; the top bit keeps it apart from class indices.
    let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    self.init(target: hash | 0x8000_0000, number: number)
  }
}
