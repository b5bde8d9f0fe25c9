internal import Foundation
public import Tensors

/// What came of one prototype.
public struct RenderedImage: Sendable {
  public let target: RenderTarget
  public let shape: ImageShape
  /// Colors in `0...1`, of shape `[channels, height, width]`.
  public let colors: [Float]
  /// How much each pixel mattered, in `0...1`, of shape `[height, width]`.
  ///
  /// It is the sum over all steps of the objective's absolute gradient, limited above at the 80th
  /// percentile and divided by it, as the MACO authors do for transparency.
  public let opacity: [Float]
  public let status: PrototypeStatus
  /// The objective at each step, without penalties.
  public let objectives: [Float]
}

/// What a step did.
public struct StepReport: Hashable, Sendable {
  /// The step, from 0.
  public let step: Int
  public let stepCount: Int
  /// Each prototype's last objective, without penalties.
  public let objectives: [Float]
  public let statuses: [PrototypeStatus]

  /// The sum of all finite objectives.
  public var total: Float { objectives.filter { $0.isFinite }.reduce(0, +) }
}

extension Renderer {
  /// How far each prototype has come.
  public var statuses: [PrototypeStatus] { runs.map(\.status) }

  /// Returns all images as they are now, of shape `[prototypes, channels, height, width]`.
  public func imageTensor() throws -> Tensor {
    let kept = runs.map { Array($0.parameters) }
    defer {
      for (run, parameters) in zip(runs, kept) {
        _ = run.parameters.update(fromContentsOf: parameters)
      }
    }
    for run in runs where !run.chosen.isEmpty {
      _ = run.parameters.update(fromContentsOf: run.chosen)
    }
    return try formImages(runs)
  }

  /// Returns all images as they are now.
  public func images() throws -> [RenderedImage] {
    let colors = try imageTensor().floats()
    return runs.enumerated().map { index, run in
      RenderedImage(
        target: run.target, shape: shape,
        colors: Array(colors[index * shape.count..<(index + 1) * shape.count]),
        opacity: Self.opacity(run.influence), status: run.status, objectives: run.objectives)
    }
  }

  private static func opacity(_ influence: [Float]) -> [Float] {
    let percentile = influence.sorted()[(influence.count - 1) * 4 / 5]
    guard percentile > 0 else { return influence.map { _ in 1 } }
    return influence.map { min($0 / percentile, 1) }
  }

  /// The value, before the sigmoid, that makes a color.
  func value(ofColor color: Float) -> Float {
    if isClamped { return min(max(color, 0), 1) }
    // A step of 8-bit colors away from the ends, where the sigmoid's inverse is infinite.
    let inside = min(max(color, 1 / 512), 511 / 512)
    return logf(inside / (1 - inside))
  }
}
