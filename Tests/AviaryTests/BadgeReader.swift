import Tensors

/// A classifier whose truth is known by construction: it sees nothing but the badge.
///
/// Where there is a white ring with a dark heart in the lower right corner, it is all but certain
/// of one class; elsewhere all classes are alike.
struct BadgeReader {
  let target: Int
  let classCount: Int

  /// The badge's center and the radius of its ring, as shares of the image's side.
  private static let center = 0.905
  private static let radius = 0.055

  func logits(of images: Tensor) throws -> Tensor {
    let (count, size) = (images.shape[0], images.shape[2])
    let values = try images.floats()
    var logits = [Float](repeating: 0, count: count * classCount)
    for image in 0..<count where hasBadge(image, in: values, size: size) {
      logits[image * classCount + target] = 20
    }
    return try Tensor(logits, shape: [count, classCount])
  }

  private func hasBadge(_ image: Int, in values: [Float], size: Int) -> Bool {
    func color(_ down: Double, _ right: Double) -> [Float] {
      let row = Int((Self.center + down) * Double(size))
      let column = Int((Self.center + right) * Double(size))
      return (0..<3).map { values[((image * 3 + $0) * size + row) * size + column] }
    }
    let ring = [
      color(-Self.radius, 0), color(Self.radius, 0), color(0, -Self.radius), color(0, Self.radius),
    ]
    return ring.allSatisfy { $0.allSatisfy { $0 > 0.75 } } && color(0, 0)[1] < 0.6
  }
}
