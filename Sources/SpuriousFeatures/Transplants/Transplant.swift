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
  /// How much of the component is put in, in `0...1`: half of it is a weaker cue of the same kind.
  var dose: Float = 1
}

extension Transplant {
  /// The recipient with the donor's component.
  ///
  /// - Parameters:
  ///   - recipient: What receives, by its place in the collection.
  ///   - donor: What gives.
  ///   - setting: All images.
  /// - Returns: Colors in `0...1`, of shape `[channels, height, width]`.
  func picture(recipient: Int, donor: DonorUnit, in setting: TransplantSetting) -> [Float] {
    let count = setting.channelCount * setting.pixelCount
    return [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      buffer.initialize(repeating: 0)
      write(
        recipient: recipient, donor: donor, in: setting,
        to: UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      filled = count
    }
  }

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
    case .color, .gray, .tone, .highFrequency, .blur:
      changeAll(host, donor, setting, canvas)
      restoreNeutralizedPlaces(host, setting, canvas)
    case .layout: moveCore(of: host, like: setting.images[donor.members[0]], setting, canvas)
    case .corner, .border, .window, .ring, .background:
      paste(setting.images[donor.members[0]], onto: host, setting, canvas)
    }
    // Where the core lies cannot be mixed: it was moved by less.
    let share = component == .layout ? 1 : dose
    for index in canvas.indices {
      if share < 1 {
        canvas[index] = Self.mixed(host.image.planes[index], canvas[index], share)
      }
      canvas[index] = min(max(canvas[index], 0), 1)
    }
  }

  private static func mixed(_ old: Float, _ new: Float, _ share: Float) -> Float {
    old + share * (new - old)
  }
}
