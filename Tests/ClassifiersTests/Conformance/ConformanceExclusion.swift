import Classifiers
import Foundation
import ONNX

/// Why a case of the suite is not claimed.
enum ConformanceExclusion: Hashable, CustomStringConvertible {
  /// An opset that the reader refuses; `nil` is a file of other domains only.
  case opset(Int?)
  case readerRefuses(String)
  case operatorNotClaimed(String)
  case form(String)

  var description: String {
    switch self {
    case .opset(let opset?): "opset \(opset), which is not read"
    case .opset(nil): "no opset of ONNX's own domain"
    case .readerRefuses(let reason): "the file is not one that protogen reads: \(reason)"
    case .operatorNotClaimed(let name): "operator \(name)"
    case .form(let form): form
    }
  }

  init(_ error: ONNXError) {
    self =
      switch error.problem {
      case .unsupportedOpset(let opset): .opset(opset)
      case .noOpset: .opset(nil)
      default: .readerRefuses("\(error.problem)")
      }
  }

  /// The first reason not to claim a model, or `nil` if it is claimed.
  static func reason(for model: Model) -> ConformanceExclusion? {
    let claims = Dictionary(uniqueKeysWithValues: OperatorTable.claims.map { ($0.name, $0) })
    for node in model.graph.nodes {
      guard node.domain.isEmpty, let claim = claims[node.operatorType],
        claim.opsets.contains(model.opset)
      else {
        let domain = node.domain.isEmpty ? "" : "\(node.domain) "
        return .operatorNotClaimed(domain + node.operatorType)
      }
      if let form = forms.first(where: { $0.applies(node, model) }) { return .form(form.name) }
    }
    return nil
  }

  /// A form of a claimed operator that is not claimed.
  private struct Form: Sendable {
    let name: String
    let applies: @Sendable (Node, Model) -> Bool
  }

  private static let forms: [Form] = [
    Form(name: "MaxPool with the output Indices") { node, _ in
      node.operatorType == "MaxPool" && node.outputs.dropFirst().contains { !$0.isEmpty }
    },
    Form(name: "BatchNormalization in training mode") { node, _ in
      node.operatorType == "BatchNormalization" && node.attributes["training_mode"] == .int(1)
    },
    Form(name: "Dropout with an input that says whether it trains") { node, _ in
      node.operatorType == "Dropout" && node.inputs.count > 2 && !node.inputs[2].isEmpty
    },
    // The operator's definition saturates, as ONNX Runtime does; the suite's own data wraps around.
    Form(name: "QLinearMatMul to int8, where the suite contradicts the definition") {
      node, model in
      node.operatorType == "QLinearMatMul"
        && model.graph.outputs.contains { node.outputs.contains($0.name) && $0.type == .int8 }
    },
    Form(name: "text, 4-bit integers, 8-bit floats, sequences or optional values") { node, model in
      types(node, model).contains { $0.map { !isNumeric($0) } ?? true }
    },
  ]

  /// The types that the file states of a node's inputs, outputs and attributes; `nil` is no tensor.
  private static func types(_ node: Node, _ model: Model) -> [ElementType?] {
    let stated = (model.graph.inputs + model.graph.outputs + model.graph.valueInfos.values)
      .filter { (node.inputs + node.outputs).contains($0.name) }.map(\.type)
    let constants = node.inputs.compactMap { model.graph.initializers[$0]?.type }
    let codes = ["to", "dtype"].compactMap { name -> ElementType? in
      guard case .int(let code)? = node.attributes[name] else { return nil }
      return ElementType(rawValue: code)
    }
    let tensors = node.attributes.values.compactMap { value -> ElementType? in
      guard case .tensor(let data) = value else { return nil }
      return data.type
    }
    return stated + constants + codes + tensors
  }

  private static func isNumeric(_ type: ElementType) -> Bool {
    switch type {
    case .float, .double, .float16, .bfloat16, .bool, .int8, .int16, .int32, .int64, .uint8,
      .uint16, .uint32, .uint64:
      true
    default: false
    }
  }
}
