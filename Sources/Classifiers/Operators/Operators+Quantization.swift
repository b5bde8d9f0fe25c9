import Tensors

extension OperatorTable {
  static let quantization: Family = [:]
}
