import Foundation
import Fourier
import Testing

struct RealFFT2DTests {
  /// Single precision keeps about seven digits; a transform of a few thousand terms loses one.
  static let tolerance: Float = 1e-5

  static let shapes = [
    (1, 1), (2, 2), (1, 7), (1, 8), (7, 1), (8, 1), (4, 4), (3, 8), (8, 5), (9, 7), (224, 224),
    (225, 223), (61, 97),
  ]
  .map { SpectrumShape(height: $0.0, width: $0.1) }

  @Test(arguments: shapes)
  func `the pullback is the adjoint of the transform`(shape: SpectrumShape) throws {
    try expectAdjoint(shape)
  }

  @Test func `the pullback is the adjoint for every small shape`() throws {
    for height in 1...18 {
      for width in 1...18 {
        try expectAdjoint(SpectrumShape(height: height, width: width))
      }
    }
  }

  private func expectAdjoint(_ shape: SpectrumShape) throws {
    let fft = try RealFFT2D(shape)
    let spectrum = seededValues(shape.componentCount, seed: 7)
    let gradient = seededValues(shape.pixelCount, seed: 8)
    let imageSide = innerProduct(fft.images(from: spectrum), gradient)
    let spectrumSide = innerProduct(spectrum, fft.pullback(of: gradient))
    let size =
      innerProduct(gradient, gradient).squareRoot() * Double(shape.coefficientCount).squareRoot()
    #expect(
      abs(imageSide - spectrumSide) <= Double(Self.tolerance) * size,
      "\(shape.height)x\(shape.width): \(imageSide) against \(spectrumSide)")
  }

  /// The transform is linear, so that a finite difference has no error but rounding.
  @Test(arguments: [(3, 4), (4, 3), (1, 4), (4, 1), (1, 1), (2, 2), (5, 5)])
  func `each derivative is the finite difference`(height: Int, width: Int) throws {
    let shape = SpectrumShape(height: height, width: width)
    let fft = try RealFFT2D(shape)
    let weights = seededValues(shape.pixelCount, seed: 3)
    let pullback = fft.pullback(of: weights)
    for index in 0..<shape.componentCount {
      var unit = [Float](repeating: 0, count: shape.componentCount)
      unit[index] = 1
      let difference = innerProduct(fft.images(from: unit), weights)
      #expect(abs(difference - Double(pullback[index])) <= Double(Self.tolerance))
    }
  }

  @Test(arguments: shapes)
  func `the image of an image's spectrum is the image`(shape: SpectrumShape) throws {
    let fft = try RealFFT2D(shape)
    let image = seededValues(shape.pixelCount, seed: 11)
    let restored = fft.images(from: fft.spectra(of: image))
    #expect(largestDifference(image, restored) <= Self.tolerance)
  }

  @Test(arguments: shapes)
  func `the transform keeps the energy of an image`(shape: SpectrumShape) throws {
    let fft = try RealFFT2D(shape)
    let image = seededValues(shape.pixelCount, seed: 12)
    // The pullback is the spectrum with each coefficient counted as often as it occurs.
    let energy = innerProduct(fft.spectra(of: image), fft.pullback(of: image))
    let expected = innerProduct(image, image)
    #expect(abs(energy - expected) <= Double(Self.tolerance) * expected)
  }

  @Test(arguments: [(1, 1), (1, 6), (6, 1), (2, 2), (3, 4), (4, 3), (5, 7), (6, 6)])
  func `the transform is the sum of its definition`(height: Int, width: Int) throws {
    let shape = SpectrumShape(height: height, width: width)
    let fft = try RealFFT2D(shape)
    let spectrum = seededValues(shape.componentCount, seed: 5)
    let difference = largestDifference(
      fft.images(from: spectrum), imageByDefinition(of: spectrum, shape))
    #expect(difference <= Self.tolerance)
  }

  private func imageByDefinition(of spectrum: [Float], _ shape: SpectrumShape) -> [Float] {
    (0..<shape.pixelCount).map { pixel in
      let (row, column) = pixel.quotientAndRemainder(dividingBy: shape.width)
      var sum = 0.0
      for index in 0..<shape.coefficientCount {
        let (k, l) = index.quotientAndRemainder(dividingBy: shape.columnCount)
        let turns =
          Double(k * row) / Double(shape.height) + Double(l * column) / Double(shape.width)
        sum +=
          Double(shape.columnMultiplicities[l])
          * (Double(spectrum[2 * index]) * cos(2 * .pi * turns)
            - Double(spectrum[2 * index + 1]) * sin(2 * .pi * turns))
      }
      return Float(sum / Double(shape.pixelCount).squareRoot())
    }
  }

  @Test func `the frequency zero is the mean, and its imaginary part has no effect`() throws {
    let shape = SpectrumShape(height: 4, width: 6)
    let fft = try RealFFT2D(shape)
    var spectrum = [Float](repeating: 0, count: shape.componentCount)
    spectrum[0] = Float(24).squareRoot()
    spectrum[1] = 9
    #expect(
      largestDifference(fft.images(from: spectrum), .init(repeating: 1, count: 24))
        <= Self.tolerance)
    #expect(fft.pullback(of: seededValues(24, seed: 1))[1] == 0)
  }
}

