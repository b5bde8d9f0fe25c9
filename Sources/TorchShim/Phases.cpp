#include "Phases.h"

#include <algorithm>
#include <cstdint>

#include "Loops.h"

namespace {

/// Where the pixels of a row of phases go.
struct Row {
  int64_t channels, width, columns, stride, padding;
  /// How many numbers a pixel of the phases has.
  int64_t depth;
};

/// Spreads a row of phases; `Channels` is their number where the compiler is to know it, else 0.
template <int Channels, typename Bits>
void spread(const Row &row, const Bits *source, Bits *target) {
  const int64_t channels = Channels ? Channels : row.channels;
  for (int64_t column = 0; column < row.columns; column++, source += row.depth)
    for (int64_t phase = 0; phase < row.stride; phase++) {
      const int64_t x = column * row.stride + phase - row.padding;
      if (x < 0 || x >= row.width) continue;
      for (int64_t c = 0; c < channels; c++)
        target[x * channels + c] = source[phase * channels + c];
    }
  const int64_t reached = row.columns * row.stride - row.padding;
  for (int64_t i = std::max<int64_t>(reached, 0) * channels; i < row.width * channels; i++)
    target[i] = 0;
}

/// Copies without looking at the elements but for their size.
template <typename Bits>
void interleave(
    const at::Tensor &phases, at::IntArrayRef stride, at::IntArrayRef padding, at::Tensor &result) {
  const int64_t channels = result.size(1), height = result.size(2), width = result.size(3);
  const int64_t rows = phases.size(2), depth = phases.size(1);
  const Row row{channels, width, phases.size(3), stride[1], padding[1], depth};
  const auto *source = static_cast<const Bits *>(phases.const_data_ptr());
  auto *target = static_cast<Bits *>(result.data_ptr());
  for_each_part(result.size(0) * height, [&](int64_t begin, int64_t end) {
    for (int64_t line = begin; line < end; line++) {
      const int64_t down = line % height + padding[0], y = down / stride[0];
      Bits *pixels = target + line * width * channels;
      if (y >= rows) {
        std::fill(pixels, pixels + width * channels, Bits(0));
        continue;
      }
      const Bits *start = source + (line / height * rows + y) * row.columns * depth +
                          down % stride[0] * stride[1] * channels;
      if (channels == 3) {
        spread<3>(row, start, pixels);
      } else {
        spread<0>(row, start, pixels);
      }
    }
  });
}

}  // namespace

at::Tensor interleaved_phases(
    const at::Tensor &phases, at::IntArrayRef shape, at::IntArrayRef stride,
    at::IntArrayRef padding) {
  auto result = at::empty(shape, phases.options(), at::MemoryFormat::ChannelsLast);
  auto source = phases.contiguous(at::MemoryFormat::ChannelsLast);
  if (source.element_size() == 2) {
    interleave<uint16_t>(source, stride, padding, result);
  } else {
    interleave<uint32_t>(source, stride, padding, result);
  }
  return result;
}
