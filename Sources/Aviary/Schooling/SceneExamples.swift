internal import Tensors
public import Training

/// Scenes of a world as examples, drawn on all cores whenever they are asked for.
///
/// The same arguments give the same images on every machine.
public struct SceneExamples: ExampleSource {
  /// Which scenes of a world are shown.
  public enum Share: Hashable, Sendable {
    /// The first of every species, and others in every pass.
    case training
    /// From number 2³¹ on of every species: no pass of training comes this far.
    case testing

    /// The first scene of every species.
    fileprivate var start: Int { self == .training ? 0 : 1 << 31 }
  }

  public let world: World
  public let share: Share
  /// The images' height and width, in pixels.
  public let size: Int
  /// How many scenes a pass has.
  public let count: Int

  /// Creates examples.
  ///
  /// - Precondition: `count` is not negative, and `size` in `Scene.imageSizes`.
  public init(of world: World, share: Share = .training, count: Int, size: Int) {
    precondition(count >= 0, "\(count) scenes")
    precondition(Scene.imageSizes ~= size, "\(size) pixels is not in \(Scene.imageSizes)")
    self.world = world
    self.share = share
    self.count = count
    self.size = size
  }

  /// Returns one of the scenes.
  ///
  /// - Parameters:
  ///   - index: Which one, in `0..<count`.
  ///   - epoch: The pass, from 0; each has scenes of its own.
  /// - Returns: The scene; classes take turns.
  public func scene(_ index: Int, epoch: Int = 0) -> Scene {
    world.scene(inTurn: share.start * world.species.count + epoch * count + index)
  }

  public func batch(_ indices: [Int], epoch: Int) throws -> ExampleBatch {
    let planes = SceneBatch.planes(
      of: indices.map { scene($0, epoch: epoch) }, height: size, width: size)
    return ExampleBatch(
      images: try Tensor(planes, shape: [indices.count, 3, size, size]),
      labels: labels(of: indices, epoch: epoch))
  }

  private func labels(of indices: [Int], epoch: Int) -> [Int] {
    indices.map { (epoch * count + $0) % world.species.count }
  }
}

// MARK: In memory

extension SceneExamples {
  /// How many scenes are drawn at a time while they are stored.
  private static let chunkSize = 256

  /// Draws the scenes of the first pass once and for all, a byte for each value.
  ///
  /// - Returns: Examples that every pass shows again.
  /// - Throws: `TensorError`
  /// - Complexity: 3 `count` `size`² bytes of memory.
  public func stored() throws -> StoredExamples {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(3 * count * size * size)
    for start in stride(from: 0, to: count, by: Self.chunkSize) {
      let scenes = (start..<min(start + Self.chunkSize, count)).map { scene($0) }
      let planes = SceneBatch.planes(of: scenes, height: size, width: size)
      pixels.append(contentsOf: planes.lazy.map { UInt8($0 * 255 + 0.5) })
    }
    return try StoredExamples(
      pixels: pixels, labels: labels(of: Array(0..<count), epoch: 0), height: size, width: size)
  }
}
