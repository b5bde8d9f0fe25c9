internal import Foundation
internal import Tensors

extension Renderer {
  /// Turns the gradients by colors into changes of the parameters.
  func finish(
    _ active: [PrototypeRun], _ outcomes: [Evaluator.Outcome], _ step: Int,
    _ colors: UnsafeBufferPointer<Float>, _ gradients: UnsafeMutableBufferPointer<Float>
  ) {
    var penalties = [Double](repeating: 0, count: active.count)
    penalties.withUnsafeMutableBufferPointer { penalties in
      nonisolated(unsafe) let (penalties, gradients) = (penalties, gradients)
      TorchRuntime.forEach(active.count) { [self] index in
        penalties[index] = descend(active[index], index, step, colors, gradients)
      }
    }
    formation.pullBack(gradients, into: active.map(\.gradients))
    let learningRate = plan.learningRate(at: step)
    TorchRuntime.forEach(active.count) { [self] index in
      update(active[index], outcomes[index], penalties[index], step, learningRate)
    }
  }

  /// Adds up a prototype's influence, and turns its gradients by colors into those by values, with
  /// penalties.
  ///
  /// - Returns: The penalties.
  private func descend(
    _ run: PrototypeRun, _ index: Int, _ step: Int, _ colors: UnsafeBufferPointer<Float>,
    _ gradients: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    guard let colors = colors.baseAddress, let gradients = gradients.baseAddress else { return 0 }
    let (image, gradient) = (colors + index * shape.count, gradients + index * shape.count)
    addInfluence(run, gradient)
    let penalty = plan.phase(at: step).regularizers.addPenalties(of: image, shape, to: gradient)
    if !isClamped {
      for i in 0..<shape.count { gradient[i] *= image[i] * (1 - image[i]) }
    }
    return penalty
  }

  private func addInfluence(_ run: PrototypeRun, _ gradient: UnsafePointer<Float>) {
    let planeSize = shape.height * shape.width
    run.influence.withUnsafeMutableBufferPointer { influence in
      guard let influence = influence.baseAddress else { return }
      for channel in 0..<shape.channels {
        let plane = gradient + channel * planeSize
        for i in 0..<planeSize { influence[i] += abs(plane[i]) }
      }
    }
  }

  private func update(
    _ run: PrototypeRun, _ outcome: Evaluator.Outcome, _ penalty: Double, _ step: Int,
    _ learningRate: Double
  ) {
    let objective = outcome.objective
    run.objectives.append(Float(objective))
    guard run.status == .running else { return }
    guard outcome.isFinite else {
      run.stopNotFinite(step: step)
      return
    }
    run.update(
      learningRate: learningRate, score: objective - penalty, configuration.recipe.result)
    if isClamped {
      for i in run.parameters.indices {
        run.parameters[i] = min(max(run.parameters[i], 0), 1)
      }
    }
    if !plan.phase(at: step).isNeutral { stopIfDone(run, objective, step) }
  }

  private func stopIfDone(_ run: PrototypeRun, _ objective: Double, _ step: Int) {
    let stopping = configuration.recipe.stopping
    run.progress.add(objective, minimumImprovement: stopping.minimumImprovement)
    if let enough = stopping.objective, let value = run.progress.smoothed, value >= enough {
      run.status = .reachedObjective(step: step)
    } else if let patience = stopping.patience, run.progress.stepsSinceBest >= patience {
      run.status = .converged(step: step)
    }
  }
}
