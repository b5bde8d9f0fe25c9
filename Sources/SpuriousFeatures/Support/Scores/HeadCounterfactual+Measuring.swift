internal import Classifiers
internal import Statistics

extension HeadCounterfactual {
  /// How many carriers are named.
  private static let carrierCount = 5

  /// Takes the direction out.
  ///
  /// - Parameters:
  ///   - rows: What recipients showed; not empty.
  ///   - classIndex: The class.
  ///   - head: The network's last linear map.
  ///   - placeCount: How many features each channel has, one beside the other.
  ///   - bootstrap: Where intervals come from.
  init(
    _ rows: [CarrierRow], of classIndex: Int, head: LinearHead, placeCount: Int,
    bootstrap: Bootstrap
  ) {
    let halves = Self.directions(rows).map { ($0, head.scores(of: $0.vector)) }
    let effects = rows.map { $0.effect(on: classIndex) }
    let remains = rows.enumerated().map { number, row in
      let (direction, scores) = halves[(number + 1) % halves.count]
      let start = direction.position(of: row.host.features)
      return row.effect(on: classIndex) { reading in
        let distance = direction.position(of: reading.features) - start
        return reading.adding(scores.map { -distance * $0 })
      }
    }
    func estimate(_ figure: ([Double]) -> Double?) -> Estimate? {
      bootstrap.estimate(of: [rows.count]) { figure($0[0]) }
    }
    let none = Estimate(value: 0, lower: 0, upper: 0, count: 0)
    effect = estimate { effects.mean(weights: $0) } ?? none
    remaining = estimate { remains.mean(weights: $0) } ?? none
    droppedShare = estimate { weights in
      guard let whole = effects.mean(weights: weights), whole > 0 else { return nil }
      return remains.mean(weights: weights).map { 1 - $0 / whole }
    }
    carriers = Self.carriers(
      CarrierDirection(rows).vector, Array(head.weights(of: classIndex)), placeCount: placeCount)
  }

  /// The directions of every second recipient and of the others; of all, if there is one.
  private static func directions(_ rows: [CarrierRow]) -> [CarrierDirection] {
    guard rows.count > 1 else { return [CarrierDirection(rows)] }
    return [0, 1].map { half in
      CarrierDirection(rows.indices.filter { $0 % 2 == half }.map { rows[$0] })
    }
  }

  private static func carriers(
    _ vector: [Double], _ weights: [Float], placeCount: Int
  ) -> [Carrier] {
    let products = zip(vector, weights).map { $0 * Double($1) }
    let channels = products.count / placeCount
    let sums = (0..<channels).map {
      products[$0 * placeCount..<($0 + 1) * placeCount].reduce(0, +)
    }
    let total = sums.reduce(0) { $0 + max($1, 0) }
    let order = sums.indices.filter { sums[$0] > 0 }.sorted {
      (sums[$1], $0) < (sums[$0], $1)
    }
    return order.prefix(carrierCount).map { channel in
      let features = channel * placeCount..<(channel + 1) * placeCount
      let strongest = features.max { products[$0] < products[$1] } ?? channel
      return Carrier(
        channel: channel, headWeight: Double(weights[strongest]), contribution: sums[channel],
        share: sums[channel] / total)
    }
  }
}

extension LinearHead {
  /// What a change of the features does to every class's score: W v.
  fileprivate func scores(of vector: [Double]) -> [Double] {
    (0..<classCount).map { classIndex in
      zip(weights(of: classIndex), vector).reduce(0) { $0 + Double($1.0) * $1.1 }
    }
  }
}
