internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// One thing to draw: a class, several at once, or part of a layer; one or more prototypes of it.
struct RenderSubject: Hashable, Codable {
  /// What to call it.
  let title: String
  /// The folder that its files go to, such as `15-robin`.
  let folderName: String
  /// The model's output, if it is one class.
  let outputIndex: Int?
  /// The class's index in the label list, names and WordNet id, if it is one class.
  let classIndex: Int?
  let names: [String]
  let wordNetID: String?
  let targets: [RenderTarget]

  private init(
    title: String, folderName: String, label: ClassLabel?, outputIndex: Int?,
    targets: [RenderTarget]
  ) {
    self.title = title
    self.folderName = folderName
    self.outputIndex = outputIndex
    self.targets = targets
    classIndex = label?.index
    names = label?.names ?? []
    wordNetID = label?.wordNetID
  }

  /// A class.
  init(_ label: ClassLabel, of model: LoadedModel, recipe: Recipe, count: Int, isAntitype: Bool) {
    let output = label.index + model.labelOffset
    let objective = recipe.objective.objective(for: output)
    self.init(
      title: isAntitype ? "anti-\(label.displayName)" : label.displayName,
      folderName: isAntitype ? "\(label.slug)-antitype" : label.slug, label: label,
      outputIndex: output,
      targets: (0..<count).map {
        RenderTarget(
          key: isAntitype
            ? PrototypeKey(hashing: "anti \(output)", number: $0)
            : PrototypeKey(classIndex: output, number: $0),
          objective: isAntitype ? -objective : objective)
      })
  }

  /// Several classes in one image.
  init(hybrid labels: [ClassLabel], of model: LoadedModel, count: Int, isAntitype: Bool) {
    let outputs = labels.map { $0.index + model.labelOffset }
    let objective = Objective.hybrid(outputs)
    let title = labels.map(\.displayName).joined(separator: " + ")
    self.init(
      title: isAntitype ? "anti-(\(title))" : title,
      folderName: labels.map(\.slug).joined(separator: "+") + (isAntitype ? "-antitype" : ""),
      label: nil, outputIndex: nil,
      targets: Self.targets(title, isAntitype ? -objective : objective, count: count))
  }

  /// Part of a layer.
  init(layer: String, detail: String, objective: Objective, count: Int) {
    let title = detail.isEmpty ? layer : "\(layer), \(detail)"
    self.init(
      title: title, folderName: Self.folderName(layer, detail), label: nil, outputIndex: nil,
      targets: Self.targets(title, objective, count: count))
  }

  /// A name that stays inside the output folder, whatever a stranger's model calls its layers.
  private static func folderName(_ layer: String, _ detail: String) -> String {
    let words = { (text: String) in
      text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_")) }
        .joined(separator: "-")
    }
    let name = String(words(layer).drop { $0 == "." }.prefix(longestLayerName))
    return [name.isEmpty ? "layer" : name, words(detail)].filter { !$0.isEmpty }
      .joined(separator: "-")
  }

  /// In characters; file systems allow 255 bytes in all.
  private static let longestLayerName = 100

  private static func targets(_ text: String, _ objective: Objective, count: Int) -> [RenderTarget]
  {
    (0..<count).map {
      RenderTarget(key: PrototypeKey(hashing: text, number: $0), objective: objective)
    }
  }

  /// The file name of one prototype.
  func pictureName(_ number: Int) -> String { "\(folderName)-\(number + 1).png" }
}
