internal import Foundation
internal import RegressionChecks
internal import Statistics

// A card for each class that some rule did not pass for.

extension CheckReport {
  /// The most cards of a page: with pictures, this many come to about 20 MB.
  private static let cardLimit = 200

  private var shownClasses: ArraySlice<CheckedClass> { changedClasses.prefix(Self.cardLimit) }

  var cards: [[String: Any]] { shownClasses.enumerated().map { card($0, $1) } }

  /// The numbers of the cards, by class.
  var cardNumbers: [String?: Int] {
    Dictionary(uniqueKeysWithValues: shownClasses.enumerated().map { ($1.label, $0) })
  }

  /// That not every class has a card; none if every one has.
  var omittedCards: [String] {
    let left = changedClasses.count - Self.cardLimit
    guard left > 0 else { return [] }
    return ["\(NumberText.count(left, "class has", "classes have")) no card; the table has all."]
  }

  private func card(_ number: Int, _ item: CheckedClass) -> [String: Any] {
    let broken = item.results.filter { $0.outcome != .passed }
    let facts = facts(of: item)
    let plots = plots(of: item)
    let pictures = pictureViews(of: item)
    return [
      "number": String(number), "name": item.name,
      "outcome": item.outcome.rawValue, "mark": item.outcome.mark, "word": item.outcome.word,
      "results": broken.map {
        [
          "outcome": $0.outcome.rawValue, "mark": $0.outcome.mark, "word": $0.outcome.word,
          "rule": $0.rule.title, "message": $0.message,
        ]
      },
      "hasPictures": !pictures.isEmpty, "pictures": pictures,
      "hasFacts": !facts.isEmpty, "facts": facts,
      "belowPictures": plots.belowPictures, "hasPlots": !plots.beside.isEmpty,
      "plots": plots.beside,
      "opens": item.outcome == .failed,
      "helps": CheckRule.allCases.filter { rule in broken.contains { $0.rule == rule } }
        .map(\.help) + [Self.acceptance],
    ]
  }

  // MARK: Pictures

  /// What there is of before, after and the difference.
  private func pictureViews(of item: CheckedClass) -> [[String: Any]] {
    let given = item.label.flatMap { pictures[$0] }
    let all = [
      ("Before", "Prototype in the baseline", given?.before ?? Self.thumbnail(of: item.before)),
      ("After", "Prototype now", given?.after ?? Self.thumbnail(of: item.after)),
      ("Difference", "Difference of both prototypes", given?.difference),
    ]
    return all.compactMap { caption, words, picture in
      picture.map {
        ["caption": caption, "alt": "\(words): \(item.name)", "picture": $0.address]
      }
    }
  }

  private static func thumbnail(of profile: ClassProfile?) -> AuditPicture? {
    profile?.thumbnail.flatMap { Data(base64Encoded: $0) }
      .map { AuditPicture(bytes: $0, format: .png) }
  }

  // MARK: Facts

  private func facts(of item: CheckedClass) -> [[String: String]] {
    let (old, new) = (item.before, item.after)
    let rows: [(String, String?, String?)] = [
      ("Output", old.map { String($0.index) }, new.map { String($0.index) }),
      ("Photographs recognized", Self.recognition(old), Self.recognition(new)),
      ("Prototypes taken for it", Self.kept(old), Self.kept(new)),
      ("Mean probability of prototypes", Self.probability(old), Self.probability(new)),
    ]
    return rows.filter { $0.1 != nil || $0.2 != nil }.map { term, before, after in
      ["term": term, "before": before ?? "–", "after": after ?? "–"]
    }
  }

  private static func recognition(_ profile: ClassProfile?) -> String? {
    profile?.recognition.map { "\($0.successCount) of \($0.trialCount)" }
  }

  private static func kept(_ profile: ClassProfile?) -> String? {
    profile.map { profile in
      let count = profile.prototypes.count { $0.topLabel == profile.label }
      return "\(count) of \(profile.prototypes.count)"
    }
  }

  private static func probability(_ profile: ClassProfile?) -> String? {
    guard let profile, !profile.prototypes.isEmpty else { return nil }
    let sum = profile.prototypes.reduce(0) { $0 + $1.probability }
    return NumberText.percent(sum / Double(profile.prototypes.count))
  }
}
