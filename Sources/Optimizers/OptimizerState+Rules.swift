internal import Foundation

extension OptimizerState {
  mutating func updateByAdam(
    _ parameters: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
    _ learningRate: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double
  ) {
    let step = learningRate / (1 - pow(beta1, Double(stepCount)))
    updateByMoments(
      parameters, gradients, beta1, beta2, epsilon, meanStep: step, gradientStep: 0)
  }

  mutating func updateByNAdam(
    _ parameters: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
    _ learningRate: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ decay: Double
  ) {
    // 0.96 is Dozat's constant, kept by PyTorch and TensorFlow.
    func momentum(_ step: Int) -> Double { beta1 * (1 - 0.5 * pow(0.96, Double(step) * decay)) }
    let (now, next) = (momentum(stepCount), momentum(stepCount + 1))
    momentumProduct *= now
    updateByMoments(
      parameters, gradients, beta1, beta2, epsilon,
      meanStep: learningRate * next / (1 - momentumProduct * next),
      gradientStep: learningRate * (1 - now) / (1 - momentumProduct))
  }

  /// Updates both moments, and the parameters by
  /// `-(meanStep * mean + gradientStep * gradient) / (√(square / correction) + epsilon)`.
  private mutating func updateByMoments(
    _ parameters: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
    _ beta1: Double, _ beta2: Double, _ epsilon: Double, meanStep: Double, gradientStep: Double
  ) {
    let scale = Float(1 / (1 - pow(beta2, Double(stepCount))).squareRoot())
    let (newMean, oldSquare, newSquare) = (Float(1 - beta1), Float(beta2), Float(1 - beta2))
    let (epsilon, meanStep) = (Float(epsilon), Float(meanStep))
    let gradientStep = Float(gradientStep)
    let count = parameterCount
    first.withUnsafeMutableBufferPointer { first in
      second.withUnsafeMutableBufferPointer { second in
        guard let first = first.baseAddress, let second = second.baseAddress else { return }
        for i in 0..<count {
          let gradient = gradients[i]
          let mean = first[i] + (gradient - first[i]) * newMean
          let square = second[i] * oldSquare + gradient * gradient * newSquare
          first[i] = mean
          second[i] = square
          parameters[i] -=
            (meanStep * mean + gradientStep * gradient) / (square.squareRoot() * scale + epsilon)
        }
      }
    }
  }

  mutating func updateByDescent(
    _ parameters: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
    _ learningRate: Double, _ momentum: Double, _ weightDecay: Double
  ) {
    let (rate, momentum, decay) = (Float(learningRate), Float(momentum), Float(weightDecay))
    let count = parameterCount
    first.withUnsafeMutableBufferPointer { first in
      guard let first = first.baseAddress else { return }
      for i in 0..<count {
        // A parameter may be infinite, and 0 times that is no number.
        let gradient = decay == 0 ? gradients[i] : gradients[i] + decay * parameters[i]
        first[i] = momentum * first[i] + gradient
        parameters[i] -= rate * first[i]
      }
    }
  }
}
