/// Says how a component is moved between two images for one class.
struct TransplantFactory {
  let target: Int
  let windows: EvidenceWindows
  let setting: TransplantSetting
  /// What must not be carried along.
  var neutralized: Set<Component> = []
  /// Where a corner or border lies.
  var place: Place?
  /// How much of the component is moved, in `0...1`.
  var dose: Float = 1

  /// Returns the transplant; `nil` if there is no window to move.
  ///
  /// A window goes to the place that it is from; on images of the class itself, it covers the window
  /// that speaks most for the class.
  func transplant(of component: Component, recipient: Int, unit: DonorUnit) -> Transplant? {
    // Nothing makes a gray donor colored again.
    if neutralized.contains(.gray), unit.look.isGray { return nil }
    var transplant = Transplant(
      component: component, target: place, neutralized: neutralized, dose: dose)
    let isOwn = setting.images[recipient].image.classIndex == target
    if component == .window {
      let inCorners = !neutralized.contains(.corner)
      func window(_ image: Int) -> Place? {
        windows.window(of: image, for: target, touchingCorners: inCorners)
      }
      guard let source = window(unit.members[0]),
        let own = isOwn ? window(recipient) : source
      else { return nil }
      transplant.source = source
      transplant.target = own
    } else if neutralized.contains(.window) {
      // What must not come along is the donor's window; what the class's own image must not lose
      // is its own.
      let image = component.isLocal && !isOwn ? unit.members[0] : recipient
      transplant.excluded = windows.window(of: image, for: target).map {
        setting.frame.grown($0, by: setting.frame.windowSide / 4)
      }
    }
    return transplant
  }
}
