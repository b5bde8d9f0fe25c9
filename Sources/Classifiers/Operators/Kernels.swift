import ONNX
import Tensors

extension [Tensor?] {
  /// The input at `index`, whose presence was checked when the kernel was prepared.
  func required(_ index: Int) -> Tensor {
    guard let tensor = optional(index) else { preconditionFailure("input \(index) is missing") }
    return tensor
  }

  /// The input at `index`, or `nil` if it is absent.
  func optional(_ index: Int) -> Tensor? {
    index < count ? self[index] : nil
  }
}

extension OperatorContext {
  /// A kernel that computes one output from one input.
  func unary(_ body: @escaping (Tensor) throws -> Tensor) throws -> Kernel {
    _ = try input(0)
    return { [try body($0.required(0))] }
  }

  /// A kernel that computes one output from two inputs.
  func binary(_ body: @escaping (Tensor, Tensor) throws -> Tensor) throws -> Kernel {
    _ = try input(0)
    _ = try input(1)
    return { [try body($0.required(0), $0.required(1))] }
  }

  /// A kernel that combines two inputs element by element.
  ///
  /// Before opset 7 `axis` said where in the first input's shape the second's is found.
  func pairwise(_ body: @escaping (Tensor, Tensor) throws -> Tensor) throws -> Kernel {
    guard opset < 7, let stated = try int("axis") else { return try binary(body) }
    let rank = try shape(0).count
    let trailing = try rank - axis(stated, rank: rank) - shape(1).count
    guard trailing > 0 else { return try binary(body) }
    let ones = Array(repeating: 1, count: trailing)
    return try binary { try body($0, try $1.reshaped(to: $1.shape + ones)) }
  }

  /// Refuses a node that says it trains; before opset 7 it did unless `is_test` was set.
  func requireInference() throws(ClassifierError) {
    let (isTest, trains) = (try int("is_test") ?? 0, try int("training_mode") ?? 0)
    guard opset >= 7 || isTest != 0, trains == 0 else {
      throw invalid("training mode is not supported")
    }
  }

  /// A kernel that computes one output from two inputs and one that may be absent.
  func binary(
    optional index: Int, _ body: @escaping (Tensor, Tensor, Tensor?) throws -> Tensor
  ) throws -> Kernel {
    _ = try input(0)
    _ = try input(1)
    return { [try body($0.required(0), $0.required(1), $0.optional(index))] }
  }

  /// A kernel that computes one output from three inputs.
  func ternary(_ body: @escaping (Tensor, Tensor, Tensor) throws -> Tensor) throws -> Kernel {
    for index in 0..<3 { _ = try input(index) }
    return { [try body($0.required(0), $0.required(1), $0.required(2))] }
  }

  /// A kernel that computes one output from one or more inputs.
  func variadic(_ body: @escaping ([Tensor]) throws -> Tensor) throws -> Kernel {
    for index in inputs.indices { _ = try input(index) }
    _ = try input(0)
    return { [try body($0.compactMap { $0 })] }
  }

  /// A kernel that combines any number of inputs pairwise, from the left.
  func fold(_ body: @escaping (Tensor, Tensor) throws -> Tensor) throws -> Kernel {
    try variadic { tensors in try tensors.dropFirst().reduce(tensors[0], body) }
  }
}

// MARK: Axes and types

extension OperatorContext {
  /// Resolves an axis that may be negative.
  ///
  /// - Throws: `ClassifierError.invalidNode` if a tensor of that rank has no such axis.
  func axis(_ axis: Int, rank: Int) throws(ClassifierError) -> Int {
    guard (-rank..<rank).contains(axis) else {
      throw invalid("axis \(axis) does not exist in a tensor with \(rank) axes")
    }
    return axis < 0 ? axis + rank : axis
  }

  /// The attribute `axis`, or its default, for input 0.
  func axis(default standard: Int) throws(ClassifierError) -> Int {
    let rank = try shape(0).count
    return try axis(try int("axis") ?? standard, rank: rank)
  }

  /// Resolves axes that may be negative.
  func axes(_ axes: [Int], rank: Int) throws(ClassifierError) -> [Int] {
    var resolved: [Int] = []
    for value in axes { resolved.append(try axis(value, rank: rank)) }
    guard Set(resolved).count == resolved.count else {
      throw invalid("axes \(axes) name an axis twice")
    }
    return resolved
  }

  /// The type to compute with where the file says `type`: the program's own, if it is a float.
  func resolved(_ type: ScalarType) -> ScalarType {
    type.isFloatingPoint ? floatType ?? type : type
  }

  /// An attribute that is an on-off switch.
  func flag(_ name: String, default standard: Bool = false) throws(ClassifierError) -> Bool {
    try int(name).map { $0 != 0 } ?? standard
  }

  /// An attribute that names one of several choices.
  ///
  /// - Throws: `ClassifierError.invalidNode` for any other text.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, default standard: Choice
  ) throws(ClassifierError) -> Choice where Choice.RawValue == String {
    guard let text = try string(name) else { return standard }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw invalid("attribute '\(name)' is '\(text)', but must be one of \(known)")
    }
    return choice
  }

  /// Refuses outputs beyond the first `count` that something could read.
  func requireOutputs(atMost count: Int, because reason: String) throws(ClassifierError) {
    guard node.outputs.dropFirst(count).allSatisfy(\.isEmpty) else { throw invalid(reason) }
  }
}
