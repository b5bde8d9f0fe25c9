internal import SpuriousFeatures

/// What a network believes of backgrounds without birds, and of birds without backgrounds ("Noise or
/// Signal"; Xiao et al., 2020).
enum BackgroundBeliefs {
  /// The mean probability of the class on its own backgrounds, less that on the others'.
  static func backdropGain(_ study: BaselineStudy) -> [Double]? {
    guard let beliefs = study.backdrops?.beliefs else { return nil }
    return study.perClass { classIndex, own, others in
      own.map { beliefs[$0][classIndex] }.mean - others.map { beliefs[$0][classIndex] }.mean
    }
  }

  /// How much of its probability the class loses, as a mean over its images, when all but the core
  /// becomes one color.
  static func coreDrop(_ study: BaselineStudy) -> [Double]? {
    guard let beliefs = study.cores?.beliefs else { return nil }
    return study.perClass { classIndex, own, _ in
      own.map { study.whole.beliefs[$0][classIndex] - beliefs[$0][classIndex] }.mean
    }
  }
}
