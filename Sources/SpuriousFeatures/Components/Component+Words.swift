extension Component {
  /// What the component is called, with its article.
  ///
  /// - Parameter place: Where in the image it is, if it is in one place.
  /// - Returns: Such as 'the background'.
  public func noun(at place: Place? = nil) -> String {
    switch self {
    case .corner: "the \(place.map(\.corner) ?? "") corner".replacing("  ", with: " ")
    case .border: "the strip along the \(place.map(\.side) ?? "side")"
    case .window: "a window beside it"
    case .highFrequency: "the finest pattern"
    case .color: "the cast of color"
    case .gray: "the lack of color"
    case .tone: "the brightness and contrast"
    case .blur: "the sharpness"
    case .layout: "the position and size in the image"
    case .ring: "the margin of the image"
    case .background: "the background"
    }
  }

  /// What kinds of cue a component is usually a sign of.
  public var usualCause: String {
    switch self {
    case .corner: "a badge, watermark, date or logo"
    case .border: "a frame, a caption or what always lies along this side"
    case .window: "a thing that often comes with the class"
    case .highFrequency: "a sensor's pattern, compression or resizing"
    case .color: "lighting, film, a filter or a camera's white balance"
    case .gray: "black-and-white photographs among the class's images"
    case .tone: "exposure or a device's contrast"
    case .blur: "resolution, focus or compression"
    case .layout: "how the images were cropped"
    case .ring: "the surroundings, or what photographers put around the class"
    case .background: "the habitat or scene"
    }
  }
}

extension Place {
  /// Which corner it is, by which of the image's sides it touches.
  fileprivate var corner: String {
    "\(top == 0 ? "top" : "bottom") \(left == 0 ? "left" : "right")"
  }

  /// Which side it lies along.
  fileprivate var side: String {
    if width >= height { return top == 0 ? "top" : "bottom" }
    return left == 0 ? "left side" : "right side"
  }
}
