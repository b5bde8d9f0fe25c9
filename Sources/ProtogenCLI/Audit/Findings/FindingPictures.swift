internal import ImageFiles
internal import Reports
internal import SpuriousFeatures

/// Small pictures of transplants, for the page.
struct FindingPictures {
  let shape: (channels: Int, height: Int, width: Int)

  /// The longest side of a picture, in pixels.
  private static let size = 160

  /// A transplant as the page shows it.
  func example(of example: TransplantExample) -> Finding.Example {
    Finding.Example(
      name: example.name, classIndex: example.classIndex, before: stage(example.before),
      with: stage(example.with), control: stage(example.control))
  }

  private func stage(_ stage: TransplantExample.Stage) -> Finding.Example.Stage {
    Finding.Example.Stage(
      picture: picture(stage.planes), probability: stage.probability, donors: stage.donors,
      donorClass: stage.donorClass)
  }

  private func picture(_ planes: [Float]) -> AuditPicture {
    let whole = Bitmap(planes: planes, height: shape.height, width: shape.width)
    let longest = max(shape.height, shape.width)
    let bitmap =
      longest <= Self.size
      ? whole
      : whole.resized(
        height: max(1, shape.height * Self.size / longest),
        width: max(1, shape.width * Self.size / longest))
    return AuditPicture(bytes: bitmap.pngData(), format: .png)
  }
}