struct RealFFT2DPlanesTests {
  static let shapes = [(1, 1), (5, 3), (64, 48), (150, 151)]
    .map { SpectrumShape(height: $0.0, width: $0.1) }

  @Test(arguments: shapes)
  func `several planes give the same bytes as one at a time`(shape: SpectrumShape) throws {
    let fft = try RealFFT2D(shape)
    let spectra = seededValues(5 * shape.componentCount, seed: 21)
    let images = fft.images(from: spectra)
    let gradients = fft.pullback(of: images)
    for plane in 0..<5 {
      let spectrumRange = plane * shape.componentCount..<(plane + 1) * shape.componentCount
      let imageRange = plane * shape.pixelCount..<(plane + 1) * shape.pixelCount
      let image = fft.images(from: [Float](spectra[spectrumRange]))
      #expect(image == [Float](images[imageRange]))
      #expect(fft.pullback(of: image) == [Float](gradients[spectrumRange]))
    }
  }

  @Test(arguments: shapes)
  func `the number of threads does not change a byte`(shape: SpectrumShape) throws {
    let spectra = seededValues(7 * shape.componentCount, seed: 22)
    let alone = try RealFFT2D(shape, threadCount: 1)
    let expected = alone.images(from: spectra)
    for threadCount in [2, 3, 16] {
      let fft = try RealFFT2D(shape, threadCount: threadCount)
      #expect(fft.images(from: spectra) == expected)
      #expect(fft.spectra(of: expected) == alone.spectra(of: expected))
      #expect(fft.pullback(of: expected) == alone.pullback(of: expected))
    }
  }

  @Test func `memory that is not aligned for vectors gives the same bytes`() throws {
    let shape = SpectrumShape(height: 16, width: 16)
    let fft = try RealFFT2D(shape)
    let spectrum = seededValues(shape.componentCount, seed: 23)
    let shifted = [0] + spectrum
    var image = [Float](repeating: 0, count: shape.pixelCount + 1)
    shifted.withUnsafeBufferPointer { source in
      image.withUnsafeMutableBufferPointer { target in
        fft.inverse(
          UnsafeBufferPointer(rebasing: source[1...]),
          into: UnsafeMutableBufferPointer(rebasing: target[1...]), count: 1)
      }
    }
    #expect([Float](image[1...]) == fft.images(from: spectrum))
  }

  @Test func `the spectra that go in stay as they were`() throws {
    let fft = try RealFFT2D(SpectrumShape(height: 32, width: 32))
    let spectra = seededValues(fft.shape.componentCount, seed: 24)
    #expect(fft.images(from: spectra) == fft.images(from: spectra))
    #expect(spectra == seededValues(fft.shape.componentCount, seed: 24))
  }

  @Test func `no planes give no numbers`() throws {
    let fft = try RealFFT2D(SpectrumShape(height: 3, width: 3))
    #expect(fft.images(from: []).isEmpty)
    #expect(fft.pullback(of: []).isEmpty)
  }

  @Test func `a buffer of the wrong size traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = try RealFFT2D(SpectrumShape(height: 3, width: 3)).images(from: [1, 2, 3])
    }
  }

  @Test func `a shape beyond FFTW's range is refused by name`() {
    let shape = SpectrumShape(height: 1, width: 1 << 40)
    #expect(throws: FourierError.planUnavailable(shape)) { try RealFFT2D(shape) }
    #expect(
      "\(FourierError.planUnavailable(shape))".contains("1 pixels high and 1099511627776 wide"))
  }
}
