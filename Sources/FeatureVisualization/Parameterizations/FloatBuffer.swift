/// Memory for floats that grows when more are asked for, and is kept from step to step.
final class FloatBuffer {
  private var memory = UnsafeMutableBufferPointer<Float>(start: nil, count: 0)

  /// Returns memory for exactly `count` floats; what was in it may be lost.
  func floats(_ count: Int) -> UnsafeMutableBufferPointer<Float> {
    if memory.count < count {
      memory.deallocate()
      memory = .allocate(capacity: count)
      memory.initialize(repeating: 0)
    }
    return UnsafeMutableBufferPointer(rebasing: memory[..<count])
  }

  deinit { memory.deallocate() }
}
