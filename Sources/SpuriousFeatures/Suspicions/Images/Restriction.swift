public import Tensors

/// What little of a prototype is left, to see whether it suffices.
public enum Restriction: String, CaseIterable, Sendable {
  /// Its mean color, everywhere.
  case meanColor = "mean-color"
  /// Its brightness alone.
  case gray
  /// The amplitudes of its frequencies, with phases drawn at random.
  case amplitudes
  /// Its coarse part, its middle one and its fine one, the latter two around one half.
  case lowBand = "low-band"
  case middleBand = "middle-band"
  case highBand = "high-band"
  /// Its blocks of 8 × 8 pixels in another order.
  case blocks
  /// Its mirror image.
  case flip
  /// Itself a quarter of the image further down and to the right, around the ends.
  case shift

  /// A block's side, in pixels.
  private static let blockSide = 8

  /// Returns what is left of an image.
  ///
  /// - Parameters:
  ///   - planes: Colors, of shape `[channels, height, width]`.
  ///   - spectra: Transforms of the image's size.
  ///   - random: What draws phases and orders.
  /// - Returns: Colors in `0...1`, of the same shape.
  public func applied(
    to planes: [Float], _ spectra: ImageSpectra, random: inout Philox
  ) -> [Float] {
    let frame = spectra.frame
    return switch self {
    case .meanColor: Self.meanColor(planes, frame)
    case .gray: Self.gray(planes, frame)
    case .amplitudes: Self.limited(spectra.randomPhases(of: planes, random: &random))
    case .lowBand: Self.limited(spectra.band(.low, of: planes))
    case .middleBand: Self.limited(spectra.band(.middle, of: planes).map { $0 + 0.5 })
    case .highBand: Self.limited(spectra.band(.high, of: planes).map { $0 + 0.5 })
    case .blocks: Self.shuffled(planes, frame, &random)
    case .flip: Self.moved(planes, frame) { row, column in (row, frame.width - 1 - column) }
    case .shift: Self.shifted(planes, frame)
    }
  }

  private static func limited(_ planes: [Float]) -> [Float] {
    planes.map { min(max($0, 0), 1) }
  }

  private static func meanColor(_ planes: [Float], _ frame: ImageFrame) -> [Float] {
    let size = frame.height * frame.width
    return (0..<planes.count / size).flatMap { channel in
      let plane = planes[channel * size..<(channel + 1) * size]
      return [Float](repeating: plane.reduce(0, +) / Float(size), count: size)
    }
  }

  private static func gray(_ planes: [Float], _ frame: ImageFrame) -> [Float] {
    let size = frame.height * frame.width
    let channelCount = planes.count / size
    let brightness = (0..<size).map { pixel in
      (0..<channelCount).reduce(0) { $0 + planes[$1 * size + pixel] } / Float(channelCount)
    }
    return (0..<channelCount).flatMap { _ in brightness }
  }

  private static func shifted(_ planes: [Float], _ frame: ImageFrame) -> [Float] {
    moved(planes, frame) { row, column in
      (
        (row + frame.height - frame.height / 4) % frame.height,
        (column + frame.width - frame.width / 4) % frame.width
      )
    }
  }

  /// Whole blocks change places; what is left at the ends stays.
  private static func shuffled(
    _ planes: [Float], _ frame: ImageFrame, _ random: inout Philox
  ) -> [Float] {
    let (down, across) = (frame.height / blockSide, frame.width / blockSide)
    let order = random.shuffled(0..<down * across)
    return moved(planes, frame) { row, column in
      guard row < down * blockSide, column < across * blockSide else { return (row, column) }
      let source = order[row / blockSide * across + column / blockSide]
      return (
        source / across * blockSide + row % blockSide,
        source % across * blockSide + column % blockSide
      )
    }
  }

  /// An image whose pixels come from elsewhere in it.
  private static func moved(
    _ planes: [Float], _ frame: ImageFrame, _ source: (Int, Int) -> (Int, Int)
  ) -> [Float] {
    let size = frame.height * frame.width
    let sources = (0..<size).map { pixel in
      let (row, column) = source(pixel / frame.width, pixel % frame.width)
      return row * frame.width + column
    }
    return (0..<planes.count / size).flatMap { channel in
      sources.map { planes[channel * size + $0] }
    }
  }
}
