import ONNX

// A model from a stranger may ask for anything; what follows keeps numbers in it from overflowing
// and small files from making huge tensors.
extension OperatorContext {
  /// The most elements that an operator may make: 1 GiB of 32-bit floats.
  static let elementLimit = 1 << 28
  /// The largest stride, padding, extent or the like; no image is that large.
  static let numberLimit = 1 << 24

  /// Refuses to make a tensor that no classifier needs.
  ///
  /// - Throws: `ClassifierError.invalidNode` if an extent is negative, or if there would be more
  ///   elements than `elementLimit`.
  func requireReasonable(_ shape: [Int]) throws(ClassifierError) {
    var count = 1
    for extent in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: max(extent, 1))
      guard extent >= 0, !overflows, product <= Self.elementLimit else {
        throw invalid("would make a tensor of shape \(shape)")
      }
      count = product
    }
  }

  /// Refuses numbers outside `range`, by default from 0 to `numberLimit`.
  ///
  /// - Throws: `ClassifierError.invalidNode`, which names `numbers` as `name`.
  func require(
    _ name: String, _ numbers: [Int], in range: ClosedRange<Int> = 0...numberLimit
  ) throws(ClassifierError) {
    guard numbers.allSatisfy(range.contains) else {
      throw invalid("'\(name)' is \(numbers), but must be in \(range)")
    }
  }
}
