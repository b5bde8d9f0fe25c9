internal import Tensors

/// Prototypes in the making, kept from step to step.
struct ReplayBuffer: Hashable {
  /// Colors in `0...1`, row-major, of shape `[channels, height, width]` each.
  var images: [[Float]]
  /// The class that each grows toward.
  var classes: [Int]
}

/// Some of a buffer's prototypes, taken out to grow.
struct ReplayDraw {
  /// Their places in the buffer.
  let places: [Int]
  let classes: [Int]
  /// Colors in `0...1`, of shape `[places, channels, height, width]`.
  var images: Tensor
}

extension ReplayBuffer {
  /// Fills a buffer with clouds of color that grow toward random classes.
  init(_ replay: PrototypeReplay, _ architecture: NetworkArchitecture, _ random: inout Philox) {
    let plane = ImagePlane(height: architecture.height, width: architecture.width)
    (images, classes) = ([], [])
    for _ in 0..<replay.capacity {
      images.append(plane.haze(channels: architecture.channelCount, &random))
      classes.append(random.integer(below: architecture.classCount))
    }
  }

  /// The share of new prototypes that start from clouds; the others start from outliers, since
  /// what must not be taken for the class should be where it grows from.
  private static let cloudShare: Float = 0.6

  /// Takes out prototypes, some of them started anew.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - renewal: The probability with which each starts anew.
  ///   - examples: What outliers are made from, of shape `[batch, channels, height, width]`.
  ///   - classCount: How many classes there are.
  ///   - random: Where all choices are drawn from.
  /// - Returns: The prototypes, as they lie in the buffer or as they start.
  /// - Throws: `TensorError` if the examples are no float32 images.
  func draw(
    _ count: Int, renewal: Double, examples: Tensor, classCount: Int, _ random: inout Philox
  ) throws(TensorError) -> ReplayDraw {
    let shape = Array(examples.shape.dropFirst())
    let size = shape.reduce(1, *)
    let plane = ImagePlane(height: shape[1], width: shape[2])
    let places = Array(random.shuffled(0..<images.count).prefix(count))
    let outliers = try OutlierExposure(share: 1).outliers(from: examples, &random).floats()
    let outlierCount = outliers.count / size
    var (colors, chosen): ([Float], [Int]) = ([], [])
    colors.reserveCapacity(count * size)
    for (index, place) in places.enumerated() {
      guard Double(random.uniform()) < renewal else {
        colors += images[place]
        chosen.append(classes[place])
        continue
      }
      if random.uniform() < Self.cloudShare {
        colors += plane.haze(channels: shape[0], &random)
      } else {
        let start = index % outlierCount * size
        colors += outliers[start..<start + size]
      }
      chosen.append(random.integer(below: classCount))
    }
    return ReplayDraw(
      places: places, classes: chosen, images: try Tensor(colors, shape: [count] + shape))
  }

  /// Puts prototypes back as they have grown.
  mutating func put(back draw: ReplayDraw) throws(TensorError) {
    let colors = try draw.images.floats()
    let size = colors.count / max(draw.places.count, 1)
    for (index, place) in draw.places.enumerated() {
      images[place] = Array(colors[index * size..<(index + 1) * size])
      classes[place] = draw.classes[index]
    }
  }
}

extension ImagePlane {
  /// Draws a cloud of each channel, blended with gray by any share: where prototypes start.
  fileprivate func haze(channels: Int, _ random: inout Philox) -> [Float] {
    let strength = random.uniform()
    return (0..<channels).flatMap { _ in
      cloud(&random).map { 0.5 + strength * ($0 - 0.5) }
    }
  }
}
