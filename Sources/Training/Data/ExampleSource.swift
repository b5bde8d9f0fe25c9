public import Tensors

/// Images with their classes.
public struct ExampleBatch: Sendable {
  /// Colors in `0...1`, float32, of shape `[batch, channels, height, width]`.
  public let images: Tensor
  /// The right class of each image.
  public let labels: [Int]

  public init(images: Tensor, labels: [Int]) {
    self.images = images
    self.labels = labels
  }
}

/// Where examples come from: a folder in memory, or a world that draws them.
public protocol ExampleSource {
  /// How many examples a pass has.
  var count: Int { get }

  /// Returns examples.
  ///
  /// The same arguments must always give the same images, or training cannot be repeated.
  ///
  /// - Parameters:
  ///   - indices: Which ones, each in `0..<count`.
  ///   - epoch: The pass, from 0: a world may draw new scenes in each.
  /// - Returns: The examples, in the order of `indices`.
  /// - Throws: An error if they cannot be had; it ends the run.
  func batch(_ indices: [Int], epoch: Int) throws -> ExampleBatch
}

/// Examples whose images are kept in memory, a byte for each value.
public struct StoredExamples: ExampleSource {
  /// Of shape `[count, channels, height, width]`, 8-bit.
  private let pixels: Tensor
  /// The right class of each image.
  public let labels: [Int]

  public var count: Int { labels.count }

  /// Keeps images.
  ///
  /// - Parameters:
  ///   - pixels: Colors in `0...255`, row-major, of shape `[count, channels, height, width]`.
  ///   - labels: The right class of each image.
  ///   - channels: How many channels an image has.
  ///   - height: The images' height, in pixels.
  ///   - width: The images' width, in pixels.
  /// - Throws: `TensorError.countMismatch` if `pixels` do not fill the shape.
  public init(
    pixels: [UInt8], labels: [Int], channels: Int = 3, height: Int, width: Int
  ) throws(TensorError) {
    self.pixels = try Tensor(pixels, shape: [labels.count, channels, height, width])
    self.labels = labels
  }

  public func batch(_ indices: [Int], epoch: Int) throws -> ExampleBatch {
    let chosen = try pixels.elements(Tensor(indices, shape: [indices.count]), axis: 0)
    return ExampleBatch(
      images: try chosen.converted(to: .float32).multiplied(by: 1 / 255),
      labels: indices.map { labels[$0] })
  }
}
