/// How a bird sits in its picture.
public struct Pose: Hashable, Codable, Sendable {
  /// The range of `degrees`.
  public static let tilts: ClosedRange<Float> = -14...14
  /// The range of `scale`.
  public static let scales: ClosedRange<Float> = 0.85...1.15

  /// The tilt of the bird, in degrees; a positive one lowers the beak.
  public var degrees: Float
  /// Whether the bird looks to the left.
  public var isFlipped: Bool
  /// The bird's size, relative to the usual one.
  public var scale: Float
  /// How far the bird is right of the middle, as a share of the image's shorter side.
  public var right: Float
  /// How far the bird is below the middle, as a share of the image's shorter side.
  public var down: Float
  /// How round the bird is, relative to the usual.
  public var plumpness: Float
}

/// Factors for red, green and blue.
public struct Tint: Hashable, Codable, Sendable {
  public var red: Float
  public var green: Float
  public var blue: Float
}

/// Where a bird sits.
public enum Habitat: String, Hashable, Codable, Sendable, CaseIterable {
  case sky, branches, grass, water, snow, feeder
}

/// The things in a picture that say nothing about the class.
public struct Distractors: Hashable, Codable, Sendable {
  /// Whether a branch hangs in the background.
  public var hasBranch: Bool
  /// Whether leaves reach in from a side.
  public var hasLeaves: Bool
  /// The color of a blob in the background, a breast's: color alone must not decide.
  public var decoy: BreastCode?
}

/// How a scene is lit.
public struct Lighting: Hashable, Codable, Sendable {
  /// The factor of all colors.
  public var brightness: Float
  /// How much red gains and blue loses.
  public var warmth: Float
  /// Where the light comes from, `-1` for the left to `1` for the right.
  public var side: Float
  /// The largest noise of a pixel.
  public var grain: Float
}
