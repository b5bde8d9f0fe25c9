import Foundation
import ONNX
import Testing

struct GraphCheckTests {
  private func refused(_ graph: Graph, _ message: String) throws {
    expectRefusal(try Model(opset: 17, graph: graph).serialized(), message)
  }

  @Test func `an unsorted graph is sorted, and a sorted one keeps its order`() throws {
    let sorted = [
      Node("a", ["x"], ["1"]), Node("b", ["x"], ["2"]), Node("c", ["2", "1"], ["y"]),
    ]
    let shuffled = [sorted[2], sorted[1], sorted[0]]
    let kept = try load(Model(opset: 17, graph: .chain(sorted)).serialized())
    let mended = try load(Model(opset: 17, graph: .chain(shuffled)).serialized())

    #expect(kept.graph.nodes.map(\.name) == ["a", "b", "c"])
    #expect(mended.graph.nodes.map(\.name) == ["b", "a", "c"])
  }

  @Test func `a long unsorted chain is sorted without running out of stack`() throws {
    let count = 50_000
    let nodes = (0..<count).map { index in
      Node("n\(index)", [index == 0 ? "x" : "v\(index - 1)"], ["v\(index)"])
    }
    let graph = Graph.chain(nodes.reversed(), outputs: ["v\(count - 1)"])
    let model = try load(Model(opset: 17, graph: graph).serialized())
    #expect(model.graph.nodes == nodes)
  }

  @Test func `a node that an outer value feeds only through a branch comes after it`() throws {
    let branch = Graph(
      outputs: [ValueInfo(name: "r")], nodes: [Node("inner", ["late"], ["r"])])
    var choose = Node("choose", ["x"], ["y"])
    choose.attributes = ["then_branch": .graph(branch)]
    let graph = Graph.chain([choose, Node("make", ["x"], ["late"])])
    let model = try load(Model(opset: 17, graph: graph).serialized())
    #expect(model.graph.nodes.map(\.name) == ["make", "choose"])
  }

  @Test func `a cycle names its nodes in order`() throws {
    try refused(
      .chain([
        Node("start", ["x"], ["0"]), Node("a", ["0", "3"], ["1"]), Node("b", ["1"], ["2"]),
        Node("c", ["2"], ["3"]), Node("end", ["3"], ["y"]),
      ]),
      """
      the graph has a cycle: 'a' → 'b' → 'c' → 'a'. A node cannot wait for its own output; \
      export the model again.
      """)
  }

  @Test func `a node that reads its own output is a cycle`() throws {
    try refused(
      .chain([Node("self", ["y"], ["y"])]),
      """
      the graph has a cycle: 'self' → 'self'. A node cannot wait for its own output; \
      export the model again.
      """)
  }

  @Test func `an undefined input names the node, its operator and the value`() throws {
    try refused(
      .chain([Node("a", ["x", "ghost"], ["y"])]),
      """
      node 'a' (F) reads 'ghost', which no input, initializer or node defines. \
      Was the model cut out of a larger one?
      """)
  }

  @Test func `an undefined value of a branch is found`() throws {
    let branch = Graph(outputs: [ValueInfo(name: "r")], nodes: [Node("in", ["ghost"], ["r"])])
    var choose = Node("choose", ["x"], ["y"])
    choose.attributes = ["then_branch": .graph(branch)]
    try refused(
      .chain([choose]),
      """
      node 'choose' (F) reads 'ghost', which no input, initializer or node defines. \
      Was the model cut out of a larger one?
      """)
  }

  @Test func `an absent optional input or output needs no definition`() throws {
    let graph = Graph.chain([Node("a", ["x", "", "x"], ["y", "", ""])])
    let model = try load(Model(opset: 17, graph: graph).serialized())
    #expect(model.graph == graph)
  }

  @Test func `a value defined twice names both definitions`() throws {
    try refused(
      .chain([Node("a", ["x"], ["y"]), Node("b", ["x"], ["y"])]),
      """
      value 'y' is defined twice, by node 'a' (F) and by node 'b' (F). \
      Every value needs a name of its own; export the model again.
      """)
    try refused(
      .chain([Node("a", ["x"], ["x", "y"])]),
      """
      value 'x' is defined twice, by an input and by node 'a' (F). \
      Every value needs a name of its own; export the model again.
      """)
  }

  @Test func `outputs must exist and be defined`() throws {
    try refused(
      .chain([Node("a", ["x"], ["z"])]),
      """
      no input, initializer or node defines the graph's output 'y'. \
      Was the model cut out of a larger one?
      """)
    try refused(
      .chain([Node("a", ["x"], ["y"])], outputs: []),
      "the graph has no outputs, so there is nothing to run it for. Export the model again.")
  }

  @Test func `a node without operator is named by its place`() throws {
    let node = Node(name: "a", operatorType: "", inputs: ["x"], outputs: ["y"])
    try refused(.chain([node]), "node number 0 names no operator. Export the model again.")
  }

  @Test func `values without a name are refused`() throws {
    expectRefusal(
      Wire.model(graph: { $0.message(11) { _ in } }),
      "input number 1 has no name. Export the model again.")
    expectRefusal(
      Wire.model(graph: { $0.message(5) { $0.number(2, 1) } }),
      "initializer number 0 has no name. Export the model again.")
  }

  @Test func `the default domain has one spelling`() throws {
    let node = Node(
      name: "a", operatorType: "F", domain: "ai.onnx", inputs: ["x"], outputs: ["y"])
    let model = try load(Model(opset: 17, graph: .chain([node])).serialized())
    #expect(model.graph.nodes.first?.domain == "")
  }

  @Test func `a name cannot move the terminal's cursor or fill the screen`() throws {
    try refused(
      .chain([Node("a\u{1B}[2Jb", ["x", String(repeating: "n", count: 300)], ["y"])]),
      """
      node 'a\\u{1B}[2Jb' (F) reads '\(String(repeating: "n", count: 120))…', which no input, \
      initializer or node defines. Was the model cut out of a larger one?
      """)
  }
}
