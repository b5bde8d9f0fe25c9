internal import Foundation

/// Moves a component from a donor to a recipient.
struct Transplant: Sendable {
  let component: Component
  /// Where it is put: for a corner, a border or a window.
  var target: Place?
  /// Where it is taken from; the target if `nil`.
  var source: Place?
  /// What must not be carried along: the donor's content is made like the recipient's in these.
  var neutralized: Set<Component> = []
  /// A place that keeps what the recipient has: the donor's window, if windows are neutralized.
  var excluded: Place?
  /// How much of it is moved, in `0...1`.
  var dose: Float = 1
}

extension Transplant {
  /// Writes the recipient with the donor's component into memory.
  ///
  /// - Parameters:
  ///   - recipient: What receives, by its place in the collection.
  ///   - donor: What gives.
  ///   - setting: All images.
  ///   - canvas: Memory for colors in `0...1`, of shape `[channels, height, width]`.
  func write(
    recipient: Int, donor: DonorUnit, in setting: TransplantSetting,
    to canvas: UnsafeMutableBufferPointer<Float>
  ) {
    let host = setting.images[recipient]
    _ = canvas.update(from: host.image.planes)
    switch component {
    case .color, .tone, .highFrequency, .blur:
      changeAll(host, donor, setting, canvas)
      restoreNeutralizedPlaces(host, setting, canvas)
    case .layout: moveCore(of: host, like: setting.images[donor.members[0]], setting, canvas)
    case .corner, .border, .window, .ring, .background:
      paste(setting.images[donor.members[0]], onto: host, setting, canvas)
    }
    for index in canvas.indices {
      let change = canvas[index] - host.image.planes[index]
      canvas[index] = min(max(host.image.planes[index] + dose * change, 0), 1)
    }
  }

  // MARK: Components of a place

  /// Puts the donor's pixels where the component is.
  private func paste(
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
    case .highFrequency, .color, .tone, .blur, .layout: return 0
    }
  }

  /// Whether a pixel belongs to no component that is neutralized.
  private func isFree(_ row: Int, _ column: Int, _ frame: ImageFrame) -> Bool {
    if neutralized.contains(.corner), frame.isInCorner(row: row, column: column) { return false }
    if neutralized.contains(.ring), frame.isInRing(row: row, column: column) { return false }
    if neutralized.contains(.border),
      frame.borders.contains(where: { $0.contains(row: row, column: column) })
    {
      return false
    }
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

  // MARK: Components of every pixel

  private func changeAll(
    _ host: PreparedImage, _ donor: DonorUnit, _ setting: TransplantSetting,
    _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    switch component {
    case .color: balance(from: host.look, to: donor.look, setting, canvas)
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

  private func balance(
    from old: ImageLook, to new: ImageLook, _ setting: TransplantSetting,
    _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    let size = setting.pixelCount
    for channel in 0..<setting.channelCount {
      let gain = Self.gain(new.colorBalance[channel] - old.colorBalance[channel])
      for index in channel * size..<(channel + 1) * size { canvas[index] *= gain }
    }
  }

  private func tone(
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
  private func sharpen(
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
  private func restoreNeutralizedPlaces(
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
    let isHidden =
      neutralized.contains(.ring) && frame.isInRing(row: row, column: column)
      || neutralized.contains(.corner) && frame.isInCorner(row: row, column: column)
      || neutralized.contains(.border)
        && frame.borders.contains { $0.contains(row: row, column: column) }
      || isExcluded(row, column)
    return isHidden ? 1 : 0
  }

  // MARK: Layout

  /// Draws the recipient's core where the donor's is, as large as that, over its own surroundings.
  private func moveCore(
    of host: PreparedImage, like donor: PreparedImage, _ setting: TransplantSetting,
    _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    guard let old = host.outline, let new = donor.outline, let core = host.core else { return }
    _ = canvas.update(from: host.backdrop)
    let (height, width) = (setting.frame.height, setting.frame.width)
    let size = height * width
    let scale = min(max((new.area / old.area).squareRoot(), 0.7), 1.4)
    for row in 0..<height {
      for column in 0..<width {
        let y = old.row + (Float(row) - new.row) / scale
        let x = old.column + (Float(column) - new.column) / scale
        guard let mix = Mix(y, x, height: height, width: width) else { continue }
        let share = core.withUnsafeBufferPointer { mix.value($0, start: 0) }
        guard share > 0 else { continue }
        let pixel = row * width + column
        host.image.planes.withUnsafeBufferPointer { planes in
          for channel in 0..<setting.channelCount {
            let color = mix.value(planes, start: channel * size)
            canvas[channel * size + pixel] += share * (color - canvas[channel * size + pixel])
          }
        }
      }
    }
  }
}

/// The four pixels around a point, and how much each counts.
private struct Mix {
  private let indices: (Int, Int, Int, Int)
  private let down: Float
  private let right: Float

  /// `nil` outside of the image.
  init?(_ y: Float, _ x: Float, height: Int, width: Int) {
    guard y >= 0, x >= 0, y <= Float(height - 1), x <= Float(width - 1) else { return nil }
    let (row, column) = (Int(y), Int(x))
    let (below, beside) = (min(row + 1, height - 1), min(column + 1, width - 1))
    indices = (
      row * width + column, row * width + beside, below * width + column, below * width + beside
    )
    (down, right) = (y - Float(row), x - Float(column))
  }

  func value(_ plane: UnsafeBufferPointer<Float>, start: Int) -> Float {
    let upper = plane[start + indices.0] * (1 - right) + plane[start + indices.1] * right
    let lower = plane[start + indices.2] * (1 - right) + plane[start + indices.3] * right
    return upper * (1 - down) + lower * down
  }
}
