/// How somebody has said what of each image is the class itself.
///
/// A network cannot say it: what is the thing itself for one class is a cue beside it for another.
public enum CoreDeclaration: String, Hashable, Codable, Sendable {
  /// A mask of each image.
  case masks
  /// Boxes around the class in each image.
  case boxes
}
