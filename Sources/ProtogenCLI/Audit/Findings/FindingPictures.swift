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

  /// What supports a finding, with a picture of each patch.
  func support(_ evidence: SupportingEvidence, _ collection: ImageCollection) -> Finding.Support {
    let matching = evidence.patchMatching
    let images = Dictionary(
      collection.images.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var patches: [String: AuditPicture] = [:]
    for patch in matching?.patches ?? [] {
      patches[patch.imageName] = images[patch.imageName].map { cut(patch.place, of: $0.planes) }
    }
    // The page cuts a prototype's picture to a square.
    let isSquare = shape.height == shape.width
    return Finding.Support(
      evidence: evidence,
      outline: isSquare
        ? matching.map { .init($0.place, inHeight: shape.height, width: shape.width) } : nil,
      patches: patches)
  }

  private func cut(_ place: Place, of planes: [Float]) -> AuditPicture {
    let size = shape.height * shape.width
    let part = (0..<shape.channels).flatMap { channel in
      (place.top..<place.top + place.height).flatMap { row -> ArraySlice<Float> in
        let start = channel * size + row * shape.width + place.left
        return planes[start..<start + place.width]
      }
    }
    let bitmap = Bitmap(planes: part, height: place.height, width: place.width)
    return AuditPicture(bytes: bitmap.pngData(), format: .png)
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
