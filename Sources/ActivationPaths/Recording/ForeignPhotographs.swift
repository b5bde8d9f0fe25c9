internal import Tensors

/// The photographs of other classes that a class is compared with.
package struct ForeignPhotographs: Hashable {
  /// How many are wanted for each of the two uses.
  ///
  /// The floor's standard error is then a fifth of the spread between single photographs, below
  /// that of the class's own handful.
  package static let wantedCount = 24

  /// Those that the floor is measured from.
  package private(set) var bank: [Int] = []
  /// Those of the control, none of which is in the bank.
  package private(set) var others: [Int] = []

  /// Draws photographs, other classes taking turns and both uses too.
  ///
  /// - Parameters:
  ///   - classIndex: The class that is left out.
  ///   - photographs: The photographs of each class, by position.
  ///   - seed: The same one gives the same draw.
  package init(besides classIndex: Int, of photographs: [Int: [Int]], seed: UInt64) {
    var random = Philox(seed: seed, counter: SIMD3(UInt32(classIndex), Purpose.foreign, 0))
    var queues = photographs.keys.sorted().filter { $0 != classIndex }
      .map { random.shuffled(photographs[$0] ?? []) }
    queues = random.shuffled(queues)
    while bank.count + others.count < 2 * Self.wantedCount, !queues.isEmpty {
      for index in queues.indices where bank.count + others.count < 2 * Self.wantedCount {
        guard let photograph = queues[index].popLast() else { continue }
        if bank.count <= others.count {
          bank.append(photograph)
        } else {
          others.append(photograph)
        }
      }
      queues.removeAll(where: \.isEmpty)
    }
  }
}

/// What random numbers are drawn for: each purpose has streams of its own.
enum Purpose {
  static let foreign: UInt32 = 1
  static let photographs: UInt32 = 2
  static let prototypes: UInt32 = 3
  static let others: UInt32 = 4
  static let bank: UInt32 = 5
  static let classes: UInt32 = 6
  static let areas: UInt32 = 7
}
