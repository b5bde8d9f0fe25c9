internal import ArgumentParser
internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// The options that say what is drawn.
struct SubjectOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("class")],
    help: ArgumentHelp(
      "Classes by name, synonym, WordNet id or index, separated by commas; 0-9; 'all' for every "
        + "class.",
      discussion: "Two classes joined by + share one image: robin+jay.", valueName: "classes"),
    completion: .custom { words, _, prefix in ClassCompletion.names(for: words, after: prefix) })
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
      throw ValidationError(
        "Say what to draw: --class robin, --class all, or --layer NAME --channel 7.")
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
    if antitype, classes == nil {
      throw ValidationError("--antitype is the opposite of a class: it needs --class.")
    }
    if cosinePower != 0, direction == nil {
      throw ValidationError("--cosine-power is part of --direction: give both.")
    }
    if !(cosinePower >= 0 && cosinePower.isFinite) {
      throw ValidationError("--cosine-power must be a number that is not negative.")
    }
    if [channel ?? 0, neuron ?? 0].contains(where: { $0 < 0 }) {
      throw ValidationError("A channel's index is not negative.")
    }
  }

  /// What is to be drawn, in order.
  func subjects(of model: LoadedModel, recipe: Recipe, count: Int) throws -> [RenderSubject] {
    if let layer { return [try layerSubject(layer, of: model, count: count)] }
    return try ClassSelection(classes ?? "", model).subjects(
      recipe: recipe, count: count, isAntitype: antitype)
  }
}

// MARK: Layers

extension SubjectOptions {
  private func layerSubject(
    _ name: String, of model: LoadedModel, count: Int
  ) throws -> RenderSubject {
    let layer = try model.classifier.resolveLayer(name)
    let (detail, objective) = try part(of: layer, model)
    return RenderSubject(layer: layer, detail: detail, objective: objective, count: count)
  }

  /// What of a layer is drawn, in words and as an objective.
  private func part(
    of layer: String, _ model: LoadedModel
  ) throws -> (detail: String, objective: Objective) {
    let channelCount = try model.classifier.channelCount(of: layer)
    if let channel {
      try requireChannel(channel, of: layer, channelCount)
      return ("channel \(channel)", .channel(layer: layer, index: channel))
    }
    if let neuron {
      try requireChannel(neuron, of: layer, channelCount)
      return ("neuron \(neuron)", .neuron(layer: layer, index: neuron))
    }
    guard let direction else { return ("", .layer(layer)) }
    let vector = try DirectionFile.vector(direction, in: CommandContext.current)
    guard vector.count == channelCount else {
      throw CommandFailure(
        "The direction '\(direction)' has \(vector.count) numbers, but layer '\(layer)' has "
          + "\(channelCount) channels. Give one number for each.", .data)
    }
    return (
      "direction", .direction(layer: layer, vector: vector, cosinePower: cosinePower)
    )
  }

  private func requireChannel(_ index: Int, of layer: String, _ count: Int) throws {
    guard index < count else {
      throw CommandFailure(
        "Layer '\(layer)' has \(count) channels, 0 to \(count - 1), and so no channel \(index).",
        .usage)
    }
  }
}

extension Classifier {
  /// How many channels a layer has: the extent of its second axis.
  fileprivate func channelCount(of layer: String) throws -> Int {
    let shape = try shapes(of: [layer])[layer] ?? []
    guard shape.count > 1, shape[1] > 0 else {
      throw CommandFailure(
        "Layer '\(layer)' of shape \(shape) has no channels to draw. 'protogen layers' lists "
          + "those that have.", .usage)
    }
    return shape[1]
  }
}
