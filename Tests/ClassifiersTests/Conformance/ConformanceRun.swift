import Classifiers
import Foundation
import ONNX
import Tensors

/// A model with one set of inputs and the outputs that they must give.
struct ConformanceRun {
  let model: Model
  let inputs: [Tensor]
  let outputs: [Tensor]
  let tolerance: ConformanceSuite.Tolerance

  static func all(of test: ConformanceSuite.Case, _ model: Model) throws -> [ConformanceRun] {
    guard test.dataSets.isEmpty else {
      return try test.dataSets.map { folder in
        ConformanceRun(
          model: model, inputs: try tensors(folder, "input", model.graph.inputs),
          outputs: try tensors(folder, "output", model.graph.outputs),
          tolerance: test.tolerance)
      }
    }
    return [
      ConformanceRun(
        model: model, inputs: try model.graph.inputs.map(ramp),
        outputs: try test.lightOutputs.map { try Tensor(try data($0)) }, tolerance: test.tolerance)
    ]
  }

  private static func tensors(
    _ folder: URL, _ role: String, _ infos: [ValueInfo]
  ) throws -> [Tensor] {
    try infos.enumerated().map { index, info in
      let data = try data(folder.appendingPathComponent("\(role)_\(index).pb"))
      // NumPy has no bfloat16, so the suite keeps its bits as uint16.
      let type = info.type == .bfloat16 && data.type == .uint16 ? .bfloat16 : data.type
      return try Tensor(TensorData(type: type, shape: data.shape, bytes: data.bytes))
    }
  }

  private static func data(_ file: URL) throws -> TensorData {
    try TensorData(serialized: try Data(contentsOf: file), file: file.path)
  }

  /// The input that the suite's runner makes for a light model: `i / count`.
  private static func ramp(_ info: ValueInfo) throws -> Tensor {
    let shape = (info.dimensions ?? []).map { if case .fixed(let size) = $0 { size } else { 1 } }
    let count = shape.reduce(1, *)
    return try Tensor((0..<count).map { Float(Double($0) / Double(count)) }, shape: shape)
  }

  /// What is wrong with the outputs, or `nil` if nothing is.
  func difference() throws -> String? {
    let names = model.graph.inputs.map(\.name)
    let found = try GraphInterpreter(model).outputs(
      for: Dictionary(uniqueKeysWithValues: zip(names, inputs)))
    for (info, expected) in zip(model.graph.outputs, outputs) {
      guard let actual = found[info.name] else { return "has no output '\(info.name)'" }
      if let difference = try difference(actual, expected) { return "\(info.name) \(difference)" }
    }
    return nil
  }

  private func difference(_ actual: Tensor, _ expected: Tensor) throws -> String? {
    guard actual.scalarType == expected.scalarType else {
      return "holds \(actual.scalarType), not \(expected.scalarType)"
    }
    guard actual.shape == expected.shape else {
      return "is of shape \(actual.shape), not \(expected.shape)"
    }
    guard expected.scalarType.isFloatingPoint else {
      let (left, right) = (try actual.integers(), try expected.integers())
      return left == right ? nil : "holds \(left.prefix(12)), not \(right.prefix(12))"
    }
    let pairs = zip(try numbers(actual), try numbers(expected))
    guard let (place, pair) = pairs.enumerated().first(where: { !agrees($0.element) }) else {
      return nil
    }
    return "holds \(pair.0), not \(pair.1), at place \(place)"
  }

  /// The numbers that the suite's runner compares: of bfloat16, which NumPy lacks, the bits.
  private func numbers(_ tensor: Tensor) throws -> [Double] {
    guard tensor.scalarType == .bfloat16 else { return try tensor.scalars(as: Double.self) }
    return try tensor.floats().map { $0.isNaN ? .nan : Double($0.bitPattern >> 16) }
  }

  private func agrees(_ pair: (Double, Double)) -> Bool {
    let (actual, expected) = pair
    if actual.isNaN || expected.isNaN { return actual.isNaN && expected.isNaN }
    if actual.isInfinite || expected.isInfinite { return actual == expected }
    return abs(actual - expected) <= tolerance.atol + tolerance.rtol * abs(expected)
  }
}
