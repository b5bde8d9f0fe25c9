extension Transforms {
  /// How strong a full affine transform is.
  ///
  /// The names are those of the Prototype Generation paper's tool; what they stand for there is not
  /// public, so the numbers are protogen's.
  public enum AffineSize: String, Hashable, Codable, Sendable, CaseIterable {
    case s, m, l, xl

    /// The largest rotation, in degrees.
    public var degrees: Double {
      switch self {
      case .s: 5
      case .m: 10
      case .l: 20
      case .xl: 45
      }
    }

    /// The largest shift along each axis, as a fraction of the image.
    public var shift: Double {
      switch self {
      case .s: 0.02
      case .m: 0.05
      case .l: 0.1
      case .xl: 0.2
      }
    }

    /// The most that the scale differs from 1.
    public var scaleDeviation: Double {
      switch self {
      case .s: 0.05
      case .m: 0.1
      case .l: 0.2
      case .xl: 0.3
      }
    }
  }

  /// Returns a full affine transform: rotation, shift and scale, evenly distributed.
  public static func affine(_ size: AffineSize, padding: Padding = .reflection) -> Transforms {
    Transforms(
      padding: padding, shift: .uniform(-size.shift...size.shift),
      scale: .uniform(1 - size.scaleDeviation...1 + size.scaleDeviation),
      rotation: .uniform(-size.degrees...size.degrees))
  }
}
