internal import Tensors

extension Transforms {
  /// Returns what the network sees of some prototypes: `crops.count` views of each, in their order.
  ///
  /// - Parameters:
  ///   - images: Colors, of shape `[prototypes, channels, height, width]`.
  ///   - view: The height and width of what the network sees, in pixels.
  ///   - draws: A generator for each prototype; only its start counts.
  ///   - noiseDraws: The same for the noise.
  ///   - progress: How much of the run has passed, in `0...1`.
  /// - Returns: Views, of shape `[prototypes * crops.count, channels, height, width]`.
  /// - Throws: `TensorError`.
  func views(
    of images: Tensor, view: (height: Int, width: Int), draws: [CounterRandom],
    noiseDraws: [CounterRandom], progress: Double
  ) throws -> Tensor {
    let shape = images.shape
    let size = (height: shape[2], width: shape[3])
    let factor = poolingFactor(image: size, view: view, progress: progress)
    var source = images
    if factor > 1 {
      source = try images.averagePooled(
        PoolingGeometry(
          window: [factor, factor], strides: [factor, factor], padding: [0, 0]),
        countsPadding: false)
    }
    var coefficients: [Float] = []
    for var random in draws {
      for _ in 0..<crops.count {
        let map = drawMap(&random, image: size, view: view, progress: progress)
        coefficients += map.coefficients.map { Float($0 / Double(factor)) }
      }
    }
    let maps = try Tensor(coefficients, shape: [coefficients.count / 6, 2, 3])
    let sampled = try source.affinelySampled(
      by: maps, height: view.height, width: view.width, padding: samplingPadding)
    return try adding(noise, to: sampled, noiseDraws, progress)
  }

  private var samplingPadding: SamplingPadding {
    switch padding {
    case .edge: .edge
    case .reflection: .reflection
    case .gray: .constant(0.5)
    case .zero: .constant(0)
    }
  }

  private func adding(
    _ noise: Noise, to views: Tensor, _ draws: [CounterRandom], _ progress: Double
  ) throws -> Tensor {
    guard noise.isPresent else { return views }
    let shape = views.shape
    let count = shape.reduce(1, *) / draws.count
    let amounts = try Tensor.uninitialized(shape: shape)
    try amounts.withUnsafeMutableFloats { amounts in
      // Every prototype writes to a part of its own.
      nonisolated(unsafe) let amounts = amounts
      TorchRuntime.forEach(draws.count) { index in
        var random = draws[index]
        noise.fill(
          UnsafeMutableBufferPointer(rebasing: amounts[index * count..<(index + 1) * count]),
          &random, progress)
      }
    }
    return try views.adding(amounts.onDevice(of: views))
  }
}

extension Transforms.Noise {
  /// Whether there can be any noise.
  fileprivate var isPresent: Bool {
    self != Transforms.Noise()
  }

  /// Fills memory with noise.
  fileprivate func fill(
    _ target: UnsafeMutableBufferPointer<Float>, _ random: inout CounterRandom,
    _ progress: Double
  ) {
    let deviation = Float(standardDeviation.value(&random, progress: progress))
    let width = Float(halfWidth.value(&random, progress: progress))
    target.update(repeating: 0)
    if deviation > 0 {
      random.stream.addNoise(to: target, standardDeviation: deviation)
    }
    guard width > 0 else { return }
    for index in target.indices { target[index] += width * (2 * random.uniform() - 1) }
  }
}
