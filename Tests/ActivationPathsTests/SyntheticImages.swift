import ActivationPaths
import Classifiers
import Foundation
import Tensors
import TestSupport

/// Images that are written out when asked for, and counted.
final class SyntheticImages: ImageSequence {
  let classes: [Int]
  private let shape: [Int]
  private let pixels: (Int) -> [Float]
  /// How often an image was asked for.
  private(set) var readCount = 0

  /// - Parameters:
  ///   - classes: The class of each image.
  ///   - shape: Channels, height and width.
  ///   - pixels: The values of the image at a position.
  init(classes: [Int], shape: [Int], pixels: @escaping (Int) -> [Float]) {
    self.classes = classes
    self.shape = shape
    self.pixels = pixels
  }

  var count: Int { classes.count }
  func classIndex(at index: Int) -> Int { classes[index] }

  func image(at index: Int) throws -> Tensor {
    readCount += 1
    return try Tensor(pixels(index), shape: [1] + shape)
  }
}

extension SyntheticImages {
  static let shape = [4, 3, 5]
  static let unitCount = 60

  /// Photographs that are their class's pattern plus noise of its own size, cut off at zero.
  ///
  /// The noise is `noise` times as large as the pattern.
  static func photographs(
    classCount: Int, each count: Int, noise: Float = 1, seed: UInt64 = 0
  ) -> SyntheticImages {
    let classes = (0..<classCount).flatMap { [Int](repeating: $0, count: count) }
    return SyntheticImages(classes: classes, shape: shape) { index in
      photograph(of: classes[index], number: index, noise: noise, seed: seed)
    }
  }

  static func photograph(
    of label: Int, number: Int, noise: Float = 1, seed: UInt64 = 0
  ) -> [Float] {
    var pattern = SeededGenerator(seed: UInt64(label) &* 7919 &+ 1)
    var own = SeededGenerator(seed: UInt64(number) &* 104_729 &+ seed &+ 5)
    return zip(pattern.floats(unitCount), own.floats(unitCount)).map { max(0, $0 + noise * $1) }
  }

  /// Prototypes, one for each list of values.
  static func held(_ images: [[Float]], classIndex: Int) throws -> HeldImages {
    HeldImages(try images.map { try Tensor($0, shape: [1] + shape) }, classIndex: classIndex)
  }
}

/// A network whose layers are the image itself, changed number by number.
enum PlainNetwork {
  static let layers = [PathLayer(name: "same", operatorType: "Relu", shape: SyntheticImages.shape)]

  static func network() -> ScriptedClassifier {
    ScriptedClassifier(
      channels: SyntheticImages.shape[0], height: SyntheticImages.shape[1],
      width: SyntheticImages.shape[2],
      layers: [
        "same": { $0 }, "cubed": { try $0.raised(to: 3) },
        "constant": { try $0.multiplied(by: 0).adding(0.5) },
        "broken": { try $0.multiplied(by: .infinity) },
        "flat": { try $0.reshaped(to: [$0.shape[0], -1]) },
      ])
  }
}

extension PathAudit {
  /// Records and compares every class of photographs.
  static func make(
    _ photographs: SyntheticImages, layers: [PathLayer] = PlainNetwork.layers,
    configuration: PathConfiguration = PathConfiguration(sampleCount: 400),
    prototypes: (Int) throws -> [PrototypeSet] = { _ in [] }
  ) throws -> PathAudit {
    let auditor = PathAuditor(
      PlainNetwork.network(), layers: layers, photographs: photographs,
      configuration: configuration)
    let records = try Set(photographs.classes).sorted().map {
      try auditor.record(class: $0, prototypes: try prototypes($0))
    }
    return try PathAudit(records: records, layers: layers, configuration: configuration)
  }

  func mean(of subject: PathSubject) -> PathCurve? { mean.first { $0.subject == subject } }
}
