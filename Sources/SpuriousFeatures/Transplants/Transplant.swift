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
    for index in canvas.indices { canvas[index] = min(max(canvas[index], 0), 1) }
  }
}
