internal import ArgumentParser
internal import Foundation

/// How long something may take, as a person types it: `90s`, `10m`, `1.5h`, or seconds.
struct TimeBudget: ExpressibleByArgument, Hashable {
  let seconds: Double

  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let unit = argument.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? argument : String(argument.dropLast())),
      number > 0, number.isFinite
    else { return nil }
    seconds = number * (unit ?? 1)
  }

  var defaultValueDescription: String { "\(Int(seconds)) s" }
}
