/// How training images are varied: every image by its own random amounts.
///
/// In this order: shift, zoom, rotation and flip; colors; noise; a patch cut out. Colors stay in
/// `0...1`. The defaults change nothing.
public struct Augmentation: Hashable, Codable, Sendable {
  /// How far an image is moved at most along each axis, in whole pixels; its edge is repeated.
  public var shift: Int
  /// How an image is magnified, about its center.
  public var zoom: ClosedRange<Double>
  /// How far an image is turned at most either way.
  public var rotationDegrees: Double
  /// How often an image is mirrored left to right.
  public var flipProbability: Double
  /// How much is added to all channels at most, either way.
  public var brightness: Double
  /// How much differences from gray are multiplied by: `1 - contrast` to `1 + contrast`.
  public var contrast: Double
  /// How much differences from an image's own gray are multiplied by, in the same way.
  public var saturation: Double
  /// How much each channel by itself is multiplied by, in the same way: a color cast.
  public var channelGain: Double
  /// The largest standard deviation of noise; each image's is drawn from zero to this.
  public var noise: Double
  /// The side of a gray square at a random place, in pixels.
  public var cutout: Int

  public init(
    shift: Int = 0, zoom: ClosedRange<Double> = 1...1, rotationDegrees: Double = 0,
    flipProbability: Double = 0, brightness: Double = 0, contrast: Double = 0,
    saturation: Double = 0, channelGain: Double = 0, noise: Double = 0, cutout: Int = 0
  ) {
    self.shift = shift
    self.zoom = zoom
    self.rotationDegrees = rotationDegrees
    self.flipProbability = flipProbability
    self.brightness = brightness
    self.contrast = contrast
    self.saturation = saturation
    self.channelGain = channelGain
    self.noise = noise
    self.cutout = cutout
  }

  /// Shifts of up to an eighth of `size` pixels, flips, and moderate changes of color and noise.
  public static func strong(size: Int) -> Augmentation {
    Augmentation(
      shift: size / 8, zoom: 0.85...1.2, rotationDegrees: 10, flipProbability: 0.5,
      brightness: 0.12, contrast: 0.25, saturation: 0.3, channelGain: 0.1, noise: 0.05,
      cutout: size / 5)
  }

  /// Shifts of up to a sixteenth of `size` pixels, and flips.
  public static func light(size: Int) -> Augmentation {
    Augmentation(shift: size / 16, flipProbability: 0.5)
  }

  var violations: [ConfigurationViolation] {
    var found = ConfigurationCheck()
    found.require(0...4096 ~= shift, "shift", "in 0...4096 pixels", shift)
    found.require(
      zoom.lowerBound >= 0.1 && zoom.upperBound <= 10, "zoom", "within 0.1...10", zoom)
    found.require(
      0...180 ~= rotationDegrees, "rotationDegrees", "in 0...180", rotationDegrees)
    found.require(0...4096 ~= cutout, "cutout", "in 0...4096 pixels", cutout)
    let shares = [
      ("flipProbability", flipProbability), ("brightness", brightness), ("contrast", contrast),
      ("saturation", saturation), ("channelGain", channelGain), ("noise", noise),
    ]
    for (name, share) in shares { found.require(0...1 ~= share, name, "in 0...1", share) }
    return found.violations
  }
}
