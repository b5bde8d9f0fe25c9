/// Which color each channel of a model's input holds.
public enum ChannelOrder: String, Hashable, Codable, Sendable, CaseIterable {
  case rgb
  /// Blue first, as OpenCV and Caffe store images.
  case bgr
  /// One channel of brightness.
  case gray
  /// Color and opacity.
  case rgba

  /// How many channels the input has.
  public var channelCount: Int {
    switch self {
    case .gray: 1
    case .rgb, .bgr: 3
    case .rgba: 4
    }
  }
}
