import Fourier
import Testing

struct SpectrumShapeTests {
  @Test func `a half spectrum has half the columns, rounded down, and one more`() {
    let shapes = [(4, 6, 4), (4, 7, 4), (5, 1, 1), (1, 2, 2)]
    for (height, width, columnCount) in shapes {
      let shape = SpectrumShape(height: height, width: width)
      #expect(shape.columnCount == columnCount)
      #expect(shape.coefficientCount == height * columnCount)
      #expect(shape.componentCount == 2 * height * columnCount)
    }
  }

  @Test func `frequencies are in numpy's order`() {
    let even = SpectrumShape(height: 4, width: 4)
    #expect(even.rowFrequencies == [0, 0.25, -0.5, -0.25])
    #expect(even.columnFrequencies == [0, 0.25, 0.5])

    let odd = SpectrumShape(height: 5, width: 5)
    #expect(odd.rowFrequencies == [0, 0.2, 0.4, -0.4, -0.2])
    #expect(odd.columnFrequencies == [0, 0.2, 0.4])

    let single = SpectrumShape(height: 1, width: 1)
    #expect(single.rowFrequencies == [0])
    #expect(single.columnFrequencies == [0])
  }

  @Test func `multiplicities count every coefficient of the full spectrum`() {
    for width in 1...9 {
      let shape = SpectrumShape(height: 3, width: width)
      #expect(shape.columnMultiplicities.reduce(0, +) == width)
    }
    #expect(SpectrumShape(height: 1, width: 6).columnMultiplicities == [1, 2, 2, 1])
    #expect(SpectrumShape(height: 1, width: 5).columnMultiplicities == [1, 2, 2])
  }

  @Test func `a decay power of zero leaves the spectrum white`() {
    let scale = SpectrumShape(height: 6, width: 5).naturalImageScale(decayPower: 0)
    #expect(scale == [Float](repeating: 1, count: 18))
  }

  @Test func `the default decay power is one`() {
    let shape = SpectrumShape(height: 6, width: 5)
    #expect(shape.naturalImageScale() == shape.naturalImageScale(decayPower: 1))
  }

  @Test func `the frequency zero scales as the lowest other one`() {
    let scale = SpectrumShape(height: 8, width: 224).naturalImageScale()
    // One rounding in 1 / 224, one in its inverse.
    #expect(abs(scale[0] - 224) <= 1e-4)
    #expect(scale[0] == scale[1])
  }

  @Test func `an empty image has no shape`() async {
    await #expect(processExitsWith: .failure) { _ = SpectrumShape(height: 0, width: 3) }
    await #expect(processExitsWith: .failure) { _ = SpectrumShape(height: 3, width: 0) }
  }
}
