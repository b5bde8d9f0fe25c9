internal import Foundation

extension Transplant {
  func changeAll(
    _ host: PreparedImage, _ donor: DonorUnit, _ setting: TransplantSetting,
    _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    switch component {
    case .color: balance(from: host.look, to: donor.look, setting, canvas)
    case .gray: if donor.look.isGray { dropColor(setting, canvas) }
    case .tone: tone(from: host.look, to: donor.look, canvas)
    case .blur:
      let common =
        neutralized.contains(.highFrequency)
        ? setting.commonFineParts[host.image.classIndex] : nil
      sharpen(from: host.look, to: donor.look, keeping: common, setting, canvas)
    default:
      for index in canvas.indices { canvas[index] += donor.finePart[index] }
    }
  }

  /// The largest factor that anything is changed by.
  private static let largestGain: Float = 2

  private static func gain(_ logarithm: Float) -> Float {
    min(max(exp(logarithm), 1 / largestGain), largestGain)
  }

  func balance(
    from old: ImageLook, to new: ImageLook, _ setting: TransplantSetting,
    _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    let size = setting.pixelCount
    for channel in 0..<setting.channelCount {
      let gain = Self.gain(new.colorBalance[channel] - old.colorBalance[channel])
      for index in channel * size..<(channel + 1) * size { canvas[index] *= gain }
    }
  }

  /// Gives all channels of each pixel their mean.
  private func dropColor(
    _ setting: TransplantSetting, _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    let size = setting.pixelCount
    for pixel in 0..<size {
      let channels = (0..<setting.channelCount).map { $0 * size + pixel }
      let mean = channels.reduce(0) { $0 + canvas[$1] } / Float(channels.count)
      for index in channels { canvas[index] = mean }
    }
  }

  func tone(
    from old: ImageLook, to new: ImageLook, _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    let gain = min(max(new.contrast / old.contrast, 1 / Self.largestGain), Self.largestGain)
    for index in canvas.indices {
      canvas[index] = (canvas[index] - old.brightness) * gain + new.brightness
    }
  }

  /// Makes the fine part as strong as in another image.
  ///
  /// - Parameters:
  ///   - old: What the image is like.
  ///   - new: What it becomes like.
  ///   - kept: A fine part that stays as it is, and is not counted as sharpness.
  ///   - setting: All images.
  ///   - canvas: The image's colors.
  func sharpen(
    from old: ImageLook, to new: ImageLook, keeping kept: [Float]? = nil,
    _ setting: TransplantSetting, _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    let change =
      kept == nil ? new.sharpness - old.sharpness : new.ownSharpness - old.ownSharpness
    let gain = Self.gain(change) - 1
    let fine = FineBand.of(
      Array(canvas), height: setting.frame.height, width: setting.frame.width)
    for index in canvas.indices { canvas[index] += gain * (fine[index] - (kept?[index] ?? 0)) }
  }

  /// Puts the recipient's own pixels back where a neutralized component lies.
  func restoreNeutralizedPlaces(
    _ host: PreparedImage, _ setting: TransplantSetting,
    _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    let frame = setting.frame
    guard neutralized.contains(where: \.isLocal) else { return }
    let size = setting.pixelCount
    for pixel in 0..<size {
      let (row, column) = (pixel / frame.width, pixel % frame.width)
      let share = restored(row, column, host, frame)
      guard share > 0 else { continue }
      for channel in 0..<setting.channelCount {
        let index = channel * size + pixel
        canvas[index] += share * (host.image.planes[index] - canvas[index])
      }
    }
  }

  private func restored(
    _ row: Int, _ column: Int, _ host: PreparedImage, _ frame: ImageFrame
  ) -> Float {
    if neutralized.contains(.background) {
      return 1 - (host.core.map { $0[row * frame.width + column] } ?? 0)
    }
    return isFree(row, column, frame) ? 0 : 1
  }
}
