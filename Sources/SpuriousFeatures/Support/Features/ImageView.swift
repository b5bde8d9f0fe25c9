internal import Tensors

/// An image as it is, or part of it.
enum ImageView: Int, Hashable, Sendable, CaseIterable {
  case whole
  /// With its core filled from around.
  case background
  /// With the mean color of all images around its core.
  case foreground
  /// With noise on all but its core.
  case noisyBackground
  /// With noise on its core.
  case noisyForeground

  /// The standard deviation of the noise, of colors in `0...1` (Moayeri et al., "A Comprehensive
  /// Study of Image Classification Model Sensitivity to Foregrounds, Backgrounds, and Visual
  /// Attributes", 2022).
  static let noise: Float = 0.25
}

/// Draws views of images.
struct ImageViews {
  private let setting: TransplantSetting
  private let seed: UInt64
  /// The mean of each channel over all images.
  private let meanColor: [Float]

  init(_ setting: TransplantSetting, seed: UInt64) {
    self.setting = setting
    self.seed = seed
    let (size, count) = (setting.pixelCount, setting.images.count)
    meanColor = (0..<setting.channelCount).map { channel in
      setting.images.reduce(0) { sum, image in
        let plane = image.image.planes[channel * size..<(channel + 1) * size]
        return sum + plane.reduce(0, +) / Float(size * count)
      }
    }
  }

  /// Writes a view of an image into memory.
  func write(_ view: ImageView, of image: Int, to canvas: UnsafeMutableBufferPointer<Float>) {
    let prepared = setting.images[image]
    _ = canvas.update(from: view == .background ? prepared.backdrop : prepared.image.planes)
    guard let core = prepared.core else { return }
    switch view {
    case .whole, .background: break
    case .foreground: hide(canvas) { 1 - core[$0] }
    case .noisyBackground: disturb(image, view, canvas) { 1 - core[$0] }
    case .noisyForeground: disturb(image, view, canvas) { core[$0] }
    }
  }

  private func hide(_ canvas: UnsafeMutableBufferPointer<Float>, _ share: (Int) -> Float) {
    for index in canvas.indices {
      let color = meanColor[index / setting.pixelCount]
      canvas[index] += share(index % setting.pixelCount) * (color - canvas[index])
    }
  }

  private func disturb(
    _ image: Int, _ view: ImageView, _ canvas: UnsafeMutableBufferPointer<Float>,
    _ share: (Int) -> Float
  ) {
    var random = SupportRandom.noise.philox(seed: seed, image, view.rawValue)
    var noise = [Float](repeating: 0, count: canvas.count)
    noise.withUnsafeMutableBufferPointer {
      random.addNoise(to: $0, standardDeviation: ImageView.noise)
    }
    for index in canvas.indices {
      let value = canvas[index] + share(index % setting.pixelCount) * noise[index]
      canvas[index] = min(max(value, 0), 1)
    }
  }
}
