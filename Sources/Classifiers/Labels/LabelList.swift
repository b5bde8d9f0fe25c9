/// The classes of a classifier, in the order of its outputs.
public struct LabelList: Hashable, Sendable {
  /// What to call the list in messages: a preset's name or a file's path.
  public let name: String
  /// The classes; the one at position `i` has index `i`.
  public let classes: [ClassLabel]

  /// Creates a list from names, one class each.
  ///
  /// - Precondition: `names` is not empty.
  public init(name: String, names: [String]) {
    self.init(
      name: name,
      classes: names.enumerated().map { ClassLabel(index: $0.offset, names: [$0.element]) })
  }

  init(name: String, classes: [ClassLabel]) {
    precondition(!classes.isEmpty, "A label list has at least one class")
    self.name = name
    self.classes = classes
  }

  /// How many classes there are.
  public var count: Int { classes.count }

  /// The class with an index.
  ///
  /// - Precondition: `index` is in `0..<count`.
  public subscript(index: Int) -> ClassLabel { classes[index] }

  /// Checks that the list names every output of a model.
  ///
  /// - Parameters:
  ///   - outputCount: How many scores the model gives.
  ///   - offset: How many outputs stand before the first label: 1 for models with a background
  ///     class, else 0.
  /// - Throws: `LabelError.countMismatch` if `count + offset` is not `outputCount`.
  public func requireCount(outputCount: Int, offset: Int = 0) throws(LabelError) {
    guard count + offset == outputCount else {
      throw .countMismatch(
        list: name, labelCount: count, offset: offset, outputCount: outputCount)
    }
  }
}
