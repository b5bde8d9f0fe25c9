public import Tensors

/// Images that are read one at a time, when they are asked for.
///
/// An audit never holds more than a block of them, so that its memory does not grow with their number.
public protocol ImageSequence {
  /// How many images there are.
  var count: Int { get }

  /// Returns the class that an image belongs to, as a position in the label list.
  func classIndex(at index: Int) -> Int

  /// Reads an image; the same one each time.
  ///
  /// - Returns: Colors in `0...1` at the network's size, of shape `[1, channels, height, width]`.
  /// - Throws: Whatever keeps it from being read; an audit passes that on.
  func image(at index: Int) throws -> Tensor
}

/// Images of one class that are in memory already.
public struct HeldImages: ImageSequence {
  private let images: [Tensor]
  private let classIndex: Int

  /// Creates a sequence.
  ///
  /// - Parameters:
  ///   - images: Colors in `0...1` at the network's size, each of shape
  ///     `[1, channels, height, width]`.
  ///   - classIndex: The class of all of them.
  public init(_ images: [Tensor], classIndex: Int) {
    self.images = images
    self.classIndex = classIndex
  }

  public var count: Int { images.count }
  public func classIndex(at index: Int) -> Int { classIndex }
  public func image(at index: Int) throws -> Tensor { images[index] }
}

/// A class's prototypes by one recipe, or from one folder.
public struct PrototypeSet {
  /// What the recipe is called.
  public let recipe: String
  public let images: any ImageSequence

  public init(recipe: String, images: any ImageSequence) {
    self.recipe = recipe
    self.images = images
  }
}
