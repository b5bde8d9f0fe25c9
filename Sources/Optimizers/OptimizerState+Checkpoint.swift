public import Foundation

extension OptimizerState {
  /// The state as bytes, without the optimizer itself.
  ///
  /// Little-endian: the step count (Int64), NAdam's product (Float64), then both moments (Float32).
  public var checkpoint: Data {
    var data = Data()
    withUnsafeBytes(of: Int64(stepCount).littleEndian) { data.append(contentsOf: $0) }
    withUnsafeBytes(of: momentumProduct.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    for moment in [first, second] {
      moment.withUnsafeBytes { data.append(contentsOf: $0) }
    }
    return data
  }

  /// How many bytes ``checkpoint`` has.
  public var checkpointSize: Int { 16 + 4 * (first.count + second.count) }

  /// Replaces the state by one that was saved.
  ///
  /// - Returns: Whether `checkpoint` has the right size; otherwise nothing changes.
  public mutating func restore(_ checkpoint: Data) -> Bool {
    guard checkpoint.count == checkpointSize else { return false }
    checkpoint.withUnsafeBytes { bytes in
      stepCount = Int(Int64(littleEndian: bytes.loadUnaligned(as: Int64.self)))
      momentumProduct = Double(
        bitPattern: UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
      let split = 16 + 4 * first.count
      first.withUnsafeMutableBytes { $0.copyBytes(from: bytes[16..<split]) }
      second.withUnsafeMutableBytes { $0.copyBytes(from: bytes[split...]) }
    }
    return true
  }
}
