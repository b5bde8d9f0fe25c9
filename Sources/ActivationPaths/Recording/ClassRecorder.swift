internal import Classifiers
internal import Tensors

/// Records one class.
struct ClassRecorder {
  /// How many photographs, and prototypes of each recipe, are described for telling them apart.
  private static let textureLimit = 4

  private let auditor: PathAuditor
  private let prototypes: [PrototypeSet]
  private let bankCount: Int
  /// What is compared with the photographs, in the order of the tables' rows.
  private let queries: [(sequence: any ImageSequence, index: Int)]
  var watch = ImageWatch(total: 0, progress: { _, _ in }, shouldStop: { false })

  init(_ auditor: PathAuditor, foreign: ForeignPhotographs, prototypes: [PrototypeSet]) {
    self.auditor = auditor
    self.prototypes = prototypes
    bankCount = foreign.bank.count
    queries =
      prototypes.flatMap { set in (0..<set.images.count).map { (set.images, $0) } }
      + (foreign.others + foreign.bank).map { (auditor.photographs, $0) }
  }

  // MARK: Paths

  /// How many times an image is run for a block.
  func runCount(ofBlock block: ArraySlice<Int>) -> Int {
    groups(photographCount: block.count).count * (block.count + queries.count)
  }

  /// Compares everything with a block of photographs.
  func record(block: ArraySlice<Int>) throws -> BlockRecord {
    let layers = try groups(photographCount: block.count).flatMap { try record($0, block) }
    return BlockRecord(photographCount: block.count, layers: layers)
  }

  private func record(_ layers: [PathLayer], _ block: ArraySlice<Int>) throws -> [LayerRecord] {
    var builders = try builders(layers, block)
    for start in stride(from: 0, to: queries.count, by: PathAuditor.chunkCount) {
      let chunk = queries[start..<min(start + PathAuditor.chunkCount, queries.count)]
      let values = try chunk.map { try run($0.sequence, $0.index, at: layers) }
      for index in layers.indices {
        try builders[index].add(values.map { $0[index] }, firstRow: block.count + start)
      }
    }
    return builders.map(\.record)
  }

  private func builders(_ layers: [PathLayer], _ block: ArraySlice<Int>) throws -> [LayerBuilder] {
    var values = try block.map { try run(auditor.photographs, $0, at: layers) }
    return try layers.indices.map { index in
      let photographs = values.map { $0[index] }
      let builder = try LayerBuilder(
        layers[index], photographs: photographs, rowCount: block.count + queries.count,
        bankCount: bankCount)
      // Each layer's activations are let go once they are copied.
      for image in values.indices { values[image][index] = photographs[0] }
      return builder
    }
  }

  /// Splits the layers into runs whose rows fit the memory budget.
  private func groups(photographCount: Int) -> [[PathLayer]] {
    // A photograph's activations once, and with its mean of the others twice as values and ranks.
    let bytesPerUnit = (1 + 2 * 2) * MemoryLayout<Float>.size * photographCount
    var groups: [[PathLayer]] = []
    var bytes = 0
    for layer in auditor.layers {
      let more = layer.unitCount * bytesPerUnit
      if groups.isEmpty || bytes + more > auditor.configuration.memoryBudget {
        groups.append([])
        bytes = 0
      }
      groups[groups.count - 1].append(layer)
      bytes += more
    }
    return groups
  }

  private func run(
    _ sequence: any ImageSequence, _ index: Int, at layers: [PathLayer]
  ) throws -> [Tensor] {
    try ImageRunner(source: auditor.source, layers: layers, watch: watch)
      .values(of: sequence, index)
  }

  // MARK: Textures

  private var textureLayers: [PathLayer] {
    auditor.layers.enumerated().filter { $0.offset * 3 < auditor.layers.count }.map(\.element)
  }

  /// How many images are run for ``texture(of:)``.
  func textureRunCount(_ photographs: [Int]) -> Int {
    ([photographs.count] + prototypes.map(\.images.count))
      .map { min($0, Self.textureLimit) }.reduce(0, +)
  }

  /// Describes a few images by the channel means and standard deviations of the early layers.
  func texture(of photographs: [Int]) throws -> TextureRecord {
    TextureRecord(
      photographs: try textures(auditor.photographs, photographs),
      prototypes: try prototypes.map { try textures($0.images, Array(0..<$0.images.count)) })
  }

  private func textures(_ images: any ImageSequence, _ indices: [Int]) throws -> SimilarityTable {
    let layers = textureLayers
    let rows = try indices.prefix(Self.textureLimit).map { index in
      try zip(layers, run(images, index, at: layers)).flatMap { layer, value -> [Float] in
        let moments = ChannelMoments.moments(of: try value.floats(), layer: layer)
        return moments.map { Float($0.mean) } + moments.map { Float($0.variance.squareRoot()) }
      }
    }
    return SimilarityTable(rows: rows)
  }
}
