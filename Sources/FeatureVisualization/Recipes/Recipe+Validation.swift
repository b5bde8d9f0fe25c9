internal import Optimizers

extension Recipe {
  /// Checks that every setting is in range.
  ///
  /// - Throws: `ConfigurationError`, with every violation.
  public func validate() throws(ConfigurationError) {
    var error = ConfigurationError()
    error.require(steps > 0, "steps", "positive", steps)
    error.require(learningRate > 0, "learningRate", "positive", learningRate)
    if let imageSize {
      error.require(RenderConfiguration.sizes ~= imageSize, "imageSize", "in 8...4096", imageSize)
    }
    for violation in optimizer.violations {
      error.require(false, "optimizer.\(violation.name)", violation.rule, violation.value)
    }
    error.require(schedule.end >= 0, "schedule.end", "not negative", schedule.end)
    error.require(
      schedule.warmUpSteps >= 0, "schedule.warmUpSteps", "not negative", schedule.warmUpSteps)
    parameterization.check(&error)
    start.check(&error)
    transforms.check("transforms", &error)
    regularizers.check(&error)
    error.require(
      statisticsWeight >= 0 && statisticsWeight.isFinite, "statisticsWeight", "not negative",
      statisticsWeight)
    for (index, stage) in stages.enumerated() {
      stage.check("stages[\(index)]", parameterization, &error)
    }
    result.check(&error)
    stopping.check(&error)
    guard error.violations.isEmpty else { throw error }
  }
}

extension Parameterization {
  fileprivate func check(_ error: inout ConfigurationError) {
    switch self {
    case .fourier(let decayPower, let standardDeviation, _):
      error.require(
        (0...4).contains(decayPower), "parameterization.fourier.decayPower", "in 0...4",
        decayPower)
      error.require(
        standardDeviation > 0, "parameterization.fourier.standardDeviation", "positive",
        standardDeviation)
    case .pixels(let standardDeviation, _, _):
      error.require(
        standardDeviation >= 0, "parameterization.pixels.standardDeviation", "not negative",
        standardDeviation)
    case .maco:
      break
    }
  }
}

extension Start {
  fileprivate func check(_ error: inout ConfigurationError) {
    guard case .neutral(let steps, let learningRate, let highFrequency) = self else { return }
    error.require(steps > 0, "start.neutral.steps", "positive", steps)
    error.require(learningRate > 0, "start.neutral.learningRate", "positive", learningRate)
    error.require(
      highFrequency >= 0, "start.neutral.highFrequency", "not negative", highFrequency)
  }
}

extension Transforms {
  fileprivate func check(_ path: String, _ error: inout ConfigurationError) {
    error.require((0...1024).contains(jitter), "\(path).jitter", "in 0...1024", jitter)
    error.require(
      (0...1024).contains(finalJitter), "\(path).finalJitter", "in 0...1024", finalJitter)
    let draws: [(String, Draw, ClosedRange<Double>)] = [
      ("shift", shift, -1...1), ("scale", scale, 0.05...20), ("rotation", rotation, -180...180),
      ("shear", shear, -60...60), ("crops.size", crops.size, 0.01...2),
      ("crops.center", crops.center, -1...2),
      ("noise.standardDeviation", noise.standardDeviation, 0...10),
      ("noise.halfWidth", noise.halfWidth, 0...10),
    ]
    for (name, draw, range) in draws {
      let bounds = draw.bounds
      let isInside = bounds.map { range.contains($0.lowerBound) && range.contains($0.upperBound) }
      error.require(
        isInside ?? false, "\(path).\(name)", "in \(range)", bounds.map { "\($0)" } ?? "empty")
    }
    error.require((1...256).contains(crops.count), "\(path).crops.count", "in 1...256", crops.count)
  }
}

extension Regularizers {
  fileprivate func check(_ error: inout ConfigurationError) {
    let weights = [
      ("highFrequency", highFrequency), ("squaredHighFrequency", squaredHighFrequency),
      ("totalVariation", totalVariation), ("distanceFromGray", distanceFromGray),
      ("boundary", boundary),
    ]
    for (name, weight) in weights {
      error.require(
        weight >= 0 && weight.isFinite, "regularizers.\(name)", "not negative", weight)
    }
    error.require(
      boundaryWidth > 0, "regularizers.boundaryWidth", "positive", boundaryWidth)
  }
}

extension Stage {
  fileprivate func check(
    _ path: String, _ parameterization: Parameterization, _ error: inout ConfigurationError
  ) {
    error.require(share > 0, "\(path).share", "positive", share)
    error.require(
      resolution > 0 && resolution <= 1, "\(path).resolution", "above 0 and at most 1", resolution)
    error.require(
      resolution == 1 || parameterization.hasSpectrum, "\(path).resolution",
      "1 where pixels are the parameters", resolution)
    if let learningRate {
      error.require(learningRate > 0, "\(path).learningRate", "positive", learningRate)
    }
    transforms?.check("\(path).transforms", &error)
  }
}

extension ResultChoice {
  fileprivate func check(_ error: inout ConfigurationError) {
    guard case .average(let decay) = self else { return }
    error.require(
      decay >= 0 && decay < 1, "result.average.decay", "at least 0 and below 1", decay)
  }
}

extension Stopping {
  fileprivate func check(_ error: inout ConfigurationError) {
    if let patience { error.require(patience > 0, "stopping.patience", "positive", patience) }
    error.require(
      minimumImprovement >= 0, "stopping.minimumImprovement", "not negative", minimumImprovement)
  }
}
