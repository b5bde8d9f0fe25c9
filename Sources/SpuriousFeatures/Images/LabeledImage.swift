/// An image of a known class, as a network is given it.
public struct LabeledImage: Hashable, Sendable {
  /// What it is called in findings, such as its path.
  public let name: String
  /// The index of its class.
  public let classIndex: Int
  /// Colors in `0...1`, of shape `[channels, height, width]`.
  public let planes: [Float]
  /// How much of each pixel shows the class itself, in `0...1` of shape `[height, width]`; `nil` if
  /// nobody has said.
  public let core: [Float]?

  /// Creates an image.
  public init(name: String, classIndex: Int, planes: [Float], core: [Float]? = nil) {
    self.name = name
    self.classIndex = classIndex
    self.planes = planes
    self.core = core
  }
}
