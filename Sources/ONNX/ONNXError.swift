/// A reason why a model file cannot be used.
public struct ONNXError: Error, Hashable, Sendable {
  /// The file, as the caller named it; `nil` if the tensor at fault came from none.
  public let file: String?
  /// What is wrong with it.
  public let problem: Problem

  /// Creates an error.
  public init(file: String?, problem: Problem) {
    self.file = file
    self.problem = problem
  }

  /// What can be wrong with a model file.
  public enum Problem: Error, Hashable, Sendable {
    // MARK: The file

    /// The file cannot be opened or read.
    case unreadable(reason: String)
    /// The file has no bytes.
    case empty
    /// The file is a Git LFS pointer, which stands for a model that was not fetched.
    case gitPointer
    /// The file is a web page.
    case webPage
    /// The file is of another known format.
    case otherFormat(String)
    /// The file, or what was to be written, is longer than allowed.
    case tooLarge(byteCount: Int, limit: Int)
    /// The file ends inside a field.
    case truncated(byteOffset: Int)
    /// The file is no protocol buffer, or not of ONNX's schema.
    case malformed(byteOffset: Int)
    /// The fields are whole, but a text is not UTF-8 or a list of numbers ends inside one.
    case undecodable
    /// Fields lie inside fields more deeply than allowed.
    case nestedTooDeeply(limit: Int)
    /// The file holds more parts (nodes, tensors, attributes, …) than allowed.
    case tooManyParts(limit: Int)

    // MARK: The model

    /// The file is a protocol buffer, but has no graph.
    case noGraph
    /// The model does not say which version of the operators it uses.
    case noOpset
    /// The model imports two versions of the same operators.
    case conflictingOpsets(domain: String, Int, Int)
    /// The version of the operators is not among those that protogen reads.
    case unsupportedOpset(Int)
    /// The model defines operators of its own.
    case localFunctions([String])

    // MARK: Tensors

    /// The type has a code that ONNX does not define.
    case unknownElementType(code: Int, place: Place)
    /// The type is defined, but cannot be read as a constant.
    case unsupportedElementType(ElementType, place: Place)
    /// The elements are not of a type that the caller can use.
    case wrongElementType(ElementType, expected: String, place: Place)
    /// A dimension is negative, there are too many, or their product overflows.
    case impossibleShape([Int], place: Place)
    /// The shape asks for more or fewer bytes than there are.
    case sizeMismatch(shape: [Int], type: ElementType, expected: Int, found: Int, place: Place)
    /// The elements lie in a field that is not for their type, or in two fields.
    case wrongDataField(found: [String], type: ElementType, place: Place)
    /// An element does not fit in its type.
    case valueOutOfRange(value: Int, type: ElementType, place: Place)
    /// The tensor is one part of a larger one.
    case segmented(place: Place)
    /// The initializer is stored sparsely.
    case sparseInitializer(String)

    // MARK: External data

    /// The model was read from memory, so there is no folder that may hold its data.
    case noExternalFolder(path: String, place: Place)
    /// The path is empty or absolute, or leaves the model's folder.
    case externalPathOutside(path: String, place: Place)
    /// The external file cannot be opened or read.
    case externalUnreadable(path: String, reason: String, place: Place)
    /// A number that says where the data lies makes no sense.
    case externalNumber(key: String, value: String, place: Place)
    /// The range lies beyond the end of the external file.
    case externalRange(path: String, offset: Int, length: Int, fileSize: Int, place: Place)
    /// Together, the tensors claim more of the external file than it has.
    case externalOverlap(path: String, fileSize: Int, place: Place)

    // MARK: The graph

    /// The node at this place in the file names no operator.
    case noOperator(nodeIndex: Int)
    /// A graph input or initializer has no name.
    case unnamedValue(role: String, index: Int)
    /// Two nodes, inputs or initializers define a value of the same name.
    case duplicateValue(String, first: String, second: String)
    /// A node has two attributes of one name.
    case duplicateAttribute(String, node: String, operatorType: String)
    /// An attribute holds nothing readable, or something that protogen does not read.
    case unreadableAttribute(String, node: String, operatorType: String, found: String)
    /// A node reads a value that nothing defines.
    case undefinedInput(String, node: String, operatorType: String)
    /// Nodes wait for each other's outputs.
    case cycle(nodes: [String])
    /// The graph has no outputs.
    case noOutputs
    /// Nothing defines an output of the graph.
    case undefinedOutput(String)
  }

  /// Where a tensor or a type stands in a file.
  public enum Place: Hashable, Sendable {
    case initializer(String)
    case attribute(String, node: String, operatorType: String)
    case value(String)
    /// The file itself, which holds nothing but one tensor.
    case file
  }
}
