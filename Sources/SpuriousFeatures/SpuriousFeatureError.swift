/// A reason why images cannot be tested.
public enum SpuriousFeatureError: Error, Hashable, Sendable {
  /// There are images of fewer than three classes.
  case tooFewClasses(Int)
  /// There are fewer than three classes to compare with one another.
  case tooFewClassesToCompare(Int)
  /// A class has a single image.
  case tooFewImages(classIndex: Int)
  /// An image or its mask is not of the size that was promised.
  case wrongSize(name: String, isMask: Bool)
  /// The network has no layer with places before its scores.
  case noPlaces
  /// Somebody stopped the work.
  case cancelled
}

extension SpuriousFeatureError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewClasses(let count):
      """
      There are images of \(count) class\(count == 1 ? "" : "es"). Three are the least: one to \
      receive, one to give and one to compare with.
      """
    case .tooFewClassesToCompare(let count):
      """
      There \(count == 1 ? "is one class" : "are \(count) classes"). What is unusual shows only among \
      three or more.
      """
    case .tooFewImages(let classIndex):
      "Class \(classIndex) has a single image. Give it two or more."
    case .wrongSize(let name, false): "'\(name)' is not of the size of the other images."
    case .wrongSize(let name, true): "The mask of '\(name)' is not of the image's size."
    case .noPlaces: "The network has no layer with places, so that nothing can be located."
    case .cancelled: "stopped"
    }
  }
}
