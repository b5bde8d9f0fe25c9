/// How an image is moved and disturbed before the network sees it, anew at every step.
///
/// All that is geometric becomes one affine map and one bilinear resampling to the network's size,
/// so that the shape of what the network sees never changes. Each prototype, and each crop, has
/// draws of its own. The order is that of Lucid: jitter, scale, shear, rotation, final jitter.
public struct Transforms: Hashable, Codable, Sendable {
  /// What lies outside the image.
  public enum Padding: String, Hashable, Codable, Sendable, CaseIterable {
    /// The nearest pixel of the border.
    case edge
    /// The image mirrored at its borders.
    case reflection
    /// Middle gray, 0.5.
    case gray
    /// Black.
    case zero
  }

  public var padding: Padding
  /// The width of the range of a whole-pixel shift before scaling, in pixels of the image.
  public var jitter: Int
  /// The width of the range of a whole-pixel shift after rotation, in pixels of the network's input.
  public var finalJitter: Int
  /// A shift along each axis, as a fraction of the image.
  public var shift: Draw
  /// The magnification.
  public var scale: Draw
  /// The angle of rotation, in degrees.
  public var rotation: Draw
  /// The angle by which vertical lines lean, in degrees.
  public var shear: Draw
  /// Whether half of the images are mirrored left to right.
  public var flips: Bool
  public var crops: Crops
  public var noise: Noise

  /// Creates transforms; by default, none.
  public init(
    padding: Padding = .reflection, jitter: Int = 0, finalJitter: Int = 0,
    shift: Draw = .constant(0), scale: Draw = .constant(1), rotation: Draw = .constant(0),
    shear: Draw = .constant(0), flips: Bool = false, crops: Crops = Crops(), noise: Noise = Noise()
  ) {
    self.padding = padding
    self.jitter = jitter
    self.finalJitter = finalJitter
    self.shift = shift
    self.scale = scale
    self.rotation = rotation
    self.shear = shear
    self.flips = flips
    self.crops = crops
    self.noise = noise
  }
}

extension Transforms {
  /// Several views of one image at every step.
  public struct Crops: Hashable, Codable, Sendable {
    /// How many views the network sees of each prototype; their objectives are averaged.
    public var count: Int
    /// The extent of a view along each axis, as a fraction of the image's.
    public var size: Draw
    /// Where the center of a view lies along each axis, as a fraction of the image.
    public var center: Draw

    /// Creates crops; by default, one view of everything.
    public init(count: Int = 1, size: Draw = .constant(1), center: Draw = .constant(0.5)) {
      self.count = count
      self.size = size
      self.center = center
    }
  }

  /// Noise that is added to what the network sees, in units of the colors' range.
  public struct Noise: Hashable, Codable, Sendable {
    /// The standard deviation of normally distributed noise.
    public var standardDeviation: Draw
    /// The largest amount of evenly distributed noise.
    public var halfWidth: Draw

    /// Creates noise; by default, none.
    public init(standardDeviation: Draw = .constant(0), halfWidth: Draw = .constant(0)) {
      self.standardDeviation = standardDeviation
      self.halfWidth = halfWidth
    }
  }
}
