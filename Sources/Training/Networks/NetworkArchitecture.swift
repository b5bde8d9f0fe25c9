/// The shape of a small convolutional classifier: a description, not yet weights.
///
/// A stem convolution, stages of blocks, and a linear head. Every convolution is followed by batch
/// normalization; the windows are padded, so that only strides make the image smaller.
public struct NetworkArchitecture: Hashable, Codable, Sendable {
  /// What the blocks of all stages are made of.
  public enum Block: String, Hashable, Codable, Sendable, CaseIterable {
    /// Two 3 × 3 convolutions beside a shortcut, ResNet's basic block (He et al., 2016).
    case residual
    /// One 3 × 3 convolution and a ReLU.
    case plain
  }

  /// The first convolution.
  public struct Stem: Hashable, Codable, Sendable {
    /// The side of its window, in pixels; odd.
    public var kernelSize: Int
    /// How many channels it makes.
    public var width: Int
    /// The step of its window, in pixels.
    public var stride: Int
    /// The side of the squares of pixels that are averaged before it; `nil` for single pixels.
    public var pooling: Int?

    public init(kernelSize: Int, width: Int, stride: Int, pooling: Int? = nil) {
      self.kernelSize = kernelSize
      self.width = width
      self.stride = stride
      self.pooling = pooling
    }
  }

  /// Blocks of one width.
  public struct Stage: Hashable, Codable, Sendable {
    /// How many channels its blocks make.
    public var width: Int
    public var blockCount: Int
    /// The step of the first block's window, in pixels.
    public var stride: Int

    public init(width: Int, blockCount: Int = 1, stride: Int = 2) {
      self.width = width
      self.blockCount = blockCount
      self.stride = stride
    }
  }

  /// What the linear layer reads.
  public enum Head: String, Hashable, Codable, Sendable, CaseIterable {
    /// The mean of each channel: the network takes images of any size.
    case average
    /// Every place of every channel: the network knows where things are, and takes one size.
    case flatten
  }

  /// How many channels an image has.
  public var channelCount: Int
  /// The height of the images it is trained on, in pixels.
  public var height: Int
  /// The width of the images it is trained on, in pixels.
  public var width: Int
  public var stem: Stem
  public var stages: [Stage]
  public var block: Block
  public var head: Head
  public var classCount: Int

  public init(
    channelCount: Int = 3, height: Int, width: Int, stem: Stem, stages: [Stage], block: Block,
    head: Head, classCount: Int
  ) {
    self.channelCount = channelCount
    self.height = height
    self.width = width
    self.stem = stem
    self.stages = stages
    self.block = block
    self.head = head
    self.classCount = classCount
  }
}

// MARK: The usual ones

extension NetworkArchitecture {
  /// A residual network for square images of 128 pixels or so, of about 0.44 million weights.
  ///
  /// - Parameters:
  ///   - classCount: How many classes it tells apart.
  ///   - size: The height and width of the images, in pixels.
  ///   - widths: The channels of the stem, and of each stage after it.
  /// - Returns: A network that takes images of any size, trained at this one.
  public static func residual(
    classCount: Int, size: Int = 128, widths: [Int] = [24, 48, 96, 128]
  ) -> NetworkArchitecture {
    NetworkArchitecture(
      height: size, width: size, stem: Stem(kernelSize: 5, width: widths.first ?? 1, stride: 2),
      stages: widths.dropFirst().map { Stage(width: $0) }, block: .residual, head: .average,
      classCount: classCount)
  }

  /// Four plain convolutions before the head, of about 50,000 weights if it averages.
  ///
  /// - Parameters:
  ///   - classCount: How many classes it tells apart.
  ///   - size: The height and width of the images, in pixels.
  ///   - width: The channels of the stem; the others have 2, 3 and 4 times as many.
  ///   - head: What the linear layer reads.
  /// - Returns: The network.
  public static func conv4(
    classCount: Int, size: Int = 64, width: Int = 16, head: Head = .average
  ) -> NetworkArchitecture {
    NetworkArchitecture(
      height: size, width: size, stem: Stem(kernelSize: 3, width: width, stride: 2),
      stages: (2...4).map { Stage(width: $0 * width) }, block: .plain, head: head,
      classCount: classCount)
  }
}

// MARK: Checking

extension NetworkArchitecture {
  /// The reasons why no network can be made of this, as a name and a rule with the value.
  var violations: [ConfigurationViolation] {
    var found = ConfigurationCheck()
    found.require(1...4 ~= channelCount, "channelCount", "in 1...4", channelCount)
    found.require(1...4096 ~= height, "height", "in 1...4096 pixels", height)
    found.require(1...4096 ~= width, "width", "in 1...4096 pixels", width)
    found.require(2...100_000 ~= classCount, "classCount", "in 2...100000", classCount)
    found.require(
      1...31 ~= stem.kernelSize && stem.kernelSize % 2 == 1, "stem.kernelSize", "odd, in 1...31",
      stem.kernelSize)
    found.require(1...4096 ~= stem.width, "stem.width", "in 1...4096", stem.width)
    found.require(1...8 ~= stem.stride, "stem.stride", "in 1...8", stem.stride)
    let pooling = stem.pooling ?? 1
    found.require(
      1...min(max(height, 1), max(width, 1)) ~= pooling, "stem.pooling",
      "in 1...\(min(height, width))", pooling)
    for (index, stage) in stages.enumerated() {
      let name = "stages[\(index)]"
      found.require(1...4096 ~= stage.width, "\(name).width", "in 1...4096", stage.width)
      found.require(1...64 ~= stage.blockCount, "\(name).blockCount", "in 1...64", stage.blockCount)
      found.require(1...8 ~= stage.stride, "\(name).stride", "in 1...8", stage.stride)
    }
    found.require(stages.count <= 16, "stages", "at most 16", stages.count)
    return found.violations
  }
}
