internal import Tensors

extension Renderer {
  /// Evaluates all active prototypes, in batches of at most the configured number of views.
  func evaluate(
    _ images: Tensor, _ active: [PrototypeRun], _ step: Int,
    _ gradients: UnsafeMutableBufferPointer<Float>
  ) throws -> [Evaluator.Outcome] {
    var outcomes: [Evaluator.Outcome] = []
    for range in batches(active, plan.phase(at: step)) {
      outcomes += try evaluate(
        images, range, active, step, isRedirecting: false, gradients)
    }
    try separate(&outcomes, images, active, step, gradients)
    return outcomes
  }

  /// Evaluates prototypes that are not finite once more, each alone.
  ///
  /// A layer that only one prototype of a batch needs can spoil the others' gradients, since zero
  /// times a number that is not finite is not zero.
  private func separate(
    _ outcomes: inout [Evaluator.Outcome], _ images: Tensor, _ active: [PrototypeRun],
    _ step: Int, _ gradients: UnsafeMutableBufferPointer<Float>
  ) throws {
    guard active.count > 1 else { return }
    for index in active.indices where !outcomes[index].isFinite {
      outcomes[index] = try evaluate(
        images, index..<index + 1, active, step, isRedirecting: false, gradients)[0]
    }
  }

  private func evaluate(
    _ images: Tensor, _ range: Range<Int>, _ active: [PrototypeRun], _ step: Int,
    isRedirecting: Bool, _ gradients: UnsafeMutableBufferPointer<Float>
  ) throws -> [Evaluator.Outcome] {
    try evaluator.evaluate(
      images.slice(axis: 0, from: range.lowerBound, to: range.upperBound),
      active[range].map(\.target), step: step, plan.phase(at: step),
      progress: plan.progress(at: step), isRedirecting: isRedirecting,
      into: UnsafeMutableBufferPointer(
        rebasing: gradients[range.lowerBound * shape.count..<range.upperBound * shape.count]))
  }

  /// Which prototypes are evaluated together; those that are to differ always are.
  private func batches(_ active: [PrototypeRun], _ phase: StepPlan.Phase) -> [Range<Int>] {
    let capacity = max(1, configuration.maximumBatch / phase.transforms.crops.count)
    var batches: [Range<Int>] = []
    for index in active.indices {
      let belongs =
        index > 0 && configuration.diversity != nil
        && active[index].target.key.target == active[index - 1].target.key.target
      if let last = batches.last, belongs || last.count < capacity {
        batches[batches.count - 1] = last.lowerBound..<index + 1
      } else {
        batches.append(index..<index + 1)
      }
    }
    return batches
  }

  /// Gives prototypes without a gradient another chance in the first steps, or stops them.
  func redirect(
    _ outcomes: inout [Evaluator.Outcome], _ images: Tensor, _ active: [PrototypeRun],
    _ step: Int, _ gradients: UnsafeMutableBufferPointer<Float>
  ) throws {
    let phase = plan.phase(at: step)
    let ascentStep = step - (plan.phases.first { !$0.isNeutral }?.steps.lowerBound ?? 0)
    for index in active.indices where outcomes[index].diagnosis != nil {
      guard !phase.isNeutral, ascentStep <= Self.redirectedStepCount else { break }
      if ascentStep == Self.redirectedStepCount {
        stopIfNothingChanged(active[index], outcomes[index])
        continue
      }
      let redirected = try evaluate(
        images, index..<index + 1, active, step, isRedirecting: true, gradients)[0]
      outcomes[index] = redirected
      // Later zeros are a cap that was reached, or an unlucky draw.
      if ascentStep == 0, let diagnosis = redirected.diagnosis, !isCapped(active[index], redirected)
      {
        active[index].status = .noGradient(diagnosis)
      }
    }
  }

  /// Stops a prototype whose objective redirected gradients have not moved at all.
  private func stopIfNothingChanged(_ run: PrototypeRun, _ outcome: Evaluator.Outcome) {
    guard let diagnosis = outcome.diagnosis, !isCapped(run, outcome),
      run.objectives.allSatisfy({ $0 == Float(outcome.objective) })
    else { return }
    run.status = .noGradient(diagnosis)
  }

  /// Whether nothing more can be gained because the objective has reached its cap.
  private func isCapped(_ run: PrototypeRun, _ outcome: Evaluator.Outcome) -> Bool {
    guard case .margin(_, _, let cap?) = run.target.objective else { return false }
    return outcome.objective >= cap
  }
}
