/// What a component is taken from: one image of a class, or for a component of a few numbers the
/// mean of several.
struct DonorUnit: Sendable {
  /// The class of all its images.
  let classIndex: Int
  /// Its images, by their places in the collection.
  let members: [Int]
  let look: ImageLook
  /// The mean of its images' fine parts, of shape `[channels, height, width]`; empty where none is
  /// asked for.
  let finePart: [Float]

  /// How many images of a class make up a unit of a global component, unless that leaves too few
  /// units.
  static let groupSize = 5
  /// The fewest units that a class is divided into, if it has as many images.
  static let groupCount = 3

  /// Makes one unit of each image.
  static func single(_ images: [PreparedImage], indices: [Int]) -> [DonorUnit] {
    indices.map {
      DonorUnit(
        classIndex: images[$0].image.classIndex, members: [$0], look: images[$0].look, finePart: [])
    }
  }

  /// Makes units of several images of a class each.
  ///
  /// - Parameters:
  ///   - images: All images.
  ///   - indices: Those of one class.
  ///   - frame: Their size.
  /// - Returns: At least three units, if there are as many images.
  static func grouped(
    _ images: [PreparedImage], indices: [Int], frame: ImageFrame
  ) -> [DonorUnit] {
    let count = max(min(groupCount, indices.count), indices.count / groupSize)
    return (0..<count).map { number in
      let members = indices.indices.filter { $0 % count == number }.map { indices[$0] }
      return DonorUnit(
        classIndex: images[members[0]].image.classIndex, members: members,
        look: ImageLook(meanOf: members.map { images[$0].look }),
        finePart: FineBand.ofMean(
          members.map { images[$0].image.planes }, height: frame.height, width: frame.width))
    }
  }
}
