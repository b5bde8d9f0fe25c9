internal import Tensors

extension PathAudit {
  /// Compares the paths that were recorded of several classes.
  ///
  /// - Parameters:
  ///   - classes: The positions in the label list, each once.
  ///   - layers: The layers that the records are of.
  ///   - configuration: The records' own.
  ///   - record: Returns a class's record. It is asked for twice, and one is held at a time.
  /// - Throws: `PathError.recordMismatch` for a record of other layers, and what `record` throws.
  /// - Precondition: There is a class.
  public init(
    of classes: [Int], layers: [PathLayer], configuration: PathConfiguration,
    record: (_ classIndex: Int) throws -> ClassRecord
  ) throws {
    precondition(!classes.isEmpty, "no classes to audit")
    let classes = classes.sorted()
    var auditable = AuditableLayers(layerCount: layers.count)
    for index in classes { auditable.add(try Self.checked(record(index), layers)) }
    let kept = auditable.kept
    let thirds = kept.indices.map { $0 * 3 / kept.count }
    var mean = MeanStatistics(
      classCount: classes.count, cellCount: 2 * kept.count, configuration: configuration)
    let paths = try classes.map { index in
      let statistics = ClassStatistics(try record(index), configuration: configuration)
      let cells = statistics.cells(of: kept)
      mean.add(cells)
      return statistics.paths(cells, thirds: thirds)
    }
    let subjects = mean.subjects.sorted { $0.order < $1.order }
    let means =
      kept.isEmpty ? [] : subjects.map { CurveDraws($0, cells: mean.draws(of: $0), thirds: thirds) }
    self.init(
      layers: zip(kept, thirds).map { AuditedLayer(layers[$0], third: $1) },
      skipped: layers.indices.compactMap { index in
        auditable.reasonAgainst(index).map { .init(name: layers[index].name, reason: $0) }
      },
      classes: paths,
      mean: means.map { curve in
        let counts = mean.counts(of: curve.subject)
        return curve.curve(imageCount: counts.images, limit: counts.limit)
      },
      comparisons: RecipeComparison(means).comparisons { mean.counts(of: $0).limit },
      doubts: AuditDoubts(means: means, classes: paths).all)
  }

  /// Compares the paths of records that are all at hand.
  ///
  /// - Throws: `PathError.recordMismatch`.
  /// - Precondition: There is a record.
  public init(
    records: [ClassRecord], layers: [PathLayer], configuration: PathConfiguration
  ) throws {
    let byClass = Dictionary(records.map { ($0.classIndex, $0) }, uniquingKeysWith: { $1 })
    try self.init(of: Array(byClass.keys), layers: layers, configuration: configuration) { index in
      guard let record = byClass[index] else { preconditionFailure("no record of \(index)") }
      return record
    }
  }

  private static func checked(
    _ record: ClassRecord, _ layers: [PathLayer]
  ) throws(PathError) -> ClassRecord {
    guard record.blocks.allSatisfy({ $0.layers.count == layers.count }) else {
      throw .recordMismatch(classIndex: record.classIndex)
    }
    return record
  }
}

extension PathAudit.AuditedLayer {
  fileprivate init(_ layer: PathLayer, third: Int) {
    self.init(
      name: layer.name, operatorType: layer.operatorType, shape: layer.shape, third: third)
  }
}

extension PathSubject {
  /// The controls first; recipes keep the order that they come in.
  fileprivate var order: Int {
    switch self {
    case .heldOutPhotographs: 0
    case .otherPhotographs: 1
    case .prototypes: 2
    }
  }
}

extension ClassStatistics {
  /// Every subject's figures at layers, units and then channels of each.
  func cells(of layers: [Int]) -> [(subject: Subject, draws: [SubjectDraws])] {
    let cellCount = 2 * layers.count
    var byCell = [[SubjectDraws]](repeating: [], count: cellCount)
    byCell.withUnsafeMutableBufferPointer { byCell in
      TorchRuntime.forEach(cellCount) { cell in
        byCell[cell] = figures { block in
          let layer = block.layers[layers[cell / 2]]
          return cell % 2 == 0 ? layer.units : layer.channels ?? layer.units
        }
      }
    }
    return subjects.indices.map { index in (subjects[index], byCell.map { $0[index] }) }
  }

  /// The class's curves.
  func paths(
    _ cells: [(subject: Subject, draws: [SubjectDraws])], thirds: [Int]
  ) -> PathAudit.ClassPaths {
    var curves = [PathCurve?](repeating: nil, count: cells.count)
    curves.withUnsafeMutableBufferPointer { curves in
      TorchRuntime.forEach(thirds.isEmpty ? 0 : cells.count) { index in
        let (subject, draws) = cells[index]
        curves[index] = CurveDraws(subject.subject, cells: draws, thirds: thirds)
          .curve(imageCount: subject.imageCount, limit: subject.limit)
      }
    }
    return PathAudit.ClassPaths(
      classIndex: record.classIndex, photographCount: record.photographCount,
      curves: curves.compactMap { $0 })
  }
}
