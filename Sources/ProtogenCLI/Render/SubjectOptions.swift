internal import ArgumentParser
internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// The options that say what is drawn.
struct SubjectOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("class")],
    help: ArgumentHelp(
      "Classes by name, synonym, WordNet id or index, separated by commas; 'all'; 0-9.",
      discussion: "Two classes joined by + share one image: robin+jay.", valueName: "classes"))
  var classes: String?

  @Flag(help: "Draw what the class least wants to see.")
  var antitype = false

  @Option(
    help: ArgumentHelp("A layer, from 'protogen layers'.", valueName: "layer"),
    completion: .custom { words, _, _ in LayerCompletion.names(for: words) })
  var layer: String?

  @Option(help: ArgumentHelp("A channel of the layer.", valueName: "index"))
  var channel: Int?

  @Option(help: ArgumentHelp("A channel of the layer, at its center alone.", valueName: "index"))
  var neuron: Int?

  @Option(
    help: ArgumentHelp(
      "A text file with one number a channel: a direction in the layer.", valueName: "file"),
    completion: .file())
  var direction: String?

  @Option(help: ArgumentHelp("How much a direction's cosine counts.", valueName: "power"))
  var cosinePower = 0.0

  func validate() throws {
    let parts = [channel != nil, neuron != nil, direction != nil].count { $0 }
    if classes == nil, layer == nil {
      throw ValidationError("Say what to draw: --class robin, or --layer NAME --channel 7.")
    }
    if classes != nil, layer != nil {
      throw ValidationError("--class and --layer exclude each other.")
    }
    if layer == nil, parts > 0 {
      throw ValidationError("--channel, --neuron and --direction need --layer.")
    }
    if parts > 1 {
      throw ValidationError("Give one of --channel, --neuron and --direction.")
    }
    if [channel ?? 0, neuron ?? 0].contains(where: { $0 < 0 }) {
      throw ValidationError("A channel's index is not negative.")
    }
  }

  /// What is to be drawn, in order.
  func subjects(of model: LoadedModel, recipe: Recipe, count: Int) throws -> [RenderSubject] {
    if let layer { return [try layerSubject(layer, of: model, count: count)] }
    let text = classes ?? ""
    let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.contains(where: { $0.contains("+") }) else {
      return try model.labels.resolveAll(text).map {
        RenderSubject($0, of: model, recipe: recipe, count: count, isAntitype: antitype)
      }
    }
    return try parts.flatMap { part -> [RenderSubject] in
      let names = part.split(separator: "+").map(String.init)
      let labels = try names.flatMap { try model.labels.resolveAll($0) }
      return names.count > 1
        ? [RenderSubject(hybrid: labels, of: model, count: count, isAntitype: antitype)]
        : labels.map {
          RenderSubject($0, of: model, recipe: recipe, count: count, isAntitype: antitype)
        }
    }
  }

  private func layerSubject(
    _ name: String, of model: LoadedModel, count: Int
  ) throws -> RenderSubject {
    let layer = try model.classifier.resolveLayer(name)
    if let channel {
      return RenderSubject(
        layer: layer, detail: "channel \(channel)",
        objective: .channel(layer: layer, index: channel), count: count)
    }
    if let neuron {
      return RenderSubject(
        layer: layer, detail: "neuron \(neuron)", objective: .neuron(layer: layer, index: neuron),
        count: count)
    }
    if let direction {
      let vector = try DirectionFile.vector(direction, in: CommandContext.current)
      return RenderSubject(
        layer: layer, detail: "direction",
        objective: .direction(layer: layer, vector: vector, cosinePower: cosinePower), count: count)
    }
    return RenderSubject(layer: layer, detail: "", objective: .layer(layer), count: count)
  }
}
