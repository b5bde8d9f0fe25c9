public import ImageFiles

/// A scene's picture, with exact masks if they were asked for.
public struct RenderedScene: Hashable, Sendable {
  /// The height, in pixels.
  public let height: Int
  /// The width, in pixels.
  public let width: Int
  /// Colors in `0...1`, of shape `[3, height, width]`.
  public let planes: [Float]
  /// How much of each pixel shows each lane, of shape `[8, height, width]`, or nothing.
  private let lanes: [Float]

  /// The lane of the cue that is tracked.
  static let cueLane = 7
  static let laneCount = 8

  init(height: Int, width: Int, planes: [Float], lanes: [Float]) {
    self.height = height
    self.width = width
    self.planes = planes
    self.lanes = lanes
  }

  /// The picture with 8 bits a channel.
  public var bitmap: Bitmap { Bitmap(planes: planes, height: height, width: width) }

  /// Returns how much of each pixel shows a part: 0 where the part has no influence on it.
  ///
  /// - Returns: Shares in `0...1`, of shape `[height, width]`.
  /// - Precondition: The scene was rendered with masks.
  public func mask(of part: Part) -> [Float] { lane(part.lane) }

  /// How much of each pixel shows the bird, of shape `[height, width]`.
  ///
  /// - Precondition: The scene was rendered with masks.
  public var birdMask: [Float] {
    let size = height * width
    return (0..<size).map { pixel in
      Part.allCases.reduce(0) { $0 + lanes[$1.lane * size + pixel] }
    }
  }

  /// How much of each pixel shows what was tracked.
  func lane(_ lane: Int) -> [Float] {
    precondition(!lanes.isEmpty, "The scene was rendered without masks.")
    let size = height * width
    return Array(lanes[lane * size..<(lane + 1) * size])
  }
}
