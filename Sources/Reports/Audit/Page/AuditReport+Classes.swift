internal import ActivationPaths
internal import Statistics

// What the page shows of each class.

extension AuditReport {
  func view(of item: PathAudit.ClassPaths) -> [String: Any] {
    let name = label(item.classIndex)
    return [
      "index": String(item.classIndex), "name": name,
      "photographs": NumberText.count(item.photographCount, "photograph", "photographs"),
      "figure": figure(of: item.curves, title: name),
      "rows": recipes.indices.compactMap { row(ofRecipe: $0, in: item) },
      "prototypes": recipes.indices.flatMap { prototypes(ofRecipe: $0, in: item) },
    ]
  }

  /// The similarities by thirds, and the worst layer; `nil` for a recipe without prototypes.
  private func row(ofRecipe position: Int, in item: PathAudit.ClassPaths) -> [String: Any]? {
    let subject = subjects[position + 2]
    guard let curve = item.curves.first(where: { $0.subject == subject }) else { return nil }
    var row: [String: Any] = [
      "name": recipes[position].name, "sample": sample(of: position + 2),
      "thirds": curve.thirds.map { ["looks": looks(of: $0)] },
    ]
    if let worst = curve.worstLayer {
      row["worst"] = [
        "value": NumberText.score(worst.score.value), "number": String(worst.layerIndex + 1),
        "layer": paths.layers[worst.layerIndex].name,
      ]
    }
    return row
  }

  private func prototypes(
    ofRecipe position: Int, in item: PathAudit.ClassPaths
  ) -> [[String: Any]] {
    let recipe = recipes[position].name
    let scores = foolingScores.filter { $0.recipe == recipe && $0.classIndex == item.classIndex }
    let pictured = pictures.prototypes.keys.filter {
      $0.recipe == recipe && $0.classIndex == item.classIndex
    }
    let numbers = Set(scores.map(\.number)).union(pictured.map(\.number)).sorted()
    return (numbers.isEmpty ? [0] : numbers).map { number in
      var view: [String: Any] = [
        "name": numbers.count > 1 ? "\(recipe), \(number + 1)" : recipe,
        "sample": sample(of: position + 2), "label": label(item.classIndex),
      ]
      let key = AuditPictures.PrototypeKey(
        recipe: recipe, classIndex: item.classIndex, number: number)
      if let picture = pictures.prototypes[key] { view["picture"] = picture.address }
      if let score = scores.first(where: { $0.number == number }) {
        view["score"] = self.view(of: score)
      }
      return view
    }
  }

  private func view(of score: FoolingScore) -> [String: Any] {
    var view: [String: Any] = [
      "clean": NumberText.percent(score.probability),
      "robust": NumberText.percent(score.heldOutProbability),
      "hasNeighbors": !score.neighbors.isEmpty,
      "neighbors": score.neighbors.map { self.view(of: $0, in: score.classIndex) },
    ]
    if let transfer = score.transfer {
      let probability = NumberText.percent(transfer.probability)
      view["transfer"] = "\(Self.ordinal(transfer.rank)), \(probability)"
    }
    return view
  }

  private func view(of neighbor: FoolingScore.Neighbor, in classIndex: Int) -> [String: Any] {
    var view: [String: Any] = [
      "label": label(neighbor.classIndex), "file": neighbor.file,
      "similarity": NumberText.score(neighbor.similarity),
      "isForeign": neighbor.classIndex != classIndex,
    ]
    if let picture = pictures.photographs[neighbor.file] { view["picture"] = picture.address }
    return view
  }

  /// A rank in words and digits.
  private static func ordinal(_ rank: Int) -> String {
    switch (rank % 10, rank % 100) {
    case (_, 11...13): "\(rank)th"
    case (1, _): "\(rank)st"
    case (2, _): "\(rank)nd"
    case (3, _): "\(rank)rd"
    default: "\(rank)th"
    }
  }
}
