/// Penalties on the image itself: each is a weight of what is subtracted from the objective.
///
/// Colors are in `0...1`. Means are over pixels, or pairs of them, and channels.
public struct Regularizers: Hashable, Codable, Sendable {
  /// The mean absolute difference of vertical neighbors, plus that of horizontal neighbors.
  ///
  /// The high-frequency penalty of the Prototype Generation paper, whose exact formula is not
  /// public.
  public var highFrequency: Double
  /// The same with squared differences.
  public var squaredHighFrequency: Double
  /// The mean length of the color gradient (Rudin, Osher and Fatemi, 1992).
  public var totalVariation: Double
  /// The mean squared distance from gray, 0.5.
  public var distanceFromGray: Double
  /// The mean squared distance from gray of the pixels near the border, as in Lucid's boundary
  /// penalty.
  public var boundary: Double
  /// How near, in pixels.
  public var boundaryWidth: Int

  /// Creates penalties; by default, none.
  ///
  /// Lucid's boundary is 20 pixels wide.
  public init(
    highFrequency: Double = 0, squaredHighFrequency: Double = 0, totalVariation: Double = 0,
    distanceFromGray: Double = 0, boundary: Double = 0, boundaryWidth: Int = 20
  ) {
    self.highFrequency = highFrequency
    self.squaredHighFrequency = squaredHighFrequency
    self.totalVariation = totalVariation
    self.distanceFromGray = distanceFromGray
    self.boundary = boundary
    self.boundaryWidth = boundaryWidth
  }

  /// Returns the weighted sum of all penalties for one image.
  ///
  /// - Parameters:
  ///   - image: Colors, of shape `[channels, height, width]`.
  ///   - shape: The image's shape.
  /// - Returns: What is subtracted from the objective.
  /// - Precondition: `image` fills `shape`.
  public func penalty(of image: [Float], shape: ImageShape) -> Double {
    precondition(image.count == shape.count, "\(image.count) colors for \(shape)")
    var gradient = [Float](repeating: 0, count: image.count)
    return image.withUnsafeBufferPointer { image in
      gradient.withUnsafeMutableBufferPointer { gradient in
        guard let image = image.baseAddress, let gradient = gradient.baseAddress else { return 0 }
        return addPenalties(of: image, shape, to: gradient)
      }
    }
  }
}
