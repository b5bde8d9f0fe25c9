/// The attributes that convolution and pooling share.
struct WindowAttributes {
  /// Where zeros are added.
  enum AutoPad: String, CaseIterable {
    case notSet = "NOTSET"
    case sameUpper = "SAME_UPPER"
    case sameLower = "SAME_LOWER"
    case valid = "VALID"
  }

  let kernel: [Int]
  let strides: [Int]
  let dilations: [Int]
  let autoPad: AutoPad
  private let explicitPads: [Int]

  /// Reads and checks the attributes; `kernel`, if not `nil`, is what `kernel_shape` must be.
  init(_ context: OperatorContext, kernel: [Int]? = nil) throws(ClassifierError) {
    let stated = try context.ints("kernel_shape")
    guard let kernel = kernel ?? stated else {
      throw context.invalid("attribute 'kernel_shape' is missing")
    }
    guard stated == nil || stated == kernel else {
      throw context.invalid("'kernel_shape' is \(stated ?? []), but the weights have \(kernel)")
    }
    let ones = kernel.map { _ in 1 }
    self.kernel = kernel
    strides = try context.ints("strides") ?? ones
    dilations = try context.ints("dilations") ?? ones
    autoPad = try context.choice("auto_pad", default: .notSet)
    explicitPads = try context.ints("pads") ?? (ones + ones).map { _ in 0 }
    try check(context)
  }

  private func check(_ context: OperatorContext) throws(ClassifierError) {
    let count = kernel.count
    guard (1...3).contains(count) else {
      throw context.invalid("windows have 1 to 3 axes, not \(count)")
    }
    guard try context.shape(0).count == count + 2 else {
      throw context.invalid(
        "a window with \(count) axes needs an input with \(count + 2), not \(try context.shape(0))")
    }
    for (name, values) in [
      ("kernel_shape", kernel), ("strides", strides), ("dilations", dilations),
    ] {
      guard values.count == count, values.allSatisfy({ $0 > 0 }) else {
        throw context.invalid("'\(name)' must be \(count) positive numbers, but is \(values)")
      }
      try context.require(name, values)
    }
    guard explicitPads.count == 2 * count, explicitPads.allSatisfy({ $0 >= 0 }) else {
      throw context.invalid("'pads' must be \(2 * count) numbers of at least 0")
    }
    try context.require("pads", explicitPads)
    let shape = try context.shape(0)
    let padded = zip(shape.dropFirst(2), pads(for: Array(shape.dropFirst(2)))).map {
      $0 + $1.before + $1.after
    }
    try context.requireReasonable(shape.prefix(2) + padded)
  }

  /// The extents that a window covers, its gaps included.
  var reach: [Int] { zip(kernel, dilations).map { ($0 - 1) * $1 + 1 } }

  /// The padding, if it does not depend on the input's size.
  var fixedPads: [Pad]? {
    switch autoPad {
    case .notSet:
      kernel.indices.map { Pad(before: explicitPads[$0], after: explicitPads[kernel.count + $0]) }
    case .valid: kernel.map { _ in Pad(before: 0, after: 0) }
    case .sameUpper, .sameLower: nil
    }
  }

  /// The padding for an input with these spatial extents.
  func pads(for extents: [Int]) -> [Pad] {
    fixedPads
      ?? zip(extents, zip(strides, reach)).map { extent, window in
        let outputs = (extent + window.0 - 1) / window.0
        let total = max((outputs - 1) * window.0 + window.1 - extent, 0)
        return Pad(total: total, moreAfter: autoPad == .sameUpper)
      }
  }
}

/// How much is added before and after an axis.
struct Pad: Equatable {
  var before: Int
  var after: Int

  init(before: Int, after: Int) {
    self.before = before
    self.after = after
  }

  /// Splits an amount in two halves; the odd one goes after, or before.
  init(total: Int, moreAfter: Bool) {
    let less = total / 2
    self.init(before: moreAfter ? less : total - less, after: moreAfter ? total - less : less)
  }

  var isSymmetric: Bool { before == after }
}

extension [Pad] {
  var isSymmetric: Bool { allSatisfy(\.isSymmetric) }
  var amounts: [(before: Int, after: Int)] { map { ($0.before, $0.after) } }
}
