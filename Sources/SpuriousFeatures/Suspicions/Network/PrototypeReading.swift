internal import Classifiers

/// What a network makes of prototypes as they are.
struct PrototypeReading {
  /// Log-odds by prototype and subject.
  let logOdds: [[Double]]
  /// All classes' scores before any softmax, by prototype.
  let logits: [[Double]]
  /// The features that the head reads, by prototype; `nil` without a head.
  let features: [[Double]]?

  init(_ prototypes: SubjectPrototypes, by reader: SubjectReader) throws {
    let network = reader.network
    let layers =
      [SubjectNetwork.logOddsLayer, network.logitLayer]
      + (network.head.map { [$0.featureLayer] } ?? [])
    let rows = try reader.values(of: prototypes.count, at: layers) { index, memory in
      memory.draw(prototypes.image(index))
    }
    logOdds = rows.map { $0[0].map(Double.init) }
    logits = rows.map { $0[1].map(Double.init) }
    features = network.head.map { _ in rows.map { $0[2].map(Double.init) } }
  }
}

extension [[Double]] {
  /// Means over the lists of each group of so many in a row.
  func meansOfGroups(of size: Int) -> [[Double]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<$0 + size]).means }
  }

  /// The mean of each place over all lists.
  var means: [Double] {
    guard let length = first?.count else { return [] }
    return (0..<length).map { place in reduce(0) { $0 + $1[place] } / Double(count) }
  }
}
