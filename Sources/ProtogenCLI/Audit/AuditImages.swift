internal import ActivationPaths
internal import Classifiers
internal import ImageFiles
internal import Tensors

/// Photographs as a network is given them, each read when it is asked for.
struct PhotographSequence: ImageSequence {
  let entries: [PhotographSurvey.Entry]
  let classifier: Classifier

  var count: Int { entries.count }

  func classIndex(at index: Int) -> Int { entries[index].photograph.classIndex }

  func image(at index: Int) throws -> Tensor {
    try classifier.images(of: [Bitmap(contentsOf: entries[index].photograph.file)])
  }
}

/// Prototypes as a network is given them, each read when it is asked for.
struct PrototypeSequence: ImageSequence {
  let prototypes: [AuditedPrototype]
  let classifier: Classifier

  var count: Int { prototypes.count }

  func classIndex(at index: Int) -> Int { prototypes[index].classIndex }

  func image(at index: Int) throws -> Tensor { try prototypes[index].image(for: classifier) }
}
