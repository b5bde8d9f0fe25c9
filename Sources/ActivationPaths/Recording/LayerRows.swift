internal import Tensors

/// Several images' activations in one layer, in both views.
struct LayerRows {
  /// The most units of a layer that are compared.
  ///
  /// Of a larger one as many are taken, evenly spread and the same for every image.
  static let unitLimit = 1 << 20

  let units: ActivationRows
  /// `nil` for a layer without places.
  let channels: ActivationRows?

  /// Copies values, a tensor for each image, into rows.
  ///
  /// With `addsMeans`, behind the `n` rows come as many with the means of the others.
  init(_ values: [Tensor], of layer: PathLayer, addsMeans: Bool = false) throws {
    let size = layer.unitCount
    let raw = try Self.copies(values, size: size)
    let rowCount = values.count * (addsMeans ? 2 : 1)
    let derive = addsMeans ? Self.writeMeansOfOthers : { _ in }
    units = try ActivationRows(
      count: rowCount, length: min(size, Self.unitLimit),
      write: { row, target in
        guard row < values.count else { return }
        Self.spread(raw, from: row * size, size: size, to: target)
      }, derive: derive)
    guard layer.placeCount > 1 else {
      channels = nil
      return
    }
    channels = try ActivationRows(
      count: rowCount, length: layer.channelCount,
      write: { row, target in
        guard row < values.count else { return }
        raw.withUnsafeBufferPointer { raw in
          let image = UnsafeBufferPointer(rebasing: raw[row * size..<(row + 1) * size])
          ChannelMoments.writeMeans(of: image, layer: layer, to: target)
        }
      }, derive: derive)
  }

  private static func copies(_ values: [Tensor], size: Int) throws -> [Float] {
    var failure: (any Error)?
    let raw = [Float](unsafeUninitializedCapacity: values.count * size) { buffer, count in
      do {
        for (index, value) in values.enumerated() {
          try value.copyFloats(
            into: UnsafeMutableBufferPointer(rebasing: buffer[index * size..<(index + 1) * size]))
        }
        count = values.count * size
      } catch {
        failure = error
        count = 0
      }
    }
    if let failure { throw failure }
    return raw
  }

  /// Copies as many values as fit, evenly spread.
  private static func spread(
    _ raw: [Float], from start: Int, size: Int, to target: UnsafeMutableBufferPointer<Float>
  ) {
    raw.withUnsafeBufferPointer { raw in
      if target.count == size {
        _ = target.update(from: raw[start..<start + size])
      } else {
        for index in target.indices { target[index] = raw[start + index * size / target.count] }
      }
    }
  }

  /// Writes into the second half of the rows the mean of the first half's others.
  private static func writeMeansOfOthers(_ rows: [UnsafeMutableBufferPointer<Float>]) {
    let count = rows.count / 2
    let length = rows[0].count
    let share = 1 / Double(count - 1)
    let chunk = 4096
    TorchRuntime.forEach((length + chunk - 1) / chunk) { part in
      for index in part * chunk..<min((part + 1) * chunk, length) {
        var sum = 0.0
        for row in 0..<count { sum += Double(rows[row][index]) }
        for row in 0..<count {
          rows[count + row][index] = Float((sum - Double(rows[row][index])) * share)
        }
      }
    }
  }
}
