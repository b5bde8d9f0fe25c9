internal import Classifiers
internal import Tensors

/// The map from colors in `0...1` to what a network reads.
struct InputNormalization {
  /// One for each channel, as are the offsets.
  private let scales: [Float]
  private let offsets: [Float]
  private let isReversed: Bool

  init(_ preprocessing: Preprocessing) {
    let (low, high) = (preprocessing.range.lowerBound, preprocessing.range.upperBound)
    let deviations = preprocessing.standardDeviation
    scales = deviations.map { (high - low) / $0 }
    offsets = zip(preprocessing.mean, deviations).map { (low - $0) / $1 }
    isReversed = preprocessing.channelOrder == .bgr
  }

  func applied(to images: Tensor) throws(TensorError) -> Tensor {
    let colors = isReversed ? try images.flipped(axes: [1]) : images
    let shape = [1, scales.count, 1, 1]
    return try colors.multiplied(by: Tensor(scales, shape: shape))
      .adding(Tensor(offsets, shape: shape))
  }
}
