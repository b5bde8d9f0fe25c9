internal import Foundation

/// An image with all that transplants ask of it.
struct PreparedImage: Sendable {
  let image: LabeledImage
  /// The mask of the core, grown by a few pixels; `nil` without one.
  let core: [Float]?
  /// The image with its core filled from around; the image itself without a mask.
  let backdrop: [Float]
  /// What the image is like off its core, or in its ring if nobody has said where the core is.
  let look: ImageLook
  /// Where its core is; `nil` without a mask, or if that is empty.
  let outline: CoreOutline?

  init(_ image: LabeledImage, common: [Float], in frame: ImageFrame) {
    self.image = image
    let (height, width) = (frame.height, frame.width)
    core = image.core.map { Self.grownCore($0, height: height, width: width) }
    backdrop =
      core.map {
        Infilling.filled(image.planes, hidden: $0, height: height, width: width)
      } ?? image.planes
    look = ImageLook(
      image.planes, hidden: core ?? Self.middle(of: frame), common: common, height: height,
      width: width)
    outline = image.core.flatMap { CoreOutline($0, height: height, width: width) }
  }

  /// Where the class itself is most likely where nobody has said where it is: all but the ring.
  private static func middle(of frame: ImageFrame) -> [Float] {
    (0..<frame.height * frame.width).map {
      frame.isInRing(row: $0 / frame.width, column: $0 % frame.width) ? 0 : 1
    }
  }

  /// A mask of a core, grown by a few pixels, so that no rim of it is left behind.
  static func grownCore(_ mask: [Float], height: Int, width: Int) -> [Float] {
    grown(mask, by: max(1, min(height, width) / 48), height: height, width: width)
  }

  /// The largest value within a distance, along rows and then columns.
  static func grown(_ mask: [Float], by reach: Int, height: Int, width: Int) -> [Float] {
    func largest(_ values: [Float], _ row: Int, _ column: Int, _ down: Int, _ right: Int) -> Float {
      (-reach...reach).reduce(0) { result, step in
        let (y, x) = (row + step * down, column + step * right)
        guard (0..<height).contains(y), (0..<width).contains(x) else { return result }
        return max(result, values[y * width + x])
      }
    }
    let size = height * width
    let across = (0..<size).map { largest(mask, $0 / width, $0 % width, 0, 1) }
    return (0..<size).map { largest(across, $0 / width, $0 % width, 1, 0) }
  }
}

/// A few numbers that say what an image is like as a whole, measured off its core.
struct ImageLook: Sendable {
  /// The logarithm of each channel's share of the light over the mean share.
  var colorBalance: [Float]
  /// How far the channels are from their mean: the root of the mean square, over the whole image.
  var saturation: Float
  /// The mean of brightness.
  var brightness: Float
  /// The standard deviation of brightness.
  var contrast: Float
  /// The logarithm of the standard deviation of the fine part.
  var sharpness: Float
  /// The same without what the fine parts of the class's images have in common.
  var ownSharpness: Float

  /// Enough to divide by: less than a tenth of a step of 8 bits.
  private static let smallest: Float = 1e-4

  /// Measures an image.
  ///
  /// - Parameters:
  ///   - planes: Colors, of shape `[channels, height, width]`.
  ///   - hidden: How much of each pixel does not count, of shape `[height, width]`.
  ///   - common: The fine part that all images of the class have in common.
  ///   - height: The height, in pixels.
  ///   - width: The width, in pixels.
  init(
    _ planes: [Float], hidden: [Float], common: [Float], height: Int, width: Int
  ) {
    let size = height * width
    let channels = planes.count / size
    var weights = hidden.map { 1 - $0 }
    if weights.reduce(0, +) < 1 { weights = [Float](repeating: 1, count: size) }
    let total = weights.reduce(0, +)
    func mean(_ value: (Int) -> Float) -> Float {
      (0..<size).reduce(0) { $0 + weights[$1] * value($1) } / total
    }
    let light = Light(planes, weights: weights, height: height, width: width).channels
    let gray = (0..<size).map { pixel in
      (0..<channels).reduce(0) { $0 + planes[$1 * size + pixel] } / Float(channels)
    }
    let center = mean { gray[$0] }
    let fine = FineBand.of(gray, height: height, width: width)
    let commonGray = (0..<size).map { pixel in
      common.isEmpty
        ? 0 : (0..<channels).reduce(0) { $0 + common[$1 * size + pixel] } / Float(channels)
    }
    saturation =
      (planes.indices.reduce(Float(0)) { sum, index in
        let difference = planes[index] - gray[index % size]
        return sum + difference * difference
      } / Float(planes.count)).squareRoot()
    let whole = light.reduce(0, +) / Float(channels)
    colorBalance = light.map { log(max($0, Self.smallest) / max(whole, Self.smallest)) }
    brightness = center
    contrast = max(mean { (gray[$0] - center) * (gray[$0] - center) }.squareRoot(), Self.smallest)
    sharpness = log(max(mean { fine[$0] * fine[$0] }.squareRoot(), Self.smallest))
    let own = zip(fine, commonGray).map { $0 - $1 }
    ownSharpness = log(max(mean { own[$0] * own[$0] }.squareRoot(), Self.smallest))
  }

  /// Below which saturation an image counts as one in shades of gray: about a step of 8 bits, which
  /// the compression of a gray photograph stays under.
  private static let grayLimit: Float = 0.005

  /// Whether the image has shades of gray alone.
  var isGray: Bool { colorBalance.count > 1 && saturation < Self.grayLimit }

  /// The mean of several looks.
  init(meanOf looks: [ImageLook]) {
    let count = Float(looks.count)
    colorBalance = looks[0].colorBalance.indices.map { channel in
      looks.reduce(0) { $0 + $1.colorBalance[channel] } / count
    }
    saturation = looks.reduce(0) { $0 + $1.saturation } / count
    brightness = looks.reduce(0) { $0 + $1.brightness } / count
    contrast = looks.reduce(0) { $0 + $1.contrast } / count
    sharpness = looks.reduce(0) { $0 + $1.sharpness } / count
    ownSharpness = looks.reduce(0) { $0 + $1.ownSharpness } / count
  }
}

/// Where the core of an image lies, and how large it is.
struct CoreOutline: Sendable {
  /// The row of its center of mass.
  let row: Float
  /// The column of its center of mass.
  let column: Float
  /// How many pixels it covers.
  let area: Float

  /// `nil` for less than one pixel.
  init?(_ core: [Float], height: Int, width: Int) {
    var (total, rows, columns): (Float, Float, Float) = (0, 0, 0)
    for (pixel, value) in core.enumerated() {
      total += value
      rows += value * Float(pixel / width)
      columns += value * Float(pixel % width)
    }
    guard total >= 1 else { return nil }
    (row, column, area) = (rows / total, columns / total, total)
  }
}
