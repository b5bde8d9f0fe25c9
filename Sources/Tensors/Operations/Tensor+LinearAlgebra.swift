private let matmulOperator = Operator("aten::matmul")
private let linearOperator = Operator("aten::linear")
private let addmmOperator = Operator("aten::addmm")
private let einsumOperator = Operator("aten::einsum")
private let determinantOperator = Operator("aten::det")
private let symmetricEigenOperator = Operator("aten::linalg_eigh")

extension Tensor {
  /// Returns the product of matrices, or of stacks of them, as NumPy's `matmul`.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes do not fit.
  public func matrixMultiplied(by other: Tensor) throws(TensorError) -> Tensor {
    try matmulOperator(.tensor(self), .tensor(other))
  }

  /// Returns `x * weightsᵀ + bias`, with weights `[outputs, inputs]` and a bias `[outputs]`.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes do not fit.
  public func linear(weights: Tensor, bias: Tensor?) throws(TensorError) -> Tensor {
    try linearOperator(.tensor(self), .tensor(weights), .optional(bias))
  }

  /// Returns `scale * self * other + addendScale * addend`, of matrices.
  ///
  /// The addend is broadcast to the product's shape.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes do not fit.
  public func matrixMultiplied(
    by other: Tensor, scale: Double, adding addend: Tensor, addendScale: Double
  ) throws(TensorError) -> Tensor {
    let exact = !scalarType.isFloatingPoint
    let scales = [addendScale, scale].map { number in
      exact ? Int(exactly: number).map(Argument.int) ?? .double(number) : .double(number)
    }
    return try addmmOperator(
      .tensor(addend), .tensor(self), .tensor(other), scales[0], scales[1])
  }

  /// Returns the sum of products that an equation such as `bij,bjk->bik` describes.
  ///
  /// - Throws: `TensorError.operatorFailed` if the equation does not fit the shapes.
  public static func einsum(
    _ equation: String, _ tensors: [Tensor]
  ) throws(TensorError) -> Tensor {
    try einsumOperator(.string(equation), .tensors(tensors))
  }

  /// Returns the determinants of square matrices.
  public func determinant() throws(TensorError) -> Tensor {
    try determinantOperator(.tensor(self))
  }

  /// Returns the eigenvalues of a symmetric matrix in ascending order, and its eigenvectors as the
  /// columns of a matrix, each of length 1 and of either sign.
  ///
  /// - Throws: `TensorError.operatorFailed` unless the matrix is square and of floating-point
  ///   numbers; of its two halves the lower one is read.
  public func symmetricEigenvectors() throws(TensorError) -> (values: Tensor, vectors: Tensor) {
    let results = try symmetricEigenOperator.results([.tensor(self)])
    return (results[0], results[1])
  }
}
