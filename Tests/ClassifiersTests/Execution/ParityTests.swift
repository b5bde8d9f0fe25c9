import Classifiers
import Foundation
import Tensors
import Testing

struct ParityTests {
  static let committed = [
    "tiny-residual", "tiny-mobile", "tiny-transformer", "tiny-googlenet", "tiny-gray", "tiny-rgba",
    "tiny-quantized", "tiny-fp16", "tiny-softmax",
  ]
  static let real = ["squeezenet1.1", "mobilenetv2_1.0_224", "cifar10_resnet20"]
  /// The most that scores and gradients may differ by, as a share of the largest.
  static let tolerance: Float = 1e-3
  /// The same for MobileNetV2's gradient.
  ///
  /// Some of its ReLU6 are on an edge for this input, so that
  /// PyTorch differs from itself by 1.9e-3 between its two memory layouts, and by 1.3e-3 from float64.
  static let edgyTolerance: Float = 4e-3

  static func isPresent(_ name: String) -> Bool {
    (try? GoldenClassifier(named: name).isPresent) ?? false
  }

  @Test(arguments: committed)
  func `a small model gives ONNX Runtime's scores`(name: String) throws {
    try checkScores(GoldenClassifier(named: name))
  }

  @Test(arguments: committed.filter { $0 != "tiny-softmax" })
  func `a small model gives PyTorch's input gradient`(name: String) throws {
    try checkGradient(GoldenClassifier(named: name))
  }

  @Test(arguments: committed)
  func `inner layers have ONNX Runtime's values`(name: String) throws {
    let golden = try GoldenClassifier(named: name)
    let layers = try #require(golden.layers)
    let values = try golden.classifier()
      .activations(of: golden.images(), at: layers.map(\.name))
    for layer in layers {
      let value = try #require(values[layer.name])
      let numbers = try value.floats()
      let scale = abs(layer.mean) + layer.standardDeviation
      for (index, expected) in zip(layer.samples.indices, layer.samples.values) {
        #expect(abs(numbers[index] - expected) <= Self.tolerance * scale, "\(layer.name)")
      }
    }
  }

  @Test(
    .enabled(
      if: real.allSatisfy(isPresent), "the real models are not beside the project, in ../shared"),
    arguments: real)
  func `a real model gives ONNX Runtime's scores and PyTorch's gradient`(name: String) throws {
    let golden = try GoldenClassifier(named: name)
    try checkScores(golden)
    try checkGradient(golden)
  }

  @Test
  func `a dead ReLU lets no gradient through, and a redirected one does`() throws {
    let golden = try GoldenClassifier(named: "tiny-dead")
    let classifier = try golden.classifier()
    let layer = classifier.logitLayer
    #expect(
      try largestGradient(golden) { try classifier.activations(of: $0, at: [layer])[layer] } == 0)
    let redirected = try largestGradient(golden) {
      try classifier.activationsRedirectingGradients(of: $0, at: [layer])[layer]
    }
    #expect(redirected > 0)
  }

  @Test(arguments: ["tiny-residual", "tiny-mobile", "tiny-transformer", "tiny-googlenet"])
  func `bfloat16 gives nearly the same scores`(name: String) throws {
    let golden = try GoldenClassifier(named: name)
    let scores = try golden.classifier(precision: .bf16).logits(of: golden.images()).floats()
    let largest = golden.output.values.map { abs($0) }.max() ?? 0
    for (actual, expected) in zip(scores, golden.output.values) {
      // bfloat16 keeps 8 bits, and errors add up over the layers.
      #expect(abs(actual - expected) <= 0.05 * largest)
    }
  }

  @Test
  func `a batch gives the scores of its images one by one`() throws {
    let golden = try GoldenClassifier(named: "tiny-mobile")
    let classifier = try golden.classifier()
    let images = try golden.images()
    let together = try classifier.logits(of: images).floats()
    let apart = try (0..<2).flatMap {
      try classifier.logits(of: images.slice(axis: 0, from: $0, to: $0 + 1)).floats()
    }
    for (one, other) in zip(together, apart) { #expect(abs(one - other) <= 1e-5) }
  }

  // MARK: Comparing

  private func checkScores(_ golden: GoldenClassifier) throws {
    let classifier = try golden.classifier()
    var scores = try classifier.logits(of: golden.images())
    if classifier.output.squashing == .softmax { scores = try scores.softmax(axis: 1) }
    let largest = golden.output.values.map { abs($0) }.max() ?? 0
    let actual = try scores.floats()
    #expect(actual.count == golden.output.values.count)
    for (actual, expected) in zip(actual, golden.output.values) {
      #expect(abs(actual - expected) <= Self.tolerance * largest)
    }
  }

  private func checkGradient(_ golden: GoldenClassifier) throws {
    let gradient = try gradient(of: golden.classifier(), golden)
    let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(norm - golden.gradient.norm) <= Self.tolerance * golden.gradient.norm)
    // By the sum of squares: a ReLU that is on its edge in one library and off in the other changes
    // single pixels, but not the gradient.
    let samples = golden.gradient.samples
    let error = zip(samples.indices, samples.values)
      .reduce(Float(0)) { $0 + ($1.1 - gradient[$1.0]) * ($1.1 - gradient[$1.0]) }
    let size = samples.values.reduce(Float(0)) { $0 + $1 * $1 }
    let tolerance = golden.model.hasPrefix("mobilenet") ? Self.edgyTolerance : Self.tolerance
    #expect(error.squareRoot() <= tolerance * size.squareRoot())
  }

  private func gradient(
    of classifier: Classifier, _ golden: GoldenClassifier
  ) throws -> [Float] {
    try gradient(golden) { try classifier.logits(of: $0) }
  }

  /// The gradient, by the images, of the golden class's scores.
  private func gradient(
    _ golden: GoldenClassifier, scores: (Tensor) throws -> Tensor?
  ) throws -> [Float] {
    let images = try golden.images().requiringGradient()
    let scores = try #require(try scores(images))
    let sum = try scores.element(golden.gradient.classIndex, axis: 1).sum()
    let gradient = try #require(try sum.gradients(withRespectTo: [images])[0])
    return try gradient.floats()
  }

  private func largestGradient(
    _ golden: GoldenClassifier, scores: (Tensor) throws -> Tensor?
  ) throws -> Float {
    try gradient(golden, scores: scores).map { abs($0) }.max() ?? 0
  }
}
