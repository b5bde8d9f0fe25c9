extension [[Double]] {
  /// The mean of each column over rows of one length; nothing without rows.
  var columnMeans: [Double] {
    (first ?? []).indices.map { column in
      reduce(0) { $0 + $1[column] } / Double(count)
    }
  }
}
