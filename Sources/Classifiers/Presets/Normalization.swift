/// The value ranges and normalizations that published classifiers were trained with.
public enum Normalization: String, Hashable, Codable, Sendable, CaseIterable {
  /// Mean and deviation of ImageNet's training colors, as torchvision documents them.
  case imagenet
  /// Colors in `-1...1`, as the TensorFlow Inception and MobileNet models take them.
  case inception
  /// The same as `inception`, by what it does.
  case minusOneToOne = "minus-one-to-one"
  /// Blue first, in `0...255`, less the mean that the VGG authors published for Caffe.
  case caffe
  /// Colors in `0...1`, as they are.
  case none
  /// Colors in `0...255`, as they are.
  case byte = "0-255"

  /// What black and full brightness become.
  public var range: ClosedRange<Float> {
    switch self {
    case .imagenet, .none: 0...1
    case .inception, .minusOneToOne: -1...1
    case .caffe, .byte: 0...255
    }
  }

  /// What is subtracted: one value a channel, or one for all.
  public var mean: [Float] {
    switch self {
    case .imagenet: [0.485, 0.456, 0.406]
    case .caffe: [103.939, 116.779, 123.68]
    case .inception, .minusOneToOne, .none, .byte: [0]
    }
  }

  /// What is divided by: one value a channel, or one for all.
  public var standardDeviation: [Float] {
    self == .imagenet ? [0.229, 0.224, 0.225] : [1]
  }

  /// The order the channels had in training.
  public var channelOrder: ChannelOrder { self == .caffe ? .bgr : .rgb }
}
