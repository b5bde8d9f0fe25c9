extension DonorTransplantTest {
  /// Returns what the network is shown: an image with another one's component.
  ///
  /// - Parameters:
  ///   - component: What is moved.
  ///   - place: Where a corner, a border or a window lies, in both.
  ///   - donor: The image that it is taken from, by its place in the collection.
  ///   - recipient: The image that it is put into.
  /// - Returns: Colors in `0...1`, of shape `[channels, height, width]`.
  public func picture(
    of component: Component, at place: Place? = nil, from donor: Int, onto recipient: Int
  ) -> [Float] {
    let units =
      component.isGlobal
      ? DonorUnit.grouped(setting.images, indices: [donor], frame: setting.frame)
      : DonorUnit.single(setting.images, indices: [donor])
    return Transplant(component: component, target: place).picture(
      recipient: recipient, donor: units[0], in: setting)
  }
}
