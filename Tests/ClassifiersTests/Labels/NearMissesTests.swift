import Classifiers
import Testing

struct NearMissesTests {
  @Test(arguments: [
    ("robin", ["robni", "rabbit", "robins", "jay"], ["robins", "robni"]),
    ("ROBIN", ["robin"], ["robin"]),
    ("a", ["b", "abc", ""], ["", "b"]),
    ("", ["a", "ab"], ["a"]),
    ("meann", ["mean", "std", "median"], ["mean"]),
  ])
  func `near names come nearest first, then by alphabet`(
    query: String, names: [String], expected: [String]
  ) {
    #expect(NearMisses.of(query, among: names) == expected)
  }

  @Test func `a swap of neighbors is one error, so it is within reach of a short name`() {
    #expect(NearMisses.of("jya", among: ["jay"]) == ["jay"])
    #expect(NearMisses.of("jya", among: ["ajy", "ayj"]).isEmpty)
  }
}
