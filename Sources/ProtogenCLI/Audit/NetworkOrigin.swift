internal import Classifiers
internal import Tensors

/// What of protogen and of a classifier everything that is measured depends on.
struct NetworkOrigin: Encodable {
  let version: String
  let torch: String
  let modelSHA256: String
  let precision: String
  let device: String
  let preprocessing: Preprocessing
  let inputHeight: Int
  let inputWidth: Int
  let labelOffset: Int

  /// - Throws: `TensorError` if libtorch is not there.
  init(_ model: LoadedModel) throws {
    let classifier = model.classifier
    version = Version.current
    torch = try TorchRuntime.version()
    modelSHA256 = model.sha256
    precision = classifier.precision.rawValue
    device = classifier.device.description
    preprocessing = classifier.preprocessing
    inputHeight = classifier.imageShape.height
    inputWidth = classifier.imageShape.width
    labelOffset = model.labelOffset
  }
}
