internal import Foundation
internal import Mustache

extension GalleryPage {
  /// The most bytes of PNG that go into a page: mail programs and phones cope with 20 MB.
  public static let embeddingLimit = 20_000_000

  /// Returns the page as one HTML document that loads nothing from elsewhere.
  ///
  /// The pictures are part of the document if all have their bytes and these are at most
  /// `embeddingLimit`; otherwise they are links to the files beside the page. The page works
  /// without scripts; with them, its classes can be sorted. Equal pages give equal bytes.
  ///
  /// - Parameter embeddingLimit: In bytes of PNG.
  /// - Returns: UTF-8 text, from `<!doctype html>` to its end.
  public func html(embeddingLimit: Int = embeddingLimit) -> String {
    let images = classes.flatMap { $0.prototypes.map(\.image) }
    let byteCount = images.reduce(0) { $0 + ($1.png?.count ?? 0) }
    let embeds = byteCount <= embeddingLimit && images.allSatisfy { $0.png != nil }
    let sorted = classes.sorted { ($0.index, $0.name) < ($1.index, $1.name) }
    return Self.template.render([
      "title": title,
      "summary": summary,
      "sources": embeds ? "data:" : "'self' file:",
      "style": pageStyle + galleryStyle,
      "script": galleryScript,
      "classes": sorted.map { $0.view(embedding: embeds) },
      "settings": settings.map { ["name": $0.name, "value": $0.value] },
      "embedded": embeds,
    ])
  }

  /// What the page says in one line below its heading.
  private var summary: String {
    let prototypes = classes.flatMap(\.prototypes)
    var parts = [NumberText.count(classes.count, "class", "classes")]
    parts.append(NumberText.count(prototypes.count, "prototype", "prototypes"))
    let scores = prototypes.compactMap(\.scores)
    if !scores.isEmpty {
      let sure = scores.count { $0.probability >= 0.99 }
      parts.append("\(sure) of \(scores.count) with a probability of at least 99 %")
      let robust = scores.count { $0.robustness >= 0.95 }
      parts.append("\(robust) of \(scores.count) first under at least 95 % of the transforms")
    }
    return parts.joined(separator: " · ")
  }

  private static let template = MustacheTemplate(page: galleryTemplate)
}

// MARK: What the template sees

extension GalleryClass {
  fileprivate func view(embedding: Bool) -> [String: Any] {
    let scores = prototypes.compactMap(\.scores)
    return [
      "index": String(index),
      "name": name,
      "synonyms": synonyms.joined(separator: ", "),
      "probability": String(scores.map(\.probability).max() ?? -1),
      "robustness": String(scores.map(\.robustness).max() ?? -1),
      "isWide": prototypes.count > 1,
      "prototypes": prototypes.enumerated().map { number, prototype in
        let label = prototypes.count > 1 ? "\(name), prototype \(number + 1)" : name
        return prototype.view(label: label, embedding: embedding)
      },
    ]
  }
}

extension GalleryPrototype {
  fileprivate func view(label: String, embedding: Bool) -> [String: Any] {
    var view: [String: Any] = [
      "label": label, "path": image.link, "source": image.source(embedding: embedding),
      "height": String(image.height), "width": String(image.width),
    ]
    if let scores { view["scores"] = scores.view }
    if let plot = CurvePlot(curve) { view["curve"] = ["svg": plot.svg, "text": plot.text] }
    return view
  }
}

extension GalleryScores {
  fileprivate var view: [String: Any] {
    [
      "logit": NumberText.short(logit),
      "probability": NumberText.percent(probability),
      "probabilityWidth": NumberText.width(probability),
      "robustness": "\(topCount) of \(transformCount)",
      "robustnessWidth": NumberText.width(robustness),
      "hasTransforms": transformCount > 0,
      "guesses": guesses.map { guess in
        [
          "name": guess.name, "probability": NumberText.percent(guess.probability),
          "width": NumberText.width(guess.probability),
        ]
      },
    ]
  }
}

extension GalleryImage {
  /// The path as an address that stays in the page's folder, whatever the path holds.
  fileprivate var link: String {
    let parts = path.split(separator: "/").filter { $0 != ".." && $0 != "." }
    return "./" + parts.map(\.percentEncoded).joined(separator: "/")
  }

  fileprivate func source(embedding: Bool) -> String {
    guard embedding, let png else { return link }
    return "data:image/png;base64,\(png.base64EncodedString())"
  }
}
