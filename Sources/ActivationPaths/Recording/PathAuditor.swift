public import Classifiers
internal import Tensors

/// Runs a network on photographs and prototypes and records how alike their activations are.
///
/// A class is recorded at a time, in blocks of at most ``blockLimit`` photographs and in groups of
/// layers that fit the memory budget, for each of which the images are run anew.
///
/// Not thread-safe: use an instance from one thread at a time.
public struct PathAuditor {
  /// The most photographs of a class that are compared with each other.
  ///
  /// More are split into blocks of about the same size, so that the cost grows no faster than
  /// their number.
  public static let blockLimit = 24
  /// How many images of other kinds are compared at once.
  static let chunkCount = 8

  let source: any ActivationSource
  /// The layers that are compared, in the graph's order.
  public let layers: [PathLayer]
  let photographs: any ImageSequence
  let byClass: [Int: [Int]]
  let configuration: PathConfiguration

  /// Prepares an audit; no image is read yet.
  ///
  /// - Parameters:
  ///   - source: The network.
  ///   - layers: The layers to compare, in the graph's order.
  ///   - photographs: Photographs of every class, audited or not.
  ///   - configuration: How they are compared.
  public init(
    _ source: any ActivationSource, layers: [PathLayer], photographs: any ImageSequence,
    configuration: PathConfiguration = PathConfiguration()
  ) {
    self.source = source
    self.layers = layers
    self.photographs = photographs
    self.configuration = configuration
    byClass = Dictionary(
      grouping: 0..<photographs.count, by: { photographs.classIndex(at: $0) })
  }

  /// Compares one class's photographs and prototypes.
  ///
  /// - Parameters:
  ///   - classIndex: The position in the label list.
  ///   - prototypes: The recipes; one without images is left out.
  ///   - progress: Told after each image how many times one was run, and how many times one will be.
  ///   - shouldStop: Asked before each image.
  /// - Returns: The same for the same images, to the last bit on one machine.
  /// - Throws: `PathError.tooFewPhotographs` below two, `PathError.cancelled`, and what the images
  ///   and the network throw.
  /// - Complexity: O(photographs of the class).
  public func record(
    class classIndex: Int, prototypes: [PrototypeSet] = [],
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in },
    shouldStop: @escaping () -> Bool = { false }
  ) throws -> ClassRecord {
    let own = byClass[classIndex] ?? []
    guard own.count > 1 else {
      throw PathError.tooFewPhotographs(classIndex: classIndex, count: own.count)
    }
    let foreign = ForeignPhotographs(besides: classIndex, of: byClass, seed: configuration.seed)
    let sets = prototypes.filter { $0.images.count > 0 }
    var recorder = ClassRecorder(self, foreign: foreign, prototypes: sets)
    recorder.watch = ImageWatch(
      total: Self.blocks(of: own).map { recorder.runCount(ofBlock: $0) }.reduce(0, +)
        + recorder.textureRunCount(own),
      progress: progress, shouldStop: shouldStop)
    return ClassRecord(
      classIndex: classIndex, photographCount: own.count,
      recipes: sets.map { .init(name: $0.recipe, count: $0.images.count) },
      otherCount: foreign.others.count, bankCount: foreign.bank.count,
      blocks: try Self.blocks(of: own).map { try recorder.record(block: $0) },
      texture: try recorder.texture(of: own))
  }

  /// Splits photographs into blocks whose sizes differ by at most one.
  package static func blocks(of photographs: [Int]) -> [ArraySlice<Int>] {
    let count = (photographs.count + blockLimit - 1) / blockLimit
    return (0..<count).map {
      photographs[$0 * photographs.count / count..<($0 + 1) * photographs.count / count]
    }
  }
}
