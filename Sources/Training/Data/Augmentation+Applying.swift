internal import Foundation
public import Tensors

extension Augmentation {
  /// Returns a batch, varied.
  ///
  /// The result depends on the arguments alone.
  ///
  /// - Parameters:
  ///   - images: Colors in `0...1`, of shape `[batch, channels, height, width]`.
  ///   - seed: The seed of the run.
  ///   - epoch: The pass over the examples, from 0.
  ///   - batch: The batch in the pass, from 0.
  /// - Returns: Colors in `0...1`, of the same shape.
  /// - Throws: `TensorError` if these are no float32 images.
  public func applied(
    to images: Tensor, seed: UInt64, epoch: Int, batch: Int
  ) throws(TensorError) -> Tensor {
    func stream(_ purpose: TrainingDraw.Purpose) -> Philox {
      TrainingDraw(purpose: purpose, epoch: epoch, index: batch).stream(seed)
    }
    var result = images
    if changesGeometry {
      var random = stream(.geometry)
      let shape = images.shape
      let maps = (0..<shape[0]).flatMap { _ in
        map(height: shape[2], width: shape[3], &random)
      }
      result = try result.affinelySampled(
        by: Tensor(maps, shape: [shape[0], 2, 3]), height: shape[2], width: shape[3],
        padding: .edge)
    }
    if changesColor {
      var random = stream(.color)
      result = try recolored(result, &random)
    }
    return try spoiled(result, noise: stream(.noise), cutout: stream(.cutout))
  }

  private var changesGeometry: Bool {
    shift > 0 || zoom != 1...1 || rotationDegrees > 0 || flipProbability > 0
  }

  private var changesColor: Bool {
    [brightness, contrast, saturation, channelGain].contains { $0 > 0 }
  }

  // MARK: Geometry

  /// Draws the matrix that takes `(y, x, 1)` of the result to `(y, x)` of the image, in pixels.
  private func map(height: Int, width: Int, _ random: inout Philox) -> [Float] {
    let down = Double(random.integer(below: 2 * shift + 1) - shift)
    let right = Double(random.integer(below: 2 * shift + 1) - shift)
    // Magnifications are as likely as their inverses.
    let logZoom = random.uniform(in: log(zoom.lowerBound)...log(zoom.upperBound))
    let angle = random.uniform(in: -rotationDegrees...rotationDegrees) * .pi / 180
    let mirror: Double = Double(random.uniform()) < flipProbability ? -1 : 1
    let step = exp(-logZoom)
    let (along, across) = (step * cos(angle), step * sin(angle))
    let (centerY, centerX) = (Double(height) / 2, Double(width) / 2)
    let (yy, yx, xy, xx) = (along, across * mirror, -across, along * mirror)
    return [
      yy, yx, centerY + down - yy * centerY - yx * centerX,
      xy, xx, centerX + right - xy * centerY - xx * centerX,
    ].map { Float($0) }
  }

  // MARK: Colors

  /// Draws for each image an affine map of its colors, and applies it.
  private func recolored(_ images: Tensor, _ random: inout Philox) throws(TensorError) -> Tensor {
    let shape = images.shape
    let (count, channels) = (shape[0], shape[1])
    var (matrices, offsets): ([Float], [Float]) = ([], [])
    for _ in 0..<count {
      let lift = random.uniform(in: -brightness...brightness)
      let spread = 1 + random.uniform(in: -contrast...contrast)
      let vividness = 1 + random.uniform(in: -saturation...saturation)
      for row in 0..<channels {
        let gain = 1 + random.uniform(in: -channelGain...channelGain)
        for column in 0..<channels {
          let own = row == column ? vividness : 0
          let gray = (1 - vividness) * Self.brightnessShare(column, of: channels)
          matrices.append(Float(gain * spread * (own + gray)))
        }
        offsets.append(Float(gain * (lift + 0.5 * (1 - spread))))
      }
    }
    let colors = try images.reshaped(to: [count, channels, -1])
    return try Tensor(matrices, shape: [count, channels, channels])
      .matrixMultiplied(by: colors).adding(Tensor(offsets, shape: [count, channels, 1]))
      .reshaped(to: shape)
  }

  /// A channel's share of an image's brightness: for colors, that of ITU-R BT.601.
  private static func brightnessShare(_ channel: Int, of count: Int) -> Double {
    count == 3 ? [0.299, 0.587, 0.114][channel] : 1 / Double(count)
  }

  // MARK: Noise and patches

  /// Returns a copy with noise and a patch cut out of each image, colors kept in `0...1`.
  private func spoiled(
    _ images: Tensor, noise noiseStream: Philox, cutout cutoutStream: Philox
  ) throws(TensorError) -> Tensor {
    let shape = images.shape
    let size = shape.dropFirst().reduce(1, *)
    var (noiseRandom, cutoutRandom) = (noiseStream, cutoutStream)
    var values = try images.floats()
    values.withUnsafeMutableBufferPointer { values in
      for index in 0..<shape[0] {
        let image = UnsafeMutableBufferPointer(rebasing: values[index * size..<(index + 1) * size])
        let deviation = Float(noise) * noiseRandom.uniform()
        if deviation > 0 { noiseRandom.addNoise(to: image, standardDeviation: deviation) }
        if cutout > 0 { cutPatch(from: image, shape: shape, &cutoutRandom) }
        for place in image.indices { image[place] = min(max(image[place], 0), 1) }
      }
    }
    return try Tensor(values, shape: shape)
  }

  private func cutPatch(
    from image: UnsafeMutableBufferPointer<Float>, shape: [Int], _ random: inout Philox
  ) {
    let (height, width) = (shape[2], shape[3])
    // The patch's center lies in the image, so that a patch may reach over its edge.
    let top = random.integer(below: height) - cutout / 2
    let left = random.integer(below: width) - cutout / 2
    for channel in 0..<shape[1] {
      for row in max(top, 0)..<min(top + cutout, height) {
        for column in max(left, 0)..<min(left + cutout, width) {
          image[(channel * height + row) * width + column] = 0.5
        }
      }
    }
  }
}
