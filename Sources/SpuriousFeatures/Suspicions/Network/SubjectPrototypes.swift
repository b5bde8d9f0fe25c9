/// The prototypes of subjects, several of each.
public struct SubjectPrototypes: Sendable {
  public let channelCount: Int
  /// The images' height and width, in pixels.
  public let height, width: Int
  /// Colors in `0...1` of shape `[channels, height, width]`, by subject and seed.
  public let planes: [[[Float]]]

  /// How many prototypes each subject has.
  public var seedCount: Int { planes.first?.count ?? 0 }

  /// Creates a collection.
  ///
  /// - Precondition: All subjects have as many prototypes, all of one size.
  public init(_ planes: [[[Float]]], channelCount: Int, height: Int, width: Int) {
    let size = channelCount * height * width
    precondition(
      planes.allSatisfy { $0.count == planes[0].count && $0.allSatisfy { $0.count == size } },
      "prototypes of unequal sizes or numbers")
    self.planes = planes
    self.channelCount = channelCount
    self.height = height
    self.width = width
  }

  /// How many numbers an image has.
  var valueCount: Int { channelCount * height * width }

  /// One prototype, counted through all subjects.
  func image(_ index: Int) -> [Float] { planes[index / seedCount][index % seedCount] }

  /// How many prototypes there are in all.
  var count: Int { planes.count * seedCount }
}
