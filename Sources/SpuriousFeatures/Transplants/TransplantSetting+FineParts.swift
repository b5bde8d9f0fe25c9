extension TransplantSetting {
  /// How often a pixel must be seen on cores, and off them, to be compared.
  private static let smallestShare: Float = 0.1
  /// From which correlation on two patterns are one.
  private static let smallestCorrelation: Float = 0.3

  /// Whether the fine part that a class's images have in common goes over the class itself as over
  /// its surroundings.
  ///
  /// At every pixel that shows the class in some images and not in others, the mean fine part of
  /// the ones is compared with that of the others: they correlate for a pattern of the camera, and
  /// not for one of the surroundings. Without masks, the middle of the image stands for the class.
  ///
  /// - Returns: `true` also where there are too few pixels to tell.
  func isFinePartOnCores(of classIndex: Int) -> Bool {
    let members = images.filter { $0.image.classIndex == classIndex }
    guard members.allSatisfy({ $0.core != nil }) else { return isFinePartInMiddle(of: classIndex) }
    let count = Float(members.count)
    var (on, off) = (WeightedPlanes(setting: self), WeightedPlanes(setting: self))
    for member in members {
      let core = member.image.core ?? []
      let fine = FineBand.of(member.image.planes, height: frame.height, width: frame.width)
      // As far as the filter reaches, a pixel near the outline shows both.
      let around = PreparedImage.grown(
        core.map { 1 - $0 }, by: FineBand.reach, height: frame.height, width: frame.width)
      let within = PreparedImage.grown(
        core, by: FineBand.reach, height: frame.height, width: frame.width)
      on.add(fine) { 1 - around[$0] }
      off.add(fine) { 1 - within[$0] }
    }
    let pixels = (0..<pixelCount).filter {
      min(on.weights[$0], off.weights[$0]) >= Self.smallestShare * count
    }
    guard pixels.count > 1 else { return true }
    return on.correlation(with: off, over: pixels) >= Self.smallestCorrelation
  }
}

extension TransplantSetting {
  /// Of the energy that a pattern has in the ring, the share that it must have in the middle to be all
  /// over the image: a class that hides a sixth of the middle leaves (5/6)² of it.
  private static let middleShare: Float = 0.7

  /// Whether what a class's images have in common is as strong in the middle as in the ring: less what
  /// other classes' images have there, which is what a mean of so many images leaves of anything.
  private func isFinePartInMiddle(of classIndex: Int) -> Bool {
    let others = commonFineParts.keys.filter { $0 != classIndex }.sorted()
    func excess(inRing: Bool) -> Float {
      let own = energy(of: classIndex, inRing: inRing)
      let rest = others.reduce(0) { $0 + energy(of: $1, inRing: inRing) }
      return own - rest / Float(max(others.count, 1))
    }
    return excess(inRing: false) >= Self.middleShare * excess(inRing: true)
  }

  /// The mean square of what a class's images have in common, in the ring or within it.
  private func energy(of classIndex: Int, inRing: Bool) -> Float {
    let common = commonFineParts[classIndex] ?? []
    var (sum, count) = (Float(0), 0)
    for (index, value) in common.enumerated() {
      let pixel = index % pixelCount
      guard frame.isInRing(row: pixel / frame.width, column: pixel % frame.width) == inRing else {
        continue
      }
      sum += value * value
      count += 1
    }
    return count > 0 ? sum / Float(count) : 0
  }
}

/// A weighted mean of planes, of which each pixel has a weight.
private struct WeightedPlanes {
  private let channelCount: Int
  private var sums: [Float]
  private(set) var weights: [Float]

  init(setting: TransplantSetting) {
    channelCount = setting.channelCount
    sums = [Float](repeating: 0, count: setting.channelCount * setting.pixelCount)
    weights = [Float](repeating: 0, count: setting.pixelCount)
  }

  mutating func add(_ planes: [Float], _ weight: (Int) -> Float) {
    for pixel in weights.indices {
      let share = weight(pixel)
      weights[pixel] += share
      for channel in 0..<channelCount {
        let index = channel * weights.count + pixel
        sums[index] += share * planes[index]
      }
    }
  }

  /// The correlation around zero of two means, over some pixels and all channels.
  func correlation(with other: WeightedPlanes, over pixels: [Int]) -> Float {
    var (product, own, foreign): (Float, Float, Float) = (0, 0, 0)
    for channel in 0..<channelCount {
      for pixel in pixels {
        let index = channel * weights.count + pixel
        let (a, b) = (sums[index] / weights[pixel], other.sums[index] / other.weights[pixel])
        product += a * b
        own += a * a
        foreign += b * b
      }
    }
    let scale = (own * foreign).squareRoot()
    return scale > 0 ? product / scale : 0
  }
}
