/// One of several machines' parts of a command's work.
struct Shard: Hashable, Codable {
  /// Which part, from 1.
  let index: Int
  /// How many parts there are.
  let count: Int

  /// More machines than anyone has.
  private static let largestCount = 10_000

  /// Reads `i/n`.
  ///
  /// - Throws: `CommandFailure` with status 64.
  init(argument: String) throws {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.filter { $0.allSatisfy { "0"..."9" ~= $0 } }.compactMap { Int($0) }
    guard parts.count == 2, numbers.count == 2, 1...Self.largestCount ~= numbers[1],
      1...numbers[1] ~= numbers[0]
    else {
      throw CommandFailure(
        "give i/n, such as 2/4 for the second of four parts: i is 1 to n, and n at most "
          + "\(Self.largestCount).", .usage)
    }
    (index, count) = (numbers[0], numbers[1])
  }

  /// The shard's part of so many things in a row.
  ///
  /// The parts of all shards follow each other, differ in size by at most one, and are all there is.
  func range(of total: Int) -> Range<Int> {
    (index - 1) * total / count..<index * total / count
  }

  /// The shard's part of some things, in their order.
  func part<Element>(of elements: [Element]) -> [Element] {
    Array(elements[range(of: elements.count)])
  }
}

extension Shard: CustomStringConvertible {
  var description: String { "\(index)/\(count)" }
}
