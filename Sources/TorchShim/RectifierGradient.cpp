#include "RectifierGradient.h"

#include <cmath>
#include <limits>

#include "BrainFloat.h"
#include "Loops.h"

namespace {

/// Positive numbers are ordered like their bits, so the bits are compared, and NaN passes a ReLU.
template <typename Bits>
PROTOGEN_INLINED void keep_between(
    const Bits *gradient, const Bits *output, int64_t count, Bits last, Bits *__restrict result) {
  for (int64_t i = 0; i < count; i++)
    result[i] = output[i] > 0 && output[i] <= last ? gradient[i] : Bits(0);
}

PROTOGEN_WIDEST_VECTORS void keep(
    const int16_t *gradient, const int16_t *output, int64_t count, int16_t last,
    int16_t *__restrict result) {
  keep_between(gradient, output, count, last, result);
}

PROTOGEN_WIDEST_VECTORS void keep(
    const int32_t *gradient, const int32_t *output, int64_t count, int32_t last,
    int32_t *__restrict result) {
  keep_between(gradient, output, count, last, result);
}

/// The bits of the largest number below the ceiling.
int16_t last_below(double ceiling, int16_t) {
  if (std::isinf(ceiling)) return std::numeric_limits<int16_t>::max();
  uint16_t bits;
  store(float(ceiling), bits);
  return int16_t(bits - 1);
}

int32_t last_below(double ceiling, int32_t) {
  if (std::isinf(ceiling)) return std::numeric_limits<int32_t>::max();
  const float value = float(ceiling);
  int32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits - 1;
}

/// How far apart pixels lie, if they follow one another at one distance with their channels together;
/// else 0. A part of the channels of another tensor is laid out so.
int64_t pixel_distance(const at::Tensor &tensor) {
  const int64_t distance = tensor.stride(3);
  const bool is_regular = tensor.stride(1) == 1 && distance >= tensor.size(1) &&
                          tensor.stride(2) == distance * tensor.size(3) &&
                          tensor.stride(0) == tensor.stride(2) * tensor.size(2);
  return is_regular ? distance : 0;
}

template <typename Bits>
void keep_all(
    const at::Tensor &gradient, int64_t distance, const at::Tensor &output, double ceiling,
    at::Tensor &result) {
  const int64_t channels = output.size(1), pixels = output.numel() / channels;
  const auto *source = static_cast<const Bits *>(gradient.const_data_ptr());
  const auto *values = static_cast<const Bits *>(output.const_data_ptr());
  auto *target = static_cast<Bits *>(result.data_ptr());
  const Bits last = last_below(ceiling, Bits());
  for_each_part(pixels, [&](int64_t begin, int64_t end) {
    if (distance == channels) {
      const int64_t start = begin * channels;
      keep(source + start, values + start, (end - begin) * channels, last, target + start);
      return;
    }
    for (int64_t pixel = begin; pixel < end; pixel++)
      keep(
          source + pixel * distance, values + pixel * channels, channels, last,
          target + pixel * channels);
  });
}

}  // namespace

at::Tensor rectifier_gradient(
    const at::Tensor &gradient, const at::Tensor &output, double ceiling) {
  const auto values = output.contiguous(at::MemoryFormat::ChannelsLast);
  const bool is_regular = pixel_distance(gradient) > 0;
  const auto source =
      is_regular ? gradient : gradient.contiguous(at::MemoryFormat::ChannelsLast);
  const int64_t distance = is_regular ? pixel_distance(gradient) : gradient.size(1);
  auto result = at::empty(gradient.sizes(), values.options(), at::MemoryFormat::ChannelsLast);
  if (values.element_size() == 2) {
    keep_all<int16_t>(source, distance, values, ceiling, result);
  } else {
    keep_all<int32_t>(source, distance, values, ceiling, result);
  }
  return result;
}
