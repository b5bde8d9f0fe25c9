internal import Foundation

/// How a learning rate changes over a run: a factor for each step.
public struct Schedule: Hashable, Codable, Sendable {
  /// How the factor falls after the warm-up.
  public enum Shape: String, Hashable, Codable, Sendable, CaseIterable {
    case constant, linear, cosine
  }

  public var shape: Shape
  /// The factor that the last step approaches; without effect if the shape is constant.
  public var end: Double
  /// For how many steps the factor rises evenly, reaching 1 after the last of them.
  public var warmUpSteps: Int

  public init(_ shape: Shape = .constant, end: Double = 0, warmUpSteps: Int = 0) {
    self.shape = shape
    self.end = end
    self.warmUpSteps = warmUpSteps
  }

  /// Returns the factor for a step.
  ///
  /// - Parameters:
  ///   - step: From 0.
  ///   - count: The number of steps of the run.
  /// - Returns: What the learning rate is multiplied by.
  public func factor(at step: Int, of count: Int) -> Double {
    guard step >= warmUpSteps else { return Double(step + 1) / Double(warmUpSteps + 1) }
    let progress = Double(step - warmUpSteps) / Double(max(count - warmUpSteps, 1))
    return switch shape {
    case .constant: 1
    case .linear: 1 + (end - 1) * progress
    case .cosine: end + (1 - end) * (1 + cos(.pi * progress)) / 2
    }
  }
}
