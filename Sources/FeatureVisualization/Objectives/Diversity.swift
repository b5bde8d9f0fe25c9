package import Tensors

/// A reward for prototypes of one target that differ from each other.
public struct Diversity: Hashable, Codable, Sendable {
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// Minus the sum of the pairwise cosines of a layer's normalized Gram matrices, divided by the
    /// number of prototypes (Lucid's `diversity`).
    case gram
    /// The mean pairwise Euclidean distance of a layer's values (after the Prototype Generation
    /// paper's code, which takes that of its inputs).
    case distance
  }

  public var kind: Kind
  /// The layer that is compared.
  public var layer: String
  /// How much it counts against the objective.
  public var weight: Double

  public init(_ kind: Kind = .gram, layer: String, weight: Double) {
    self.kind = kind
    self.layer = layer
    self.weight = weight
  }

  /// Keeps a layer that is all zeros from dividing by zero.
  private static let smallestNorm = 1e-10

  /// Returns the weighted reward of a group, as a scalar.
  ///
  /// - Parameter prototypes: The layer's values of each prototype, views first.
  /// - Returns: A scalar.
  /// - Throws: `TensorError`.
  /// - Precondition: There are at least two prototypes.
  package func value(of prototypes: [Tensor]) throws -> Tensor {
    let descriptions = try prototypes.map { prototype in
      switch kind {
      case .gram: try Self.normalizedGram(prototype)
      case .distance: try prototype.mean(axes: [0]).reshaped(to: [-1])
      }
    }
    var terms: [Tensor] = []
    for first in descriptions.indices {
      for second in descriptions.indices where second > first {
        terms.append(try term(descriptions[first], descriptions[second]))
      }
    }
    var total = terms[0]
    for term in terms.dropFirst() { total = try total.adding(term) }
    // Lucid's sum counts every pair twice.
    let divisor = kind == .gram ? Double(prototypes.count) / 2 : Double(terms.count)
    return try total.multiplied(by: weight / divisor)
  }

  private func term(_ first: Tensor, _ second: Tensor) throws -> Tensor {
    switch kind {
    case .gram: try first.multiplied(by: second).sum().multiplied(by: -1)
    case .distance: try first.subtracting(second).norm(order: 2, axes: [0])
    }
  }

  private static func normalizedGram(_ value: Tensor) throws -> Tensor {
    let shape = value.shape
    let flat = try value.reshaped(to: [shape[0], shape[1], -1])
    let gram = try flat.matrixMultiplied(by: flat.transposed(1, 2)).mean(axes: [0])
      .reshaped(to: [-1])
    return try gram.divided(by: gram.norm(order: 2, axes: [0]).adding(smallestNorm))
  }
}
