extension ONNXError: CustomStringConvertible {
  public var description: String {
    guard let file else { return problem.description }
    return "\(quoted(file)): \(problem)"
  }
}

extension ONNXError.Place: CustomStringConvertible {
  public var description: String {
    switch self {
    case .initializer(let name): "initializer \(quoted(name))"
    case .attribute(let name, let node, let operatorType):
      "attribute \(quoted(name)) of \(described(node, operatorType))"
    case .value(let name): "value \(quoted(name))"
    case .file: "the tensor"
    }
  }
}

extension ONNXError.Problem: CustomStringConvertible {
  public var description: String {
    fileDescription ?? modelDescription ?? tensorDescription ?? externalDescription
      ?? graphDescription ?? ""
  }

  private var fileDescription: String? {
    switch self {
    case .unreadable(let reason):
      "cannot be read: \(reason). Check the path and its permissions."
    case .empty:
      "the file is empty. Was the download or the export cut short?"
    case .gitPointer:
      "this is a Git LFS pointer, not the model itself. Fetch the model with 'git lfs pull'."
    case .webPage:
      "this is a web page, not a model. Download the file itself (the 'raw' link)."
    case .otherFormat(let format):
      "this is \(format), not an ONNX model. Export the model to ONNX first."
    case .tooLarge(let byteCount, let limit):
      """
      \(byteCount) bytes are more than the \(limit) that an ONNX file can have. \
      Save the model with external data.
      """
    case .truncated(let offset):
      """
      the file ends inside a field that starts at byte \(offset). \
      Was the download or the copy cut short?
      """
    case .malformed(let offset):
      "not an ONNX model: it stops making sense at byte \(offset). Export or download it again."
    case .undecodable:
      """
      not an ONNX model: a text in it is not UTF-8, or a list of numbers ends inside one. \
      Export or download it again.
      """
    case .nestedTooDeeply(let limit):
      "the model nests fields more than \(limit) deep. Export it without nested subgraphs."
    case .tooManyParts(let limit):
      """
      the model has more than \(limit) parts (nodes, tensors, attributes, …). \
      Simplify it before the export.
      """
    default: nil
    }
  }

  private var modelDescription: String? {
    switch self {
    case .noGraph:
      "not an ONNX model: the file has no graph. Is it a checkpoint or a single tensor?"
    case .noOpset:
      """
      the model does not say which operator versions (opset) it uses. \
      Export it with opset \(Self.opsets).
      """
    case .conflictingOpsets(let domain, let first, let second):
      """
      the model imports versions \(first) and \(second) of the operators of domain \
      \(quoted(domain)). Only one is allowed; export the model again.
      """
    case .unsupportedOpset(let version):
      """
      the model uses opset \(version), and protogen reads opset \(Self.opsets). \
      Export it with one of these, or convert it with onnx.version_converter.
      """
    case .localFunctions(let names):
      """
      the model defines its own operators (\(list(names))), which protogen does not read. \
      Inline them with onnx.inliner.inline_local_functions.
      """
    default: nil
    }
  }

  private static var opsets: String {
    "\(Model.supportedOpsets.lowerBound) to \(Model.supportedOpsets.upperBound)"
  }

  private var graphDescription: String? {
    switch self {
    case .noOperator(let index):
      "node number \(index) names no operator. Export the model again."
    case .unnamedValue(let role, let index):
      "\(role) number \(index) has no name. Export the model again."
    case .duplicateValue(let name, let first, let second):
      """
      value \(quoted(name)) is defined twice, by \(first) and by \(second). \
      Every value needs a name of its own; export the model again.
      """
    case .duplicateAttribute(let name, let node, let operatorType):
      """
      \(described(node, operatorType)) has two attributes named \(quoted(name)). \
      Export the model again.
      """
    case .unreadableAttribute(let name, let node, let operatorType, let found):
      """
      attribute \(quoted(name)) of \(described(node, operatorType)) holds \(found). Expected a \
      number, a string, a tensor, a list of them, or a graph.
      """
    case .undefinedInput(let name, let node, let operatorType):
      """
      \(described(node, operatorType)) reads \(quoted(name)), which no input, initializer or \
      node defines. Was the model cut out of a larger one?
      """
    case .cycle(let nodes):
      """
      the graph has a cycle: \(list(nodes, separator: " → ")). A node cannot wait for its own \
      output; export the model again.
      """
    case .noOutputs:
      "the graph has no outputs, so there is nothing to run it for. Export the model again."
    case .undefinedOutput(let name):
      """
      no input, initializer or node defines the graph's output \(quoted(name)). \
      Was the model cut out of a larger one?
      """
    default: nil
    }
  }
}
