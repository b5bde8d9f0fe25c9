internal import Classifiers
internal import Tensors

/// Shows views of images to the network, and asks for objectives and their gradients.
struct Evaluator {
  /// What came of one prototype.
  struct Outcome {
    var objective: Double
    /// Whether the objective and all of its gradient are finite.
    var isFinite: Bool
    /// Set if the gradient is zero.
    var diagnosis: GradientDiagnosis?
  }

  let source: any ActivationSource
  let device: Device
  let diversity: Diversity?
  let penalty: StatisticsPenalty?
  let seed: UInt64

  private var view: (height: Int, width: Int) {
    (source.imageShape.height, source.imageShape.width)
  }

  /// Evaluates a batch of prototypes in one pass.
  ///
  /// - Parameters:
  ///   - images: Colors on the CPU, of shape `[prototypes, channels, height, width]`.
  ///   - targets: One for each prototype.
  ///   - step: The step, for the draws.
  ///   - phase: Says what is done to the images, and whether the start is neutral.
  ///   - progress: How much of the run has passed, in `0...1`.
  ///   - isRedirecting: Whether dead ReLUs let gradients out, if the network can.
  ///   - gradients: Where the derivatives of each prototype's negative objective by its image go.
  /// - Returns: What came of each prototype.
  /// - Throws: `RenderingError`, `TensorError`, or what the network throws.
  func evaluate(
    _ images: Tensor, _ targets: [RenderTarget], step: Int, _ phase: StepPlan.Phase,
    progress: Double, isRedirecting: Bool = false,
    into gradients: UnsafeMutableBufferPointer<Float>
  ) throws -> [Outcome] {
    let leaf = try images.requiringGradient()
    let views = try phase.transforms.views(
      of: device == .cpu ? leaf : leaf.moved(to: device), view: view,
      draws: draws(targets, step, .transform), noiseDraws: draws(targets, step, .noise),
      progress: progress)
    let layers = try layerValues(
      views, targets, isRedirecting: isRedirecting, onlyLogits: phase.isNeutral)
    let values = try zip(targets, layers).map { target, layers in
      phase.isNeutral
        ? try Self.neutrality(of: layers) : try objective(target.objective, of: layers)
    }
    try backward(values, targets, layers, phase, from: leaf, into: gradients)
    return try outcomes(values, targets, layers, phase, gradients)
  }

  /// An objective less the statistics' penalty.
  private func objective(_ objective: Objective, of layers: LayerValues) throws -> Tensor {
    let value = try objective.value(of: layers)
    guard let penalty else { return value }
    return try value.subtracting(penalty.value(of: layers.values))
  }

  private func draws(
    _ targets: [RenderTarget], _ step: Int, _ purpose: CounterRandom.Purpose
  ) -> [CounterRandom] {
    targets.map { CounterRandom(seed: seed, prototype: $0.key, step: step, purpose: purpose) }
  }

  /// Minus the variance of the probabilities times the square of the number of classes.
  ///
  /// So scaled, the gradient does not vanish with many classes; 0 is the maximum.
  private static func neutrality(of layers: LayerValues) throws -> Tensor {
    let probabilities = try layers.logits().softmax(axis: 1)
    let classCount = Double(probabilities.shape[1])
    return try probabilities.multiplied(by: probabilities).sum(axes: [1]).mean()
      .multiplied(by: -classCount).adding(1)
  }
}

// MARK: The passes

extension Evaluator {
  /// Runs the network, and cuts what it returns into prototypes.
  private func layerValues(
    _ views: Tensor, _ targets: [RenderTarget], isRedirecting: Bool, onlyLogits: Bool
  ) throws -> [LayerValues] {
    var names: Set<String> = onlyLogits ? [source.logitLayer] : []
    if !onlyLogits {
      for target in targets {
        names.formUnion(target.objective.layers(logitLayer: source.logitLayer))
      }
      if let diversity { names.insert(diversity.layer) }
      if let penalty { names.formUnion(penalty.layers) }
    }
    let wanted = names.sorted()
    var values: [String: Tensor]
    if isRedirecting, let redirecting = source as? any GradientRedirecting {
      values = try redirecting.activationsRedirectingGradients(of: views, at: wanted)
    } else {
      values = try source.activations(of: views, at: wanted)
    }
    let extents = [Int](repeating: views.shape[0] / targets.count, count: targets.count)
    var parts = [[String: Tensor]](repeating: [:], count: targets.count)
    for name in wanted {
      guard let value = values[name] else { throw RenderingError.layerMissing(name) }
      let exact = value.scalarType == .float32 ? value : try value.converted(to: .float32)
      values[name] = nil
      for (index, part) in try exact.split(extents: extents, axis: 0).enumerated() {
        parts[index][name] = part
      }
    }
    return parts.map { LayerValues(logitLayer: source.logitLayer, values: $0) }
  }

