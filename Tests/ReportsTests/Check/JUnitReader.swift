import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads JUnit's XML with Foundation's parser.
final class JUnitReader: NSObject, XMLParserDelegate {
  /// A `testcase`, with the messages of what is in it.
  struct Case {
    let className: String
    let name: String
    var failure: String?
    var skipped: String?
    /// All text within.
    var text = ""
  }

  /// A `testsuite`.
  struct Suite {
    let attributes: [String: String]
    var cases: [Case] = []
  }

  private var suites: [Suite] = []

  /// The suites of a document; a failed requirement if it is not well-formed.
  static func suites(of xml: String) throws -> [Suite] {
    let reader = JUnitReader()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader.suites
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let last = suites.count - 1
    switch name {
    case "testsuite": suites.append(Suite(attributes: attributes))
    case "testcase":
      suites[last].cases.append(
        Case(className: attributes["classname"] ?? "", name: attributes["name"] ?? ""))
    case "failure":
      suites[last].cases[suites[last].cases.count - 1].failure = attributes["message"]
    case "skipped":
      suites[last].cases[suites[last].cases.count - 1].skipped = attributes["message"]
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard let last = suites.indices.last, !suites[last].cases.isEmpty else { return }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    suites[last].cases[suites[last].cases.count - 1].text += trimmed.isEmpty ? "" : text
  }
}
