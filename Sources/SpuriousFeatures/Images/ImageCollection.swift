/// Images of several classes, all of one size.
public struct ImageCollection: Hashable, Sendable {
  /// How many values each pixel has: 3, or 1 for gray.
  public let channelCount: Int
  /// The height, in pixels.
  public let height: Int
  /// The width, in pixels.
  public let width: Int
  public let images: [LabeledImage]
  /// The classes that there are images of, in ascending order.
  public let classes: [Int]
  /// Whether every image has a mask of its core.
  public let hasCores: Bool

  /// Creates a collection.
  ///
  /// - Parameters:
  ///   - images: The images, in any order.
  ///   - channelCount: How many values each pixel has.
  ///   - height: The height, in pixels.
  ///   - width: The width, in pixels.
  /// - Throws: `SpuriousFeatureError.tooFewClasses` for less than three classes, as a donor needs a
  ///   control beside it; `tooFewImages` for a class of less than two images; `wrongSize` for an
  ///   image or a mask of another size.
  public init(
    _ images: [LabeledImage], channelCount: Int, height: Int, width: Int
  ) throws(SpuriousFeatureError) {
    let size = height * width
    for image in images {
      guard image.planes.count == channelCount * size else {
        throw .wrongSize(name: image.name, isMask: false)
      }
      guard image.core.map({ $0.count == size }) ?? true else {
        throw .wrongSize(name: image.name, isMask: true)
      }
    }
    let counts = Dictionary(grouping: images, by: \.classIndex).mapValues(\.count)
    guard counts.count >= Self.smallestClassCount else { throw .tooFewClasses(counts.count) }
    if let lonely = counts.filter({ $0.value < 2 }).keys.min() {
      throw .tooFewImages(classIndex: lonely)
    }
    self.images = images
    self.channelCount = channelCount
    self.height = height
    self.width = width
    classes = counts.keys.sorted()
    hasCores = images.allSatisfy { $0.core != nil }
  }

  /// The fewest classes that a donor and its control can come from, beside the recipient's.
  public static let smallestClassCount = 3
}
