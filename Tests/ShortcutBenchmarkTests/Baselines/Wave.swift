import Foundation

/// The numbers that the goldens were made from; see `Tests/References/baselines.py`.
func wave(_ rows: Int, _ columns: Int, _ scale: Double) -> [[Double]] {
  func value(_ row: Int, _ column: Int) -> Double {
    sin(scale * Double((1 + row) * (2 + column)) + Double(row))
  }
  return (0..<rows).map { row in (0..<columns).map { value(row, $0) } }
}
