/// Ranks numbers, equal ones sharing the average of their places.
///
/// Floats are sorted by their bits, eleven at a time from the lowest. Exact zeros, half of what a
/// ReLU gives, are counted and not sorted. An instance keeps its buffers from call to call.
package struct AverageRanks {
  private static let digitBits = 11
  private static let digitCount = 3
  private static let bucketCount = 1 << digitBits

  /// The numbers that are not zero: the key above, the place below.
  private var pairs: [UInt64] = []
  private var spare: [UInt64] = []
  private var pairCount = 0
  /// Of each digit, first how often a value occurs and then where the next one goes.
  private var buckets = [Int](repeating: 0, count: bucketCount * digitCount)

  package init() {}

  /// Writes the rank of each value, less the mean rank.
  ///
  /// The rank of the least value is 1; the mean rank is `(count + 1) / 2`.
  ///
  /// - Parameters:
  ///   - values: Finite numbers, at most 2²² so that a float holds every rank.
  ///   - ranks: As many places.
  /// - Returns: The sum of the squares of what was written: 0 if all values are equal.
  /// - Complexity: O(count)
  package mutating func write(
    of values: UnsafeBufferPointer<Float>, to ranks: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    let belowCount = collect(values)
    for digit in 0..<Self.digitCount { sort(by: digit) }
    return assign(to: ranks, belowCount: belowCount)
  }

  /// Gathers what is not zero, and counts the digits.
  ///
  /// - Returns: How many numbers are below zero.
  private mutating func collect(_ values: UnsafeBufferPointer<Float>) -> Int {
    if pairs.count < values.count {
      pairs = [UInt64](repeating: 0, count: values.count)
      spare = pairs
    }
    var (belowCount, count) = (0, 0)
    for index in buckets.indices { buckets[index] = 0 }
    pairs.withUnsafeMutableBufferPointer { pairs in
      buckets.withUnsafeMutableBufferPointer { buckets in
        for index in values.indices where values[index] != 0 {
          let key = Self.key(values[index])
          belowCount += Int(1 - (key >> 31))
          pairs[count] = UInt64(key) << 32 | UInt64(index)
          count += 1
          buckets[Self.bucket(0, of: key)] += 1
          buckets[Self.bucket(1, of: key)] += 1
          buckets[Self.bucket(2, of: key)] += 1
        }
      }
    }
    pairCount = count
    return belowCount
  }

  /// One stable pass of the radix sort.
  private mutating func sort(by digit: Int) {
    var start = 0
    for bucket in digit * Self.bucketCount..<(digit + 1) * Self.bucketCount {
      let size = buckets[bucket]
      buckets[bucket] = start
      start += size
    }
    pairs.withUnsafeBufferPointer { source in
      spare.withUnsafeMutableBufferPointer { target in
        buckets.withUnsafeMutableBufferPointer { buckets in
          for index in 0..<pairCount {
            let bucket = Self.bucket(digit, of: UInt32(source[index] >> 32))
            target[buckets[bucket]] = source[index]
            buckets[bucket] += 1
          }
        }
      }
    }
    swap(&pairs, &spare)
  }

  /// Gives each run of equal numbers the average of its places.
  private func assign(to ranks: UnsafeMutableBufferPointer<Float>, belowCount: Int) -> Double {
    let zeroCount = ranks.count - pairCount
    let mean = Double(ranks.count + 1) / 2
    let zeroRank = Double(belowCount) + Double(zeroCount + 1) / 2 - mean
    ranks.update(repeating: Float(zeroRank))
    var squares = Double(zeroCount) * zeroRank * zeroRank
    pairs.withUnsafeBufferPointer { pairs in
      var start = 0
      while start < pairCount {
        var end = start + 1
        while end < pairCount, pairs[end] >> 32 == pairs[start] >> 32 { end += 1 }
        let offset = start < belowCount ? 0 : zeroCount
        let rank = Double(start + end + 1) / 2 + Double(offset) - mean
        for index in start..<end { ranks[Int(pairs[index] & 0xFFFF_FFFF)] = Float(rank) }
        squares += Double(end - start) * rank * rank
        start = end
      }
    }
    return squares
  }

  /// A number that orders as the float does.
  private static func key(_ value: Float) -> UInt32 {
    let bits = value.bitPattern
    return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
  }

  private static func bucket(_ digit: Int, of key: UInt32) -> Int {
    digit * bucketCount + (Int(key >> UInt32(digit * digitBits)) & (bucketCount - 1))
  }
}
