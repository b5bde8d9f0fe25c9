import Optimizers
import Tensors
import Testing
import Training

/// Numbers of PyTorch 2.13, by Tests/References/training/golden.py.
struct GoldenTests {
  /// A few roundings of 32-bit floats.
  static let tolerance: Float = 2e-6

  @Test func `batch normalization by the batch agrees with PyTorch's, forward and backward`()
    throws
  {
    let x = try Tensor(WaveNetwork.wave(12), shape: [2, 3, 1, 2]).requiringGradient()
    let scale = try Tensor([1, 0.5, -2] as [Float], shape: [3]).requiringGradient()
    let bias = try Tensor([0, 0.25, 1] as [Float], shape: [3]).requiringGradient()
    let result = try x.batchNormalizedByItself(scale: scale, bias: bias, epsilon: 1e-5)
    let weights = try Tensor(WaveNetwork.wave(12, step: 0.7), shape: [2, 3, 1, 2])
    let gradients = try result.output.multiplied(by: weights).sum()
      .gradients(withRespectTo: [x, scale, bias]).map { try #require($0).floats() }

    let output: [Float] = [
      -0.6625613, 1.1668295, 0.6722433, -0.4223622, 0.3594825, 2.586525, -1.2700216, 0.7657533,
      0.7863251, -0.036206, -1.9850105, 3.0390024,
    ]
    #expect(agree(try result.output.floats(), output, within: Self.tolerance))
    let inputGradient: [Float] = [
      1.0559306, 1.3565042, 1.269986, 0.3039711, 1.1136, 7.5695257, -0.473654, -1.9387805,
      -0.9512093, -0.6227476, -1.2761412, -7.4069848,
    ]
    #expect(agree(gradients[0], inputGradient, within: 4 * Self.tolerance))
    #expect(agree(gradients[1], [1.1062958, -1.0153323, 0.3586633], within: Self.tolerance))
    #expect(agree(gradients[2], [-1.2098107, 1.2342062, 1.6293597], within: Self.tolerance))
    // PyTorch's running statistics after one batch: a tenth of the way from 0 and 1.
    let mean = try result.mean.floats().map { 0.1 * $0 }
    #expect(agree(mean, [0.0304761, 0.0612974, -0.0814935], within: Self.tolerance))
    let variance = try result.variance.floats().map { 0.9 + 0.1 * $0 * 4 / 3 }
    #expect(agree(variance, [0.9282087, 0.9164154, 0.9043917], within: Self.tolerance))
  }

  static let losses: [(smoothing: Double, loss: Float, gradient: [Float])] = [
    (
      0, 3.4550323,
      [
        -0.3223737, 0.1368158, 0.1676897, 0.0167364, 0.0011318, 0.0006142, 0.0047166, 0.0782795,
        0.2121727, -0.295783, 0.0027734, 0.0007062, -0.3304972, 0.0500312, 0.2769864,
      ]
    ),
    (
      0.1, 3.4168787,
      [
        -0.295707, 0.1301492, 0.161023, 0.0100697, -0.0055349, -0.0060525, -0.0019501, 0.0716128,
        0.2055061, -0.2691163, -0.0038932, -0.0059604, -0.3038306, 0.0433645, 0.2703197,
      ]
    ),
  ]

  @Test(arguments: losses)
  func `cross entropy and its gradient agree with PyTorch's`(
    smoothing: Double, expected: Float, gradient: [Float]
  ) throws {
    let logits = try Tensor(WaveNetwork.wave(15).map { 3 * $0 }, shape: [3, 5])
      .requiringGradient()
    let loss = try logits.crossEntropy(
      labels: Tensor([0, 4, 2], shape: [3]), labelSmoothing: smoothing)
    #expect(agree(try loss.floats(), [expected], within: Self.tolerance))
    let found = try #require(try loss.gradients(withRespectTo: [logits])[0])
    #expect(agree(try found.floats(), gradient, within: Self.tolerance))
  }

  @Test func `a residual network's logits agree with PyTorch's`() throws {
    let images = try Tensor(WaveNetwork.images, shape: [4, 3, 9, 7])
    let logits = try WaveNetwork.network().logits(of: images)
    let expected: [Float] = [
      0.1656123, -0.0731854, 0.2563321, 0.2280632, -0.1200752, 0.2505759, 0.2725255, -0.1513573,
      0.2439368, 0.2409572, -0.1216457, 0.2395808,
    ]
    #expect(agree(try logits.floats(), expected, within: Self.tolerance))
  }

  @Test func `three steps of a run give PyTorch's losses, weights and running statistics`()
    throws
  {
    let size = 3 * 9 * 7
    let all = WaveNetwork.images
    let examples = FixedExamples(
      images: (0..<4).map { Array(all[$0 * size..<($0 + 1) * size]) }, labels: [0, 1, 2, 1],
      shape: [3, 9, 7])
    let configuration = TrainingConfiguration(
      architecture: WaveNetwork.architecture, preprocessing: try WaveNetwork.preprocessing(),
      learningRate: 0.05, schedule: .init(.constant), weightDecay: 0.01, epochCount: 3,
      batchSize: 4, labelSmoothing: 0.1)
    let trainer = try Trainer(
      configuration, examples: examples, startingFrom: WaveNetwork.network())
    var losses: [Float] = []
    _ = try trainer.run(progress: { losses.append(Float($0.loss)) })

    // The errors of a step are carried to the next.
    let tolerance: Float = 2e-5
    #expect(agree(losses, [1.5316465, 1.4238364, 1.2621061], within: tolerance))
    let expected: [String: [Float]] = [
      "stem.conv.weight": [0.2619526, 0.1780814, 0.0669578, -0.0179044, -0.1313722, -0.2346901],
      "stage1.block0.bn1.bias": [
        0.2880592, 0.2152978, 0.1157525, 0.0112422, -0.0984472, -0.1938673,
      ],
      "stage1.block0.bn2.running_mean": [
        0.1146497, 0.1847547, 0.2372386, 0.2382552, 0.1772034, 0.0930106,
      ],
      "stage1.block0.shortcut.bn.running_var": [
        0.9519477, 0.9512221, 0.9145774, 0.8635806, 0.783087, 0.7100583,
      ],
      "logits.weight": [0.2300268, 0.2576976, 0.1939145, 0.2034182, 0.1628452, 0.0627467],
    ]
    for (name, numbers) in expected {
      let found = try #require(trainer.network.namedValues[name])
      #expect(agree(Array(found.prefix(6)), numbers, within: tolerance), "\(name): \(found)")
    }
  }
}