  /// Writes the gradient of minus the sum of all objectives; zeros where nothing depends on the
  /// image.
  ///
  /// Redirected ReLUs must know which way is down, so it is the negative that is differentiated.
  private func backward(
    _ values: [Tensor], _ targets: [RenderTarget], _ layers: [LayerValues],
    _ phase: StepPlan.Phase, from leaf: Tensor, into gradients: UnsafeMutableBufferPointer<Float>
  ) throws {
    var total = values[0]
    for value in values.dropFirst() { total = try total.adding(value) }
    if let diversity, !phase.isNeutral {
      for group in Self.groups(targets) where group.count > 1 {
        let prototypes = try group.map { try layers[$0](diversity.layer) }
        total = try total.adding(diversity.value(of: prototypes))
      }
    }
    guard total.requiresGradient,
      let gradient = try total.multiplied(by: -1).gradients(withRespectTo: [leaf])[0]
    else {
      gradients.update(repeating: 0)
      return
    }
    try gradient.copyFloats(into: gradients)
  }

  /// The places of prototypes with one target, in order.
  static func groups(_ targets: [RenderTarget]) -> [[Int]] {
    var groups: [UInt32: [Int]] = [:]
    for (index, target) in targets.enumerated() {
      groups[target.key.target, default: []].append(index)
    }
    return groups.values.sorted { $0[0] < $1[0] }
  }
}

// MARK: Looking for the cause of a zero gradient

extension Evaluator {
  private func outcomes(
    _ values: [Tensor], _ targets: [RenderTarget], _ layers: [LayerValues],
    _ phase: StepPlan.Phase, _ gradients: UnsafeMutableBufferPointer<Float>
  ) throws -> [Outcome] {
    let sizes = Self.sizes(of: gradients, count: targets.count)
    return try targets.indices.map { index in
      let objective = Double(try values[index].floats()[0])
      // A sum is finite only if all its terms are, unless huge ones overflow: no good either.
      let size = sizes[index]
      return Outcome(
        objective: objective, isFinite: objective.isFinite && size.isFinite,
        diagnosis: size == 0 && !phase.isNeutral
          ? try diagnosis(targets[index].objective, layers[index], objective) : nil)
    }
  }

  /// For each prototype, the sum of the absolute values of its gradient.
  private static func sizes(
    of gradients: UnsafeMutableBufferPointer<Float>, count: Int
  ) -> [Float] {
    let length = gradients.count / count
    var sizes = [Float](repeating: 0, count: count)
    sizes.withUnsafeMutableBufferPointer { sizes in
      nonisolated(unsafe) let sizes = sizes
      TorchRuntime.forEach(count) { index in
        let part = gradients[index * length..<(index + 1) * length]
        sizes[index] = UnsafeBufferPointer(rebasing: part).absoluteSum()
      }
    }
    return sizes
  }

  private func diagnosis(
    _ objective: Objective, _ layers: LayerValues, _ value: Double
  ) throws -> GradientDiagnosis {
    for name in objective.layers(logitLayer: source.logitLayer).sorted() {
      let layer = try layers(name)
      guard layer.requiresGradient else { return .layerIndependentOfImage(name) }
      let largest = try layer.applying(.abs).maximum(axes: Array(0..<layer.rank)).floats()[0]
      if largest == 0 { return .deadLayer(name) }
    }
    switch objective {
    case .probability: return .saturatedSoftmax(probability: value)
    default: return .unexplained(objective: value)
    }
  }
}

extension UnsafeBufferPointer<Float> {
  /// The sum of all absolute values, in 16 parts that are added at the end.
  fileprivate func absoluteSum() -> Float {
    var sums = SIMD16<Float>.zero
    let wholeCount = count - count % SIMD16<Float>.scalarCount
    for start in stride(from: 0, to: wholeCount, by: SIMD16<Float>.scalarCount) {
      for lane in 0..<SIMD16<Float>.scalarCount { sums[lane] += abs(self[start + lane]) }
    }
    return self[wholeCount...].reduce(sums.sum()) { $0 + abs($1) }
  }
}
