/// A reason why a transform cannot be made.
public enum FourierError: Error, Hashable, Sendable {
  /// FFTW has no plan, or no memory, for images of this shape.
  case planUnavailable(SpectrumShape)
}

extension FourierError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .planUnavailable(let shape):
      """
      No Fourier transform could be planned for images \(shape.height) pixels high and \
      \(shape.width) wide. Use a smaller size, or free some memory.
      """
    }
  }
}
