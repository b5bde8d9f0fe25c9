import SpuriousFeatures
import TestSupport
import Testing

/// What transplants do to pixels.
@Suite struct TransplantPictureTests {
  static let sizes = [(12, 12), (9, 14), (17, 8)]

  private static func test(_ height: Int, _ width: Int) throws -> DonorTransplantTest {
    let collection = try SyntheticCollection.collection(height: height, width: width)
    let classifier = ScriptedClassifier.blind(height: height, width: width, classCount: 3)
    return DonorTransplantTest(classifier, collection)
  }

  @Test(arguments: sizes)
  func `an image that gives to itself stays as it is`(height: Int, width: Int) throws {
    let collection = try SyntheticCollection.collection(height: height, width: width)
    let test = try Self.test(height, width)
    for component in Component.allCases where component != .highFrequency {
      let picture = test.picture(
        of: component, at: component.place(height, width), from: 2, onto: 2)
      let difference = zip(picture, collection.images[2].planes).map { abs($0 - $1) }.max() ?? 1
      // Behind the core, the surroundings are made up.
      #expect(difference < 2e-5 || component == .corner || component == .border, "\(component)")
    }
  }

  @Test(arguments: sizes)
  func `a background leaves the core alone, and takes all else from the donor`(
    height: Int, width: Int
  ) throws {
    let collection = try SyntheticCollection.collection(height: height, width: width)
    let picture = try Self.test(height, width).picture(of: .background, from: 4, onto: 0)
    let (host, donor) = (collection.images[0], collection.images[4])
    for pixel in 0..<height * width {
      for channel in 0..<3 {
        let index = channel * height * width + pixel
        if host.core?[pixel] == 1 { #expect(picture[index] == host.planes[index]) }
        let isFar = SyntheticCollection.isFar(
          pixel, from: [host.core, donor.core], height: height, width: width)
        if isFar { #expect(abs(picture[index] - donor.planes[index]) < 1e-6) }
      }
    }
  }

  @Test(arguments: sizes)
  func `a corner is the donor's, and nothing else is changed`(height: Int, width: Int) throws {
    let collection = try SyntheticCollection.collection(height: height, width: width, masks: false)
    let classifier = ScriptedClassifier.blind(height: height, width: width, classCount: 3)
    let place = Place(top: height - 2, left: width - 3, height: 2, width: 3)
    let picture = DonorTransplantTest(classifier, collection).picture(
      of: .corner, at: place, from: 5, onto: 1)
    for index in picture.indices {
      let (row, column) = (index / width % height, index % width)
      let isInside = row >= height - 2 && column >= width - 3
      #expect(picture[index] == collection.images[isInside ? 5 : 1].planes[index])
    }
  }

  @Test
  func `a pattern of single pixels is carried over whole, and a smooth image carries nothing`()
    throws
  {
    let (height, width) = (10, 12)
    func image(_ classIndex: Int, _ value: (Int, Int) -> Float) -> LabeledImage {
      let plane = (0..<height * width).map { value($0 / width, $0 % width) }
      return LabeledImage(
        name: "\(classIndex)", classIndex: classIndex, planes: plane + plane + plane)
    }
    let flat: (Int, Int) -> Float = { _, _ in 0.5 }
    let checker: (Int, Int) -> Float = { ($0 + $1) % 2 == 0 ? 0.6 : 0.4 }
    let slope: (Int, Int) -> Float = { 0.3 + 0.01 * Float($0) + 0.02 * Float($1) }
    let collection = try ImageCollection(
      [flat, checker, slope].enumerated().flatMap { number, value in
        [image(number, value), image(number, value)]
      }, channelCount: 3, height: height, width: width)
    let classifier = ScriptedClassifier.blind(height: height, width: width, classCount: 3)
    let test = DonorTransplantTest(classifier, collection)
    let patterned = test.picture(of: .highFrequency, from: 2, onto: 0)
    #expect(zip(patterned, collection.images[2].planes).allSatisfy { abs($0 - $1) < 1e-5 })
    let smooth = test.picture(of: .highFrequency, from: 4, onto: 0)
    for index in smooth.indices {
      let (row, column) = (index / width % height, index % width)
      guard 2..<height - 2 ~= row, 2..<width - 2 ~= column else { continue }
      #expect(abs(smooth[index] - 0.5) < 1e-5)
    }
  }

  @Test func `a layout puts the core where the donor has its own`() throws {
    let (height, width) = (16, 16)
    func image(_ classIndex: Int, top: Int, left: Int) -> LabeledImage {
      let isCore: (Int) -> Bool = {
        (top..<top + 4).contains($0 / width) && (left..<left + 4).contains($0 % width)
      }
      let core = (0..<height * width).map { isCore($0) ? Float(1) : 0 }
      let plane = core.map { 0.2 + 0.6 * $0 }
      return LabeledImage(
        name: "", classIndex: classIndex, planes: plane + plane + plane, core: core)
    }
    let collection = try ImageCollection(
      (0..<3).flatMap { [image($0, top: 2, left: 3), image($0, top: 9, left: 8)] },
      channelCount: 3, height: height, width: width)
    let classifier = ScriptedClassifier.blind(height: height, width: width, classCount: 3)
    let picture = DonorTransplantTest(classifier, collection).picture(
      of: .layout, from: 3, onto: 0)
    #expect(zip(picture, collection.images[3].planes).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test(arguments: [(1, 1), (1, 5), (2, 3)])
  func `the smallest images have every component`(height: Int, width: Int) throws {
    let test = try Self.test(height, width)
    for component in Component.allCases {
      let picture = test.picture(
        of: component, at: component.place(height, width), from: 3, onto: 0)
      #expect(picture.allSatisfy { (0...1).contains($0) })
    }
  }
}

extension Component {
  fileprivate func place(_ height: Int, _ width: Int) -> Place? {
    let hasPlace = self == .corner || self == .border || self == .window
    return hasPlace ? Place(top: 0, left: 0, height: (height + 3) / 4, width: (width + 3) / 4) : nil
  }
}
