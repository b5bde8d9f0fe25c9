internal import Tensors

/// The figures of one class, layer by layer.
struct ClassStatistics {
  /// A kind of images with its rows and samples.
  struct Subject {
    let subject: PathSubject
    let imageCount: Int
    /// The least number of images or photographs that was resampled.
    let limit: Int
    /// Where the images stand behind the photographs, and how they are resampled; `nil` for the
    /// photographs themselves.
    let prototypes: (offset: Int, resampling: Resampling)?
  }

  let record: ClassRecord
  private let bank: (offset: Int, resampling: Resampling)
  private let blocks: [Resampling]
  /// The controls first, then the recipes.
  let subjects: [Subject]

  init(_ record: ClassRecord, configuration: PathConfiguration) {
    self.record = record
    func draw(_ count: Int, _ purpose: UInt32, _ number: Int, pairs: Bool = false) -> Resampling {
      let counter = SIMD3(UInt32(record.classIndex), purpose, UInt32(number))
      return Resampling(
        of: count, sampleCount: configuration.sampleCount, hasPairs: pairs,
        random: Philox(seed: configuration.seed, counter: counter))
    }
    var offset = 0
    var recipes: [Subject] = []
    for (number, recipe) in record.recipes.enumerated() {
      recipes.append(
        Subject(
          subject: .prototypes(recipe.name), imageCount: recipe.count,
          limit: min(recipe.count, record.photographCount),
          prototypes: (offset, draw(recipe.count, Purpose.prototypes, number))))
      offset += recipe.count
    }
    let others = Subject(
      subject: .otherPhotographs, imageCount: record.otherCount,
      limit: min(record.otherCount, record.photographCount),
      prototypes: (offset, draw(record.otherCount, Purpose.others, 0)))
    let heldOut = Subject(
      subject: .heldOutPhotographs, imageCount: record.photographCount,
      limit: record.photographCount, prototypes: nil)
    subjects = [heldOut] + (record.otherCount > 0 ? [others] : []) + recipes
    bank = (offset + record.otherCount, draw(record.bankCount, Purpose.bank, 0))
    blocks = record.blocks.enumerated().map {
      draw($1.photographCount, Purpose.photographs, $0, pairs: true)
    }
  }

  /// The figures of every subject at a layer.
  ///
  /// The layer and the view are chosen by what `view` takes from a block.
  func figures(_ view: (BlockRecord) -> ViewRecord) -> [SubjectDraws] {
    let perBlock = zip(record.blocks, blocks).map { block, photographs in
      let weight = Double(block.photographCount)
      return (weight, figures(view(block), photographs))
    }
    return subjects.indices.map { index in
      SubjectDraws.mean(perBlock.map { (weight: $0, draws: $1[index]) })
    }
  }

  private func figures(_ view: ViewRecord, _ photographs: Resampling) -> [SubjectDraws] {
    func means(_ table: SimilarityTable) -> TableMeans {
      TableMeans(table: table, photographs: photographs)
    }
    let similarities = view.toPhotographs.map(means)
    let toMeans = view.toMeans.map(means)
    let distances = means(view.distances)
    let count = photographs.count
    let bankRows = count + bank.offset..<count + bank.offset + bank.resampling.count
    let floor = similarities.map { $0.overRows(bankRows, bank.resampling) }
    let ceiling = similarities.map { $0.overPairs() }
    let spread = distances.overDiagonal()
    return subjects.map { subject in
      guard let (offset, resampling) = subject.prototypes else {
        return SubjectDraws(
          images: similarities.map { $0.overPairs(where: Self.areInDifferentHalves) },
          ceiling: similarities.map { $0.overPairs { !Self.areInDifferentHalves($0, $1) } },
          floor: floor, toMean: toMeans.map { $0.overDiagonal() }, distance: spread,
          spread: spread)
      }
      let rows = count + offset..<count + offset + resampling.count
      return SubjectDraws(
        images: similarities.map { $0.overRows(rows, resampling) }, ceiling: ceiling,
        floor: floor, toMean: toMeans.map { $0.overMeanPaths(rows, resampling) },
        distance: distances.overMeanPaths(rows, resampling), spread: spread)
    }
  }

  /// Whether two photographs are compared for the control of held-out ones.
  ///
  /// Every second photograph of a block is held out and compared with the others; the ceiling then
  /// comes from pairs within either half. An average over all ways to hold one out would be 1
  /// whatever the photographs are, and so no control.
  private static func areInDifferentHalves(_ a: Int, _ b: Int) -> Bool { (a + b) % 2 == 1 }
}
