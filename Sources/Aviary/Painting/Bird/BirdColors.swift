/// The colors of a bird, from its codes and its tint.
struct BirdColors {
  static let black = Color(0.07, 0.07, 0.085)
  static let white = Color(0.94, 0.93, 0.90)
  static let rufous = Color(0.80, 0.30, 0.09)
  static let chestnut = Color(0.45, 0.22, 0.10)

  let back: Color
  let breast: Color
  /// The belly near the tail.
  let vent: Color
  let wing: Color
  let tail: Color
  let blue: Color
  let red: Color
  let tint: Color

  init(_ codes: PartCodes, _ tint: Tint) {
    let tint = Color(tint.red, tint.green, tint.blue)
    self.tint = tint
    back = Self.color(codes.back) * tint
    breast = Self.color(codes.breast) * tint
    vent = Self.vent(codes.breast) * tint
    blue = Self.color(BackCode.blue) * tint
    red = Self.color(BackCode.red) * tint
    wing = codes.wing == .bars ? Color(0.13, 0.13, 0.15).mixed(back, 0.12) : back.times(0.84)
    tail = codes.wing == .bars ? wing : back.times(0.74)
  }

  static func color(_ code: BackCode) -> Color {
    switch code {
    case .grayBrown: Color(0.37, 0.33, 0.30)
    case .red: Color(0.78, 0.09, 0.09)
    case .blue: Color(0.17, 0.36, 0.72)
    case .yellow: Color(0.93, 0.78, 0.10)
    case .gray: Color(0.50, 0.51, 0.53)
    case .black: Color(0.125, 0.13, 0.165)
    case .brown: Color(0.48, 0.33, 0.20)
    }
  }

  static func color(_ code: BreastCode) -> Color {
    switch code {
    case .rufous: rufous
    case .red: Color(0.84, 0.12, 0.10)
    case .white, .banded: Color(0.91, 0.90, 0.87)
    case .yellow: Color(0.97, 0.84, 0.13)
    case .black: Color(0.115, 0.115, 0.15)
    case .buff: Color(0.74, 0.68, 0.59)
    }
  }

  private static func vent(_ code: BreastCode) -> Color {
    switch code {
    case .rufous: white
    case .yellow: Color(0.95, 0.90, 0.62)
    case .white: Color(0.85, 0.79, 0.70)
    default: color(code)
    }
  }
}
