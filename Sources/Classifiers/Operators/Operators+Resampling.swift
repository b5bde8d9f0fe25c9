import Tensors

extension OperatorTable {
  static let resampling: Family = [:]
}
