/// How a network scores an image that holds nothing: middle gray, everywhere.
///
/// A class that a network only believes in where one particular thing is to be seen is one that it
/// rules out where nothing is.
struct BlankProbe {
  let reader: SubjectReader

  /// Middle gray.
  private static let gray: Float = 0.5

  /// Returns each subject's log-odds on the blank image.
  ///
  /// - Throws: What showing images throws.
  func logOdds() throws -> [Double] {
    try reader.logOdds(of: 1) { _, memory in memory.update(repeating: Self.gray) }[0]
  }
}
