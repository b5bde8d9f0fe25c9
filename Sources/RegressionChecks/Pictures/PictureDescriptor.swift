internal import Foundation
internal import Fourier

/// What a picture is like, wherever in it things are: its colors, and how strong its patterns of each
/// size and direction are.
///
/// Two prototypes of a class never have their things in the same places, so that their pixels cannot
/// be compared. These numbers can.
public struct PictureDescriptor {
  /// How many numbers describe a picture.
  public static let count = axisCount * (2 + bandCount * directionCount) + tileCount * tileCount

  /// Brightness, red against green, and yellow against blue.
  private static let axisCount = 3
  private static let bandCount = 4
  /// Along rows and columns, and along the diagonals.
  private static let directionCount = 2
  /// The sides of the grid that says where the picture is busy.
  private static let tileCount = 3

  private let transform: RealFFT2D
  private let shape: SpectrumShape
  /// The bin of band and direction of each coefficient; `nil` for the mean.
  private let bins: [Int?]

  /// Prepares for pictures of one size.
  ///
  /// - Throws: `FourierError` if no transform can be planned.
  public init(height: Int, width: Int) throws {
    shape = SpectrumShape(height: height, width: width)
    transform = try RealFFT2D(shape, threadCount: 1)
    bins = Self.bins(height: height, width: width)
  }

  /// Describes a picture.
  ///
  /// - Parameter planes: Colors in `0...1`, of shape `[channels, height, width]`; of more than three
  ///   channels the first three count, of fewer the first counts as gray.
  /// - Returns: For each axis of color the mean, the logarithm of the standard deviation, and that of
  ///   the amplitude in each band and direction; then the logarithm of the standard deviation of
  ///   brightness in each of nine tiles, less their mean.
  public func row(of planes: [Float]) -> NumberRow {
    let axes = axes(of: planes)
    let spectra = transform.spectra(of: axes.flatMap(\.self))
    let numbers = axes.indices.flatMap { axis -> [Double] in
      let start = axis * shape.componentCount
      let spectrum = spectra[start..<start + shape.componentCount]
      return [Self.mean(axes[axis]), Self.logarithm(Self.deviation(axes[axis]))]
        + amplitudes(Array(spectrum))
    }
    return NumberRow(numbers + tiles(of: axes[0]))
  }

  /// The smallest amplitude that is told from none: half a step of 8 bits.
  private static let smallest = 0.002

  private static func logarithm(_ value: Double) -> Double { log(value + smallest) }

  private static func mean(_ values: [Float]) -> Double {
    values.reduce(0) { $0 + Double($1) } / Double(values.count)
  }

  private static func deviation(_ values: [Float]) -> Double {
    let center = mean(values)
    let squares = values.reduce(0) { $0 + (Double($1) - center) * (Double($1) - center) }
    return (squares / Double(values.count)).squareRoot()
  }

  private func axes(of planes: [Float]) -> [[Float]] {
    let size = shape.pixelCount
    let isColored = planes.count >= 3 * size
    func channel(_ number: Int) -> Int { isColored ? number * size : 0 }
    return [
      (0..<size).map { pixel in
        (planes[channel(0) + pixel] + planes[channel(1) + pixel] + planes[channel(2) + pixel]) / 3
      },
      (0..<size).map { planes[channel(0) + $0] - planes[channel(1) + $0] },
      (0..<size).map {
        (planes[channel(0) + $0] + planes[channel(1) + $0]) / 2 - planes[channel(2) + $0]
      },
    ]
  }

  /// The logarithm of the root of the mean square in each band and direction.
  private func amplitudes(_ spectrum: [Float]) -> [Double] {
    var sums = [Double](repeating: 0, count: Self.bandCount * Self.directionCount)
    var counts = sums
    for (place, bin) in bins.enumerated() {
      guard let bin else { continue }
      let (real, imaginary) = (Double(spectrum[2 * place]), Double(spectrum[2 * place + 1]))
      sums[bin] += real * real + imaginary * imaginary
      counts[bin] += 1
    }
    return zip(sums, counts).map { Self.logarithm($1 > 0 ? ($0 / $1).squareRoot() : 0) }
  }

  /// Where the picture is busy: each tile's deviation against that of all tiles.
  private func tiles(of brightness: [Float]) -> [Double] {
    let (height, width, count) = (shape.height, shape.width, Self.tileCount)
    let logarithms = (0..<count * count).map { tile -> Double in
      let rows = tile / count * height / count..<(tile / count + 1) * height / count
      let columns = tile % count * width / count..<(tile % count + 1) * width / count
      let values = rows.flatMap { row in columns.map { brightness[row * width + $0] } }
      return values.isEmpty ? Self.logarithm(0) : Self.logarithm(Self.deviation(values))
    }
    let mean = logarithms.reduce(0, +) / Double(logarithms.count)
    return logarithms.map { $0 - mean }
  }

  /// Sorts coefficients by frequency, in octaves below half a cycle a pixel, and by direction.
  private static func bins(height: Int, width: Int) -> [Int?] {
    let columns = width / 2 + 1
    return (0..<height * columns).map { place in
      let row = place / columns
      let (down, across) = (
        Double(row <= height / 2 ? row : row - height) / Double(height),
        Double(place % columns) / Double(width)
      )
      let frequency = (down * down + across * across).squareRoot()
      guard frequency > 0 else { return nil }
      let band = min(max(Int(floor(-log2(2 * frequency))), 0), bandCount - 1)
      // Within an eighth of a turn of a row or a column.
      let isStraight = min(abs(down), abs(across)) < tan(.pi / 8) * max(abs(down), abs(across))
      return band * directionCount + (isStraight ? 0 : 1)
    }
  }
}
