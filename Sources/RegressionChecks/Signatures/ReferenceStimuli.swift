internal import Foundation
internal import SpuriousFeatures
internal import Tensors

/// Pictures that are the same for every model: what a layer does is told by comparing with them.
///
/// The order of a layer's channels, and even which channels it has, differs from one training to the
/// next. What it makes of the same pictures can be compared (representational similarity, Kriegeskorte,
/// Mur and Bandettini, 2008).
public enum ReferenceStimuli {
  /// How many pictures there are: colored noise, and stripes.
  public static let count = noiseCount + stripes.count

  private static let noiseCount = 4
  /// Cycles a pixel from row to row and from column to column: fine and coarse, straight and slanted.
  private static let stripes: [(down: Double, across: Double)] = [
    (0, 0.25), (0.18, 0.18), (0.0625, 0), (0.044, -0.044),
  ]
  private static let purpose: UInt32 = 0x57_1A

  /// Draws the pictures.
  ///
  /// - Parameters:
  ///   - channelCount: How many channels, each with noise of its own.
  ///   - height: In pixels.
  ///   - width: In pixels.
  /// - Returns: Colors in `0...1` of each picture, of shape `[channels, height, width]`.
  /// - Throws: `FourierError` if no transform can be planned.
  public static func planes(channelCount: Int, height: Int, width: Int) throws -> [[Float]] {
    let spectra = try ImageSpectra(height: height, width: width)
    let noise = (0..<noiseCount).map { number in
      var random = Philox(seed: 0, counter: SIMD3(UInt32(number), 0, purpose))
      return spectra.naturalNoise(channelCount: channelCount, random: &random)
    }
    let striped = stripes.map { stripe in
      let plane = (0..<height * width).map { pixel -> Float in
        let cycles =
          Double(pixel / width) * stripe.down + Double(pixel % width) * stripe.across
        return Float(0.5 + 0.25 * sin(2 * .pi * cycles))
      }
      return (0..<channelCount).flatMap { _ in plane }
    }
    return noise + striped
  }
}
