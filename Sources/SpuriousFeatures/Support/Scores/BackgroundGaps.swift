public import Statistics

/// What a network makes of a class's backgrounds alone, and of the class alone.
///
/// The intervals are over images; those of other classes are drawn apart.
public struct BackgroundGaps: Hashable, Codable, Sendable {
  /// G: the mean probability of the class on the backgrounds alone of its own images, less that on
  /// those of others.
  ///
  /// In `-1...1`; near 0 if a background says nothing.
  ///
  /// - SeeAlso: Xiao et al., "Noise or Signal: The Role of Image Backgrounds in Object Recognition"
  ///   (2021), variant Only-BG-T.
  public let backgroundAlone: Estimate
  /// F: the mean of what the class's probability loses when all but the core is of one color.
  ///
  /// In `-1...1`.
  public let foregroundLoss: Estimate
  /// How much more noise on the core costs than noise off it.
  ///
  /// With a₁ the accuracy under noise off the core, a₂ that under noise on it and ā their mean,
  /// (a₁ - a₂) / (2 min(ā, 1 - ā)), in `-1...1`. Negative if the surroundings matter more; `nil` if
  /// every answer is right under both, or none is.
  ///
  /// - SeeAlso: Moayeri et al., "A Comprehensive Study of Image Classification Model Sensitivity to
  ///   Foregrounds, Backgrounds, and Visual Attributes" (2022), the relative foreground sensitivity.
  public let foregroundSensitivity: Estimate?
}

extension BackgroundGaps {
  /// Compares views of images; `nil` without images on either side.
  ///
  /// - Parameters:
  ///   - classIndex: The class.
  ///   - own: What the network made of each view of each of the class's images.
  ///   - others: What it made of other images' backgrounds alone.
  ///   - bootstrap: Where intervals come from.
  init?(
    of classIndex: Int, own: [ImageView: [Reading]], others: [Reading], bootstrap: Bootstrap
  ) {
    func beliefs(_ view: ImageView) -> [Double] {
      (own[view] ?? []).map { $0.belief(in: classIndex) }
    }
    func hits(_ view: ImageView) -> [Double] {
      (own[view] ?? []).map { $0.answer == classIndex ? 1 : 0 }
    }
    let foreign = others.map { $0.belief(in: classIndex) }
    let (background, whole) = (beliefs(.background), beliefs(.whole))
    let losses = zip(whole, beliefs(.foreground)).map { $0 - $1 }
    let (behind, before) = (hits(.noisyBackground), hits(.noisyForeground))
    let gap = bootstrap.estimate(of: [background.count, foreign.count]) { weights in
      guard let a = background.mean(weights: weights[0]), let b = foreign.mean(weights: weights[1])
      else { return nil }
      return a - b
    }
    let loss = bootstrap.estimate(of: [losses.count]) { losses.mean(weights: $0[0]) }
    guard let gap, let loss else { return nil }
    (backgroundAlone, foregroundLoss) = (gap, loss)
    foregroundSensitivity = bootstrap.estimate(of: [behind.count]) { weights in
      guard let a = behind.mean(weights: weights[0]), let b = before.mean(weights: weights[0])
      else { return nil }
      let mean = (a + b) / 2
      return mean > 0 && mean < 1 ? (a - b) / (2 * min(mean, 1 - mean)) : nil
    }
  }
}
