package import Classifiers
package import Tensors

/// How far the channels of a prototype's layers are from those of photographs.
///
/// As in DeepInversion (Yin et al., 2020), but for any layers, whether they are normalized or not:
/// the divergence of Kullback and Leibler between normal distributions with the means and variances
/// of the two, which counts means in units of the photographs' spread.
package struct StatisticsPenalty {
  /// A layer's photographs, ready for arithmetic.
  private struct Reference {
    /// Of shape `[channels]`.
    let means: Tensor
    /// Of shape `[channels]`, each raised by ``StatisticsPenalty/floor``.
    let variances: Tensor
    /// What keeps the divergence of a channel that is always the same finite.
    let floor: Double
  }

  /// How much it counts against the objective.
  package let weight: Double
  private let references: [String: Reference]

  /// What is added to every variance, as a share of the layer's mean variance.
  private static let floor = 1e-3

  /// The layers whose values are needed.
  package var layers: Set<String> { Set(references.keys) }

  /// Prepares a penalty.
  ///
  /// - Precondition: `weight` is not negative.
  package init(_ statistics: ActivationStatistics, weight: Double) throws {
    precondition(weight >= 0, "a weight of \(weight)")
    self.weight = weight
    var references: [String: Reference] = [:]
    for layer in statistics.layers {
      let count = layer.variances.count
      let mean = layer.variances.reduce(0, +) / Double(max(count, 1))
      // A layer that never changes says nothing.
      guard mean > 0 else { continue }
      let floor = Self.floor * mean
      references[layer.name] = Reference(
        means: try Tensor(layer.means.map(Float.init), shape: [count]),
        variances: try Tensor(layer.variances.map { Float($0 + floor) }, shape: [count]),
        floor: floor)
    }
    self.references = references
  }

  /// Returns the weighted penalty of one prototype: the mean over layers and channels, a scalar.
  ///
  /// - Parameter values: The layers' values by name, views first, channels second.
  /// - Returns: A number that is 0 for the photographs' own means and variances, else more.
  /// - Throws: `RenderingError.layerMissing`, `.directionMismatch` for another number of channels.
  package func value(of values: [String: Tensor]) throws -> Tensor {
    var total = try Tensor(Float(0))
    for (name, reference) in references.sorted(by: { $0.key < $1.key }) {
      guard let value = values[name] else { throw RenderingError.layerMissing(name) }
      let divergence = try Self.divergence(of: value, from: reference, name)
      total = try divergence.adding(total.onDevice(of: divergence))
    }
    return try total.multiplied(by: weight / Double(max(references.count, 1)))
  }

  /// The mean over channels of ½ (s² / σ² + (m - μ)² / σ² - 1 - ln (s² / σ²)).
  private static func divergence(
    of value: Tensor, from reference: Reference, _ name: String
  ) throws -> Tensor {
    let channelCount = reference.means.shape[0]
    guard value.rank > 1, value.shape[1] == channelCount else {
      throw RenderingError.directionMismatch(
        name, channelCount: value.rank > 1 ? value.shape[1] : 1, vectorCount: channelCount)
    }
    let others = (0..<value.rank).filter { $0 != 1 }
    let extents = [1, channelCount] + [Int](repeating: 1, count: value.rank - 2)
    let mean = try value.mean(axes: others)
    let centered = try value.subtracting(mean.reshaped(to: extents))
    let variance = try centered.multiplied(by: centered).mean(axes: others)
      .adding(reference.floor)
    let variances = try reference.variances.onDevice(of: value)
    let shift = try mean.subtracting(reference.means.onDevice(of: value))
    let ratio = try variance.divided(by: variances)
    return try ratio.adding(shift.multiplied(by: shift).divided(by: variances)).adding(-1)
      .subtracting(ratio.applying(.log)).mean().multiplied(by: 0.5)
  }
}
