/// What one recipient showed with the component of the class's donors and of others.
struct CarrierRow: Sendable {
  /// The recipient as it is.
  let host: Reading
  let targets: [Reading]
  let controls: [Reading]

  /// The mean probability of a class with the one, less that with the others.
  ///
  /// - Parameters:
  ///   - classIndex: The class.
  ///   - change: What becomes of each reading.
  /// - Returns: A difference in `-1...1`.
  func effect(
    on classIndex: Int, _ change: (Reading) -> Reading = { $0 }
  ) -> Double {
    targets.map { change($0).belief(in: classIndex) }.mean
      - controls.map { change($0).belief(in: classIndex) }.mean
  }
}

/// The direction in a network's features that a component moves images along.
struct CarrierDirection: Sendable {
  /// v: the mean change of the features, over recipients.
  let vector: [Double]
  /// The length's square, v · v.
  let squaredLength: Double

  /// The mean, over recipients, of the features with the component of the class's donors less those
  /// with others'.
  init(_ rows: some Collection<CarrierRow>) {
    var sum = [Double](repeating: 0, count: rows.first?.host.features.count ?? 0)
    for row in rows {
      for (readings, sign) in [(row.targets, 1.0), (row.controls, -1.0)] {
        let share = sign / Double(readings.count * rows.count)
        for reading in readings {
          for (index, value) in reading.features.enumerated() {
            sum[index] += share * Double(value)
          }
        }
      }
    }
    vector = sum
    squaredLength = sum.reduce(0) { $0 + $1 * $1 }
  }

  /// How far features are along the direction, in its own lengths: v · φ / (v · v); 0 without a
  /// direction.
  func position(of features: [Float]) -> Double {
    guard squaredLength > 0 else { return 0 }
    return zip(vector, features).reduce(0) { $0 + $1.0 * Double($1.1) } / squaredLength
  }
}
