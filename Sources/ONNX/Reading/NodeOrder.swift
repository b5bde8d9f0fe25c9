/// Puts nodes into an order in which each comes after those whose outputs it reads.
///
/// A file that is already in such an order keeps it.
struct NodeOrder {
  private let records: [NodeRecord]
  /// The nodes that each node waits for, by index.
  private let needs: [[Int]]

  init(_ records: [NodeRecord]) {
    var producers: [String: Int] = [:]
    for (index, record) in records.enumerated() {
      for output in record.node.outputs where !output.isEmpty { producers[output] = index }
    }
    self.records = records
    needs = records.map { $0.reads.compactMap { producers[$0] } }
  }

  private enum State { case unseen, waiting, done }

  /// Returns the nodes in order, each visited after its needs, without recursion.
  ///
  /// - Throws: `ONNXError.Problem.cycle` if nodes wait for each other.
  func sorted() throws(ONNXError.Problem) -> [Node] {
    var states = [State](repeating: .unseen, count: records.count)
    var order: [Node] = []
    for root in records.indices where states[root] == .unseen {
      var path = [(node: root, next: 0)]
      states[root] = .waiting
      while let (current, next) = path.last {
        guard next < needs[current].count else {
          states[current] = .done
          order.append(records[current].node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let need = needs[current][next]
        switch states[need] {
        case .done: continue
        case .waiting: throw cycle(from: need, along: path.map(\.node))
        case .unseen:
          states[need] = .waiting
          path.append((need, 0))
        }
      }
    }
    return order
  }

  /// Names the nodes of a cycle in the order of the data: each feeds the next.
  private func cycle(from start: Int, along path: [Int]) -> ONNXError.Problem {
    let members = path.drop { $0 != start }
    let names = members.reversed().map { records[$0].node.name }
    return .cycle(nodes: [records[start].node.name] + names)
  }
}
