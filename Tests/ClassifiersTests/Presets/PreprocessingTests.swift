import Classifiers
import Foundation
import Testing

struct PreprocessingTests {
  @Test func `the default is colors as they are`() throws {
    let implicit = try Preprocessing()
    #expect(implicit == (try Preprocessing(Normalization.none)))
    #expect(
      implicit
        == (try Preprocessing(
          channelOrder: .rgb, range: 0...1, mean: [0, 0, 0], standardDeviation: [1, 1, 1])))
  }

  @Test func `normalizations hold the published numbers`() throws {
    let imagenet = try Preprocessing(.imagenet, height: 224, width: 224, resizeShortSide: 256)
    #expect(imagenet.mean == [0.485, 0.456, 0.406])
    #expect(imagenet.standardDeviation == [0.229, 0.224, 0.225])
    let caffe = try Preprocessing(.caffe)
    #expect(caffe.channelOrder == .bgr)
    #expect(caffe.range == 0...255)
    #expect(caffe.mean == [103.939, 116.779, 123.68])
    #expect(try Preprocessing(.inception) == Preprocessing(.minusOneToOne))
    #expect(try Preprocessing(.byte, channelOrder: .gray).mean == [0])
  }

  @Test func `every violation is reported at once`() throws {
    let error = #expect(throws: PresetError.self) {
      try Preprocessing(
        height: 0, width: 20_000, range: 1...1, mean: [1, 2], standardDeviation: [0],
        resizeShortSide: 5)
    }
    guard case .invalid(_, let violations) = try #require(error) else { return }
    #expect(
      violations.map(\.key) == ["height", "width", "range", "mean", "std", "resizeShortSide"])
  }

  @Test func `a color normalization does not fit a gray input`() {
    let error = #expect(throws: PresetError.self) {
      try Preprocessing(.imagenet, channelOrder: .gray)
    }
    #expect(error?.description.contains("mean must be 1 or 1 values for gray") == true)
  }

  @Test func `JSON comes back equal, and is held to the same rules`() throws {
    let value = try Preprocessing(.caffe, height: 7, width: 5)
    let json = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(Preprocessing.self, from: json) == value)
    let text = try #require(String(bytes: json, encoding: .utf8))
    let wrong = text.replacingOccurrences(of: "\"height\":7", with: "\"height\":-7")
    #expect(wrong != text)
    #expect(throws: PresetError.self) {
      try JSONDecoder().decode(Preprocessing.self, from: Data(wrong.utf8))
    }
  }
}
