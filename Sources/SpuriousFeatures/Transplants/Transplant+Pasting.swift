extension Transplant {
  /// Puts the donor's pixels where the component is.
  func paste(
    _ donor: PreparedImage, onto host: PreparedImage, _ setting: TransplantSetting,
    _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    let size = setting.pixelCount
    let width = setting.frame.width
    let content = neutralContent(of: donor, for: host, setting)
    let (down, right) = offset
    let place = target
    for row in place?.rows ?? 0..<setting.frame.height {
      for column in place?.columns ?? 0..<width {
        let pixel = row * width + column
        let share = cover(row: row, column: column, host, setting.frame)
        guard share > 0 else { continue }
        let from = (row + down) * width + column + right
        for channel in 0..<setting.channelCount {
          let index = channel * size + pixel
          canvas[index] += share * (content[channel * size + from] - canvas[index])
        }
      }
    }
  }

  /// From the target to where the donor's pixels are.
  private var offset: (down: Int, right: Int) {
    guard let target, let source else { return (0, 0) }
    return (source.top - target.top, source.left - target.left)
  }

  /// How much of a pixel the donor takes over, in `0...1`.
  private func cover(row: Int, column: Int, _ host: PreparedImage, _ frame: ImageFrame) -> Float {
    let own = host.core.map { $0[row * frame.width + column] } ?? 0
    switch component {
    case .corner, .border: return isExcluded(row, column) ? 0 : 1
    case .window: return 1 - own
    case .ring:
      return frame.isInRing(row: row, column: column) && isFree(row, column, frame) ? 1 - own : 0
    case .background: return isFree(row, column, frame) ? 1 - own : 0
    case .highFrequency, .color, .gray, .tone, .blur, .layout: return 0
    }
  }

  /// Whether a pixel belongs to no component that is neutralized.
  func isFree(_ row: Int, _ column: Int, _ frame: ImageFrame) -> Bool {
    if neutralized.contains(.corner), frame.isInCorner(row: row, column: column) { return false }
    if neutralized.contains(.ring), frame.isInRing(row: row, column: column) { return false }
    if neutralized.contains(.border), frame.isInBorder(row: row, column: column) { return false }
    return !isExcluded(row, column)
  }

  private func isExcluded(_ row: Int, _ column: Int) -> Bool {
    excluded?.contains(row: row, column: column) ?? false
  }

  /// The donor without its core, made like the recipient in what is neutralized.
  private func neutralContent(
    of donor: PreparedImage, for host: PreparedImage, _ setting: TransplantSetting
  ) -> [Float] {
    var content = donor.backdrop
    let common =
      neutralized.contains(.highFrequency)
      ? setting.commonFineParts[donor.image.classIndex] : nil
    if let common { for index in content.indices { content[index] -= common[index] } }
    let plain = Transplant(component: .color)
    content.withUnsafeMutableBufferPointer { buffer in
      if neutralized.contains(.color) {
        plain.balance(from: donor.look, to: host.look, setting, buffer)
      }
      if neutralized.contains(.tone) { plain.tone(from: donor.look, to: host.look, buffer) }
      if neutralized.contains(.blur) {
        plain.sharpen(from: donor.look, to: host.look, setting, buffer)
      }
    }
    return content
  }
}
