/// A group of cases, as JUnit's XML has them.
struct JUnitSuite {
  /// One thing that was checked.
  struct Case {
    /// How it ended.
    enum Ending {
      case passed
      case failed(message: String, details: String)
      case skipped(reason: String)
    }

    let name: String
    let ending: Ending
    /// What else is to be said, a line each.
    let output: [String]
  }

  /// In words.
  let name: String
  /// What its cases have in front of their names.
  let className: String
  let properties: [(String, String)]
  let cases: [Case]

  var failureCount: Int {
    cases.count { if case .failed = $0.ending { true } else { false } }
  }

  private var skippedCount: Int {
    cases.count { if case .skipped = $0.ending { true } else { false } }
  }

  /// The element, two spaces in.
  var xml: String {
    let attributes = XMLText.attributes([
      ("name", name), ("tests", String(cases.count)), ("failures", String(failureCount)),
      ("errors", "0"), ("skipped", String(skippedCount)), ("time", "0"),
    ])
    let settings = properties.map {
      "      <property\(XMLText.attributes([("name", $0.0), ("value", $0.1)]))/>\n"
    }
    return "  <testsuite\(attributes)>\n    <properties>\n" + settings.joined()
      + "    </properties>\n" + cases.map { $0.xml(className: className) }.joined()
      + "  </testsuite>\n"
  }
}

extension JUnitSuite.Case {
  fileprivate func xml(className: String) -> String {
    let start =
      "    <testcase"
      + XMLText.attributes([("classname", className), ("name", name), ("time", "0")])
    let content = endingXML + outputXML
    return content.isEmpty ? start + "/>\n" : "\(start)>\n\(content)    </testcase>\n"
  }

  private var endingXML: String {
    switch ending {
    case .passed: ""
    case .failed(let message, let details):
      "      <failure\(XMLText.attributes([("message", message), ("type", "regression")]))>"
        + "\(XMLText.content(details))</failure>\n"
    case .skipped(let reason): "      <skipped\(XMLText.attributes([("message", reason)]))/>\n"
    }
  }

  private var outputXML: String {
    guard !output.isEmpty else { return "" }
    return "      <system-out>\(XMLText.content(output.joined(separator: "\n")))</system-out>\n"
  }
}
