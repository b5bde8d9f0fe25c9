import Foundation
import Optimizers
import Testing

struct OptimizerStateTests {
  static let rules: [(Optimizer, [Float])] = [
    // PyTorch 2.13, Tests/References/visualization/optimizers.py.
    (.adam(), [0.946974, -2.1512165, 0.3613715, -0.0966873]),
    (
      .adam(beta1: 0.5, beta2: 0.9, epsilon: 1e-3),
      [0.9942579, -2.106756, 0.3909729, -0.093429]
    ),
    (.nadam(), [0.9908353, -2.0922093, 0.3984053, -0.1031659]),
    (.sgd(), [1.0002627, -2.0061779, 0.4069652, -0.3875379]),
    (.sgd(momentum: 0.9), [1.0000254, -2.0201023, 0.280229, -0.364631]),
  ]

  // The same script, with a weight decay of 0.05: AdamW, NAdam with decoupled decay, SGD.
  static let decayingRules: [(Optimizer, [Float])] = [
    (.adam(), [0.9231775, -2.0993986, 0.3511624, -0.0950172]),
    (.nadam(), [0.9671522, -2.0412359, 0.3874261, -0.1019737]),
    (.sgd(momentum: 0.9), [0.93508, -1.8897297, 0.2525822, -0.3600171]),
  ]

  static func descend(
    _ state: inout OptimizerState, _ parameters: inout [Float], steps: Range<Int>,
    weightDecay: Double = 0
  ) {
    for step in steps {
      let gradients = (0..<4).map { Float(sin(Double(3 * step + $0)) * pow(10, Double($0 - 2))) }
      parameters.withUnsafeMutableBufferPointer { parameters in
        gradients.withUnsafeBufferPointer {
          state.update(
            parameters, gradients: $0, learningRate: 0.1, weightDecay: weightDecay)
        }
      }
    }
  }

  @Test(arguments: rules)
  func `five updates agree with PyTorch's`(optimizer: Optimizer, expected: [Float]) {
    var parameters: [Float] = [1, -2, 0.5, 0]
    var state = OptimizerState(optimizer, parameterCount: 4)
    Self.descend(&state, &parameters, steps: 0..<5)
    for (value, reference) in zip(parameters, expected) {
      // A few roundings of 32-bit floats of size 1.
      #expect(abs(value - reference) < 2e-6)
    }
  }

  @Test(arguments: decayingRules)
  func `five updates with weight decay agree with PyTorch's`(
    optimizer: Optimizer, expected: [Float]
  ) {
    var parameters: [Float] = [1, -2, 0.5, 0]
    var state = OptimizerState(optimizer, parameterCount: 4)
    Self.descend(&state, &parameters, steps: 0..<5, weightDecay: 0.05)
    for (value, reference) in zip(parameters, expected) {
      #expect(abs(value - reference) < 2e-6)
    }
  }

  @Test(arguments: rules.map(\.0))
  func `a restored state goes on as if nothing had happened`(optimizer: Optimizer) {
    var parameters: [Float] = [1, -2, 0.5, 0]
    var state = OptimizerState(optimizer, parameterCount: 4)
    Self.descend(&state, &parameters, steps: 0..<3)

    var (resumed, copy) = (OptimizerState(optimizer, parameterCount: 4), parameters)
    let isRestored = resumed.restore(state.checkpoint)
    #expect(isRestored)
    #expect(resumed == state)
    Self.descend(&state, &parameters, steps: 3..<6)
    Self.descend(&resumed, &copy, steps: 3..<6)
    #expect(parameters == copy)
  }

  @Test func `a checkpoint of another size is refused and changes nothing`() {
    var state = OptimizerState(.adam(), parameterCount: 4)
    let before = state
    let refusals = [OptimizerState(.adam(), parameterCount: 5).checkpoint, Data()]
      .map { state.restore($0) }
    #expect(refusals == [false, false])
    #expect(state == before)
  }

  @Test func `numbers out of range are named`() {
    let violations = Optimizer.nadam(beta1: 1, beta2: 0.9, epsilon: 0, momentumDecay: -1).violations
    #expect(violations.map(\.name) == ["beta1", "epsilon", "momentumDecay"])
    #expect(Optimizer.sgd(momentum: 0.5).violations.isEmpty)
  }
}
