// bfloat16 as bits, in forms that the compiler turns into vector code.
#pragma once

#include <cstdint>
#include <cstring>

#include "Loops.h"

PROTOGEN_INLINED float float_of(uint16_t bits) {
  const uint32_t wide = uint32_t(bits) << 16;
  float value;
  std::memcpy(&value, &wide, sizeof value);
  return value;
}

PROTOGEN_INLINED float float_of(float value) { return value; }

/// Rounds to the nearest, ties to even; NaN stays NaN.
PROTOGEN_INLINED void store(float value, uint16_t &target) {
  uint32_t wide;
  std::memcpy(&wide, &value, sizeof wide);
  const uint32_t rounded = (wide + 0x7fff + ((wide >> 16) & 1)) >> 16;
  target = uint16_t((wide & 0x7fffffff) > 0x7f800000 ? 0x7fc0 : rounded);
}

PROTOGEN_INLINED void store(float value, float &target) { target = value; }
