internal import ONNX
internal import Tensors

/// A graph made ready to run at one input shape.
///
/// Everything that does not depend on the image was computed when the program was made; what is
/// left is a list of kernels and where each finds its inputs.
final class Program {
  /// One node: a kernel, and the slots it reads, writes and is the last to read.
  struct Step {
    let node: Node
    let kernel: Kernel
    let inputs: [Int?]
    let outputs: [Int?]
    var released: [Int] = []
  }

  private let steps: [Step]
  private let constants: [Tensor?]
  private let inputSlot: Int
  private let layerSlots: [String: Int]

  init(
    steps: [Step], constants: [Tensor?], inputSlot: Int, layerSlots: [String: Int]
  ) {
    self.constants = constants
    self.inputSlot = inputSlot
    self.layerSlots = layerSlots
    self.steps = Self.releasing(steps, keeping: Set(layerSlots.values), constants: constants)
  }

  /// Computes the program's layers for one input.
  ///
  /// - Throws: `ClassifierError.nodeFailed`, naming the node.
  func run(_ input: Tensor) throws -> [String: Tensor] {
    var slots = constants
    slots[inputSlot] = input
    for step in steps {
      let arguments = step.inputs.map { $0.flatMap { slots[$0] } }
      let results = try Self.call(step.kernel, of: step.node, arguments)
      for (slot, result) in zip(step.outputs, results) {
        if let slot { slots[slot] = result }
      }
      for slot in step.released { slots[slot] = nil }
    }
    return layerSlots.compactMapValues { slots[$0] }
  }

  /// Calls a kernel; a failure names its node and the shapes it was given.
  static func call(_ kernel: Kernel, of node: Node, _ arguments: [Tensor?]) throws -> [Tensor] {
    do {
      return try kernel(arguments)
    } catch let error as TensorError where !error.isOutOfMemory {
      throw ClassifierError.nodeFailed(
        node.name, operatorType: node.operatorType,
        inputShapes: arguments.map { $0?.shape ?? [] }, reason: error.description)
    }
  }

  /// Marks, for each step, the slots that no later step reads.
  private static func releasing(
    _ steps: [Step], keeping kept: Set<Int>, constants: [Tensor?]
  ) -> [Step] {
    var steps = steps
    var seen = kept
    for index in steps.indices.reversed() {
      let touched = steps[index].inputs + steps[index].outputs
      for case let slot? in touched where constants[slot] == nil && !seen.contains(slot) {
        seen.insert(slot)
        steps[index].released.append(slot)
      }
    }
    return steps
  }
}
