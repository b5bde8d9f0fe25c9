internal import CFFTW
public import Foundation

/// A reusable orthonormal transform between half spectra and real images.
///
/// Spectra are laid out `[height, columnCount, 2]`, with the real and the imaginary part side by
/// side; images `[height, width]`. Several planes follow one another without a gap.
///
/// With `N = height * width`, the spectrum of an image `x` and the image of a spectrum `z` are
///
///     spectrum[k, l] = 1/√N Σ x[r, c] exp(-2πi (k r / height + l c / width))
///     image[r, c]    = 1/√N Σ Re(m[l] z[k, l] exp(2πi (k r / height + l c / width)))
///
/// where `m` is ``SpectrumShape/columnMultiplicities``. Any spectrum has an image: what no real
/// image's spectrum could hold, such as an imaginary part at frequency zero, has no effect. These
/// are `rfft2` and `irfft2` of numpy with `norm="ortho"`.
///
/// An instance owns two FFTW plans and the buffers of its threads, so that a call allocates
/// nothing. It is not `Sendable`, since every call writes to those buffers. The same input gives
/// the same bytes in every run on one processor model, whatever the number of threads.
public final class RealFFT2D {
  /// The shape of one plane.
  public let shape: SpectrumShape
  /// How many threads share the planes of a call, at most.
  public let threadCount: Int
  /// Calls its second argument for each index below its first, on several threads if it likes.
  let forEach: (Int, (Int) -> Void) -> Void

  let plans: RealFFT2DPlans
  let scratches: [RealFFT2DScratch]
  /// The factor `1/√N` that makes the transform orthonormal.
  let normalization: Float

  /// Plans the transforms for images of one shape.
  ///
  /// - Parameters:
  ///   - shape: The shape of one plane.
  ///   - threadCount: How many threads share the planes of a call; by default one for each
  ///     processor. A single plane is always transformed by one.
  ///   - forEach: Calls its second argument for each index below its first, in any order, on
  ///     threads of its choice; by default those of Dispatch.
  /// - Throws: `FourierError.planUnavailable` if FFTW has no plan or no memory.
  /// - Precondition: `threadCount` is positive.
  public init(
    _ shape: SpectrumShape, threadCount: Int = ProcessInfo.processInfo.activeProcessorCount,
    forEach: @escaping (Int, (Int) -> Void) -> Void = DispatchQueue.forEach
  ) throws(FourierError) {
    precondition(threadCount > 0, "The thread count must be positive, but is \(threadCount).")
    var scratches: [RealFFT2DScratch] = []
    for _ in 0..<threadCount {
      scratches.append(try RealFFT2DScratch(shape))
    }
    self.shape = shape
    self.threadCount = threadCount
    self.forEach = forEach
    self.scratches = scratches
    self.plans = try RealFFT2DPlans(shape, sample: scratches[0])
    self.normalization = Float(1 / Double(shape.pixelCount).squareRoot())
  }
}

extension DispatchQueue {
  /// Calls `body` for each index below `count`, on several threads.
  ///
  /// Calls must not write to the same memory.
  @usableFromInline static func forEach(_ count: Int, _ body: (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      nonisolated(unsafe) let body = body
      concurrentPerform(iterations: count) { body($0) }
    }
  }
}
