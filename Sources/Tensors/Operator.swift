internal import CTorch

/// One of libtorch's operators, found by its schema name.
///
/// Every operation on tensors goes through here: values are boxed, the dispatcher chooses the
/// kernel and records the gradient. The typed functions on `Tensor` are where names, shapes and
/// errors are documented.
struct Operator: Sendable {
  let name: String
  private let found: Result<Address, TensorError>

  private struct Address: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  /// The most tensors that any operator in use returns.
  private static let resultCapacity = 256

  /// Finds an operator.
  ///
  /// A missing one is reported when it is called, so that operators can be constants.
  ///
  /// - Parameters:
  ///   - name: The namespace and name, such as `aten::add`.
  ///   - overload: The schema's overload name, such as `Tensor`.
  init(_ name: String, _ overload: String = "") {
    self.name = overload.isEmpty ? name : "\(name).\(overload)"
    found = Self.find(name, overload)
  }

  private static func find(_ name: String, _ overload: String) -> Result<Address, TensorError> {
    do {
      let library = try TorchLibrary.functions()
      var pointer: OpaquePointer?
      guard library.operator_find(name, overload, &pointer) == 0, let pointer else {
        return .failure(TorchLibrary.failure(of: name, library))
      }
      return .success(Address(pointer: pointer))
    } catch {
      return .failure(error)
    }
  }

  /// Calls the operator and returns the tensors of its result, lists flattened.
  ///
  /// - Parameter arguments: In the schema's order; trailing ones may be left out.
  /// - Returns: At most `resultCapacity` tensors.
  /// - Throws: `TensorError.operatorFailed`, with libtorch's message.
  func results(_ arguments: [Argument]) throws(TensorError) -> [Tensor] {
    let library = try TorchLibrary.functions()
    let op = try found.get().pointer
    var count: Int64 = 0
    var failed = false
    let pointers = withBoxed(arguments) { values in
      [OpaquePointer?](unsafeUninitializedCapacity: Self.resultCapacity) { buffer, initialized in
        guard let results = buffer.baseAddress else { return }
        let status = library.operator_call(
          op, values.baseAddress, Int64(values.count), results, Int64(buffer.count), &count)
        failed = status != 0
        initialized = failed ? 0 : Int(count)
      }
    }
    guard !failed else {
      throw TorchLibrary.failure(of: name, library)
    }
    return pointers.compactMap { $0.map { Tensor(TensorHandle(adopting: $0)) } }
  }

  /// Calls an operator that returns one tensor.
  func callAsFunction(_ arguments: Argument...) throws(TensorError) -> Tensor {
    let tensors = try results(arguments)
    guard let first = tensors.first else {
      throw .operatorFailed(name, message: "returned no tensor")
    }
    return first
  }
}
