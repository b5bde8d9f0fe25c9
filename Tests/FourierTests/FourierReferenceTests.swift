import Fourier
import Testing

/// Numbers printed by `Tests/References/fourier.py`, which uses numpy.
struct FourierReferenceTests {
  /// The numbers are printed with seven decimals, and are all below 20.
  static let tolerance: Float = 2e-6

  /// What numpy makes of a ramp in one shape.
  struct Reference: CustomTestStringConvertible {
    let shape: SpectrumShape
    let image: [Float]
    let spectrum: [Float]

    var testDescription: String { "\(shape.height)x\(shape.width)" }
  }

  static let references = [
    Reference(
      shape: SpectrumShape(height: 3, width: 4),
      image: [
        -0.0288675, 0.0288675, 0.3175426, -0.4330127, 0.5376388, -0.1144338, -0.7087713,
        -0.2031089, -0.1623612, 0.0855662, 0.3912287, -0.4031089,
      ],
      spectrum: [
        -0.0577350, 0, 0.0577350, -0.0577350, 0.0577350, 0, 0.0721688, -0.2250000, -0.1587713,
        -0.5925426, -0.1587713, 0.2750000, 0.0721688, 0.2250000, -0.1587713, -0.0425426,
        -0.1587713, -0.2750000,
      ]),
    Reference(
      shape: SpectrumShape(height: 4, width: 3),
      image: [
        -0.0577350, 0.1886751, 0.3886751, 0, 0.1000000, -0.1000000, 0.2309401, -0.0350853,
        -1.2350853, -0.1732051, 0, 0,
      ],
      spectrum: [
        -0.0577350, 0, -0.5773503, -0.4000000, 0.1732051, -0.1732051, 0, 0, 0.1732051, 0, 0, 0,
        0.1732051, 0.1732051, 0, 0,
      ]),
    Reference(
      shape: SpectrumShape(height: 2, width: 5),
      image: [
        0.1897367, 0.0588133, 0.1046253, -0.2495712, -1.0522874, 0.3162278, -0.1946498,
        0.0459506, -0.0459506, 0.1946498,
      ],
      spectrum: [
        -0.0632456, 0, -0.0632456, -0.2088493, -0.0632456, 0.2034256, 0.3794733, 0, 0.2149835,
        0, -0.5628340, 0,
      ]),
  ]

  /// Values without symmetry, by the formula of the script.
  static func ramp(_ count: Int) -> [Float] {
    (0..<count).map { Float((7 * $0 + 3) % 11) / 10 - 0.5 }
  }

  @Test(arguments: references)
  func `the transforms are numpy's orthonormal ones`(reference: Reference) throws {
    let shape = reference.shape
    let fft = try RealFFT2D(shape)
    let image = fft.images(from: Self.ramp(shape.componentCount))
    #expect(largestDifference(image, reference.image) <= Self.tolerance)
    let spectrum = fft.spectra(of: Self.ramp(shape.pixelCount))
    #expect(largestDifference(spectrum, reference.spectrum) <= Self.tolerance)
  }

  @Test func `the natural image scale is the reference's`() {
    let linear = SpectrumShape(height: 4, width: 5).naturalImageScale()
    let linearReference: [Float] = [
      5, 5, 2.5, 4, 3.1234752, 2.1199958, 2, 1.8569534, 1.5617376, 4, 3.1234752, 2.1199958,
    ]
    #expect(largestDifference(linear, linearReference) <= Self.tolerance)

    let square = SpectrumShape(height: 3, width: 4).naturalImageScale(decayPower: 2)
    let squareReference: [Float] = [16, 16, 4, 9, 5.76, 2.7692308, 9, 5.76, 2.7692308]
    #expect(largestDifference(square, squareReference) <= Self.tolerance)

    #expect(SpectrumShape(height: 1, width: 1).naturalImageScale() == [1])
  }
}
