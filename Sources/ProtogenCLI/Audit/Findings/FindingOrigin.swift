internal import Classifiers
internal import ImageFiles
internal import SpuriousFeatures

/// Everything that the outcomes of transplants depend on.
struct FindingOrigin: Encodable {
  private let network: NetworkOrigin
  private let targets: [Int]
  private let configuration: TransplantConfiguration
  private let images: [Image]

  private struct Image: Encodable {
    let name: String
    let classIndex: Int
    let digest: String
    let mask: String?
  }

  /// - Throws: `TensorError` if libtorch is not there.
  init(
    _ model: LoadedModel, _ images: FindingImages, _ configuration: TransplantConfiguration
  ) throws {
    network = try NetworkOrigin(model)
    targets = images.targets
    self.configuration = configuration
    self.images = images.sources.map {
      Image(
        name: $0.entry.photograph.path, classIndex: $0.entry.photograph.classIndex,
        digest: $0.entry.digest, mask: $0.mask?.digest)
    }
  }
}

/// What makes a finding the same one, whenever it is found.
struct FindingIdentity: Encodable {
  private let model: String
  private let classIndex: Int
  private let component: Component
  private let place: Place?

  init(_ cell: TransplantCell, of model: LoadedModel) {
    self.model = model.sha256
    (classIndex, component, place) = (cell.classIndex, cell.component, cell.place)
  }

  /// A short name for it.
  func id() throws -> String { String(try fingerprint().prefix(12)) }
}
