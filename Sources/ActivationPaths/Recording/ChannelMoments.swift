/// Means and variances of a layer's channels over their places.
package enum ChannelMoments {
  /// Writes the mean of each channel.
  static func writeMeans(
    of values: UnsafeBufferPointer<Float>, layer: PathLayer,
    to means: UnsafeMutableBufferPointer<Float>
  ) {
    for channel in 0..<layer.channelCount {
      means[channel] = Float(mean(of: values, channel, layer))
    }
  }

  /// Returns the mean of each channel.
  package static func means(of values: [Float], layer: PathLayer) -> [Double] {
    values.withUnsafeBufferPointer { values in
      (0..<layer.channelCount).map { mean(of: values, $0, layer) }
    }
  }

  /// Returns the mean and the variance, over all places, of each channel.
  static func moments(of values: [Float], layer: PathLayer) -> [(mean: Double, variance: Double)] {
    values.withUnsafeBufferPointer { values in
      (0..<layer.channelCount).map { channel in
        let mean = mean(of: values, channel, layer)
        var squares = 0.0
        for index in indices(of: channel, layer) {
          squares += (Double(values[index]) - mean) * (Double(values[index]) - mean)
        }
        return (mean, squares / Double(layer.placeCount))
      }
    }
  }

  private static func mean(
    of values: UnsafeBufferPointer<Float>, _ channel: Int, _ layer: PathLayer
  ) -> Double {
    var sum = 0.0
    for index in indices(of: channel, layer) { sum += Double(values[index]) }
    return sum / Double(layer.placeCount)
  }

  private static func indices(of channel: Int, _ layer: PathLayer) -> StrideTo<Int> {
    layer.isChannelsLast
      ? stride(from: channel, to: layer.unitCount, by: layer.channelCount)
      : stride(from: channel * layer.placeCount, to: (channel + 1) * layer.placeCount, by: 1)
  }
}
