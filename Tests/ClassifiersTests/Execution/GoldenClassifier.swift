import Classifiers
import Foundation
import ONNX
import Tensors

/// What ONNX Runtime and PyTorch say about a model; see Tests/References/classifiers/README.md.
struct GoldenClassifier: Decodable {
  struct Samples: Decodable {
    let indices: [Int]
    let values: [Float]
  }

  struct Output: Decodable {
    let name: String
    let values: [Float]
  }

  struct Gradient: Decodable {
    let classIndex: Int
    let norm: Float
    let largest: Float
    let samples: Samples
  }

  struct LayerSample: Decodable {
    let name: String
    let shape: [Int]
    let mean: Float
    let standardDeviation: Float
    let samples: Samples
  }

  let model: String
  let inputShape: [Int]
  let output: Output
  let gradient: Gradient
  let layers: [LayerSample]?

  static let tests = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  init(named name: String) throws {
    let file = Self.tests.appending(path: "ClassifiersTests/Goldens/\(name).json")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  /// The input that the numbers belong to.
  func images() throws -> Tensor {
    var values: [Float] = []
    for n in 0..<inputShape[0] {
      for c in 0..<inputShape[1] {
        for y in 0..<inputShape[2] {
          for x in 0..<inputShape[3] {
            let phase = 0.37 * Double(x) + 0.61 * Double(y) + 1.3 * Double(c) + 0.7 * Double(n)
            values.append(Float(0.5 + 0.4 * sin(phase)))
          }
        }
      }
    }
    return try Tensor(values, shape: inputShape)
  }

  /// The file, committed for the small models, beside the project for the real ones.
  var file: URL {
    let fixture = Self.tests.appending(path: "Fixtures/classifiers/\(model)")
    guard !FileManager.default.fileExists(atPath: fixture.path) else { return fixture }
    return Self.tests.appending(path: "../../shared/models/\(model)").standardizedFileURL
  }

  var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// The classifier, fed with the input's values as they are.
  func classifier(precision: Classifier.Precision = .fp32) throws -> Classifier {
    let order: ChannelOrder =
      switch inputShape[1] {
      case 1: .gray
      case 4: .rgba
      default: .rgb
      }
    return try Classifier(
      Model(contentsOf: file), preprocessing: Preprocessing(channelOrder: order),
      height: inputShape[2], width: inputShape[3], precision: precision)
  }
}
