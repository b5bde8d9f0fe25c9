internal import Classifiers
internal import FeatureVisualization
internal import Foundation
internal import ImageFiles
internal import Tensors

/// A picture of a class, to be compared with the class's photographs.
struct AuditedPrototype {
  /// The recipe, or the folder that it is from.
  let recipe: String
  let classIndex: Int
  /// Which of the class's prototypes, from 0.
  let number: Int
  let file: URL
  /// The SHA-256 of its size and pixels.
  let digest: String

  /// Reads a picture once, to know that it can be read and what is in it.
  ///
  /// - Throws: `ImageFileError`.
  init(recipe: String, classIndex: Int, number: Int, file: URL) throws(ImageFileError) {
    self.recipe = recipe
    self.classIndex = classIndex
    self.number = number
    self.file = file
    digest = try Bitmap(contentsOf: file).digest
  }

  /// The picture in its own size, with a network's channels.
  ///
  /// - Returns: Colors in `0...1`, of shape `[1, channels, height, width]`.
  func picture(for classifier: Classifier) throws -> Tensor {
    try classifier.picture(Bitmap(contentsOf: file))
  }

  /// The picture at a network's size, with its channels.
  ///
  /// - Returns: Colors in `0...1`, of shape `[1, channels, height, width]`.
  func image(for classifier: Classifier) throws -> Tensor {
    try classifier.wholeImage(of: Bitmap(contentsOf: file))
  }
}

extension Classifier {
  /// A picture of any size at the network's size, with its channels, and nothing cut off.
  ///
  /// - Returns: Colors in `0...1`, of shape `[1, channels, height, width]`.
  /// - Throws: `TensorError`.
  func wholeImage(of bitmap: Bitmap) throws -> Tensor {
    try Transforms.wholeViews(
      of: picture(bitmap), height: imageShape.height, width: imageShape.width)
  }
}
