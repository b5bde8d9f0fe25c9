extension Tensor {
  private static let redirectedReLUOperator = Operator("protogen::redirected_relu")

  /// Returns the values clamped to `0...ceiling`, with a gradient that can revive dead units.
  ///
  /// Where the whole gradient of a sample would be blocked, only the part that pushes a value
  /// further into the dead zone is blocked. Otherwise the gradient is that of a ReLU.
  ///
  /// - Parameter ceiling: Infinity for a ReLU, 6 for a ReLU6.
  /// - SeeAlso: `redirected_relu_grad` in Lucid.
  public func redirectedReLU(ceiling: Double = .infinity) throws(TensorError) -> Tensor {
    try Self.redirectedReLUOperator(.tensor(self), .double(ceiling))
  }
}
