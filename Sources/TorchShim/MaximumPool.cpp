// protogen::maximum_pool: the maximum of each window, channels last.
//
// libtorch's remembers where each maximum was in 8 bytes, converts bfloat16 to and fro, and adds its
// gradient up by scattering. One byte is enough for the place, bfloat16 can be compared as it is,
// and each gradient is gathered. CPU only.
#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <limits>
#include <vector>

#include "BrainFloat.h"
#include "Loops.h"

namespace {

/// Height before width, in pixels.
struct Window {
  int64_t kernel[2], stride[2], padding[2], dilation[2];
  int64_t input[2], output[2];

  /// The number of places in a window.
  int64_t size() const { return kernel[0] * kernel[1]; }

  std::vector<int64_t> numbers() const {
    std::vector<int64_t> result;
    for (const auto *pair : {kernel, stride, padding, dilation, input, output})
      result.insert(result.end(), pair, pair + 2);
    return result;
  }

  explicit Window(const std::vector<int64_t> &numbers) {
    auto next = numbers.begin();
    for (auto *pair : {kernel, stride, padding, dilation, input, output})
      for (int axis = 0; axis < 2; axis++) pair[axis] = *next++;
  }

  /// Where a place of a window lies along an axis; it may be outside the image.
  int64_t position(int axis, int64_t window, int64_t place) const {
    return window * stride[axis] - padding[axis] + place * dilation[axis];
  }
};

/// A pixel of a window along one axis, or a window that a pixel is in: its index, and which of the
/// window's places it is.
struct Contact {
  int64_t index, place;
};

/// For each window along an axis, the pixels that are in it.
std::vector<std::vector<Contact>> pixels_of_windows(const Window &w, int axis) {
  std::vector<std::vector<Contact>> contacts(w.output[axis]);
  for (int64_t window = 0; window < w.output[axis]; window++)
    for (int64_t place = 0; place < w.kernel[axis]; place++) {
      const int64_t pixel = w.position(axis, window, place);
      if (pixel >= 0 && pixel < w.input[axis]) contacts[window].push_back({pixel, place});
    }
  return contacts;
}

/// For each pixel along an axis, the windows that it is in.
std::vector<std::vector<Contact>> windows_of_pixels(const Window &w, int axis) {
  std::vector<std::vector<Contact>> contacts(w.input[axis]);
  const auto pixels = pixels_of_windows(w, axis);
  for (int64_t window = 0; window < w.output[axis]; window++)
    for (auto pixel : pixels[window]) contacts[pixel.index].push_back({window, pixel.place});
  return contacts;
}

/// An integer that orders bfloat16 as its numbers are ordered, NaN above all.
PROTOGEN_INLINED int16_t order(uint16_t bits) {
  const int16_t magnitude = int16_t(bits & 0x7fff), sign = int16_t(int16_t(bits) >> 15);
  const int16_t ordered = int16_t((magnitude ^ sign) - sign);
  return (bits & 0x7fff) > 0x7f80 ? int16_t(0x7fff) : ordered;
}

PROTOGEN_INLINED bool exceeds(uint16_t value, uint16_t best) { return order(value) > order(best); }
PROTOGEN_INLINED bool exceeds(float value, float best) {
  return value > best || (value != value && best == best);
}

/// Minus infinity.
template <typename Element>
Element lowest() {
  Element result;
  store(-std::numeric_limits<float>::infinity(), result);
  return result;
}

/// One place of a window, or of the windows that a pixel is in.
template <typename Element>
struct Tap {
  const Element *values;
  const uint8_t *places;
  uint8_t place;
};

/// The largest of `Count` pixels, channel by channel, and which it was.
template <int Count, typename Element>
PROTOGEN_INLINED void largest(
    const Tap<Element> *taps, int64_t channels, Element *__restrict result,
    uint8_t *__restrict places) {
  const Element *values[Count];
  uint8_t place[Count];
  for (int i = 0; i < Count; i++) values[i] = taps[i].values, place[i] = taps[i].place;
  for (int64_t c = 0; c < channels; c++) {
    Element best = values[0][c];
    uint8_t best_place = place[0];
    for (int i = 1; i < Count; i++) {
      const bool larger = exceeds(values[i][c], best);
      best = larger ? values[i][c] : best;
      best_place = larger ? place[i] : best_place;
    }
    result[c] = best;
    places[c] = best_place;
  }
}

/// The sum, channel by channel, of the gradients of those windows whose maximum was this pixel.
template <int Count, typename Element>
PROTOGEN_INLINED void sum(const Tap<Element> *taps, int64_t channels, Element *__restrict result) {
  const Element *values[Count];
  const uint8_t *places[Count];
  uint8_t place[Count];
  for (int i = 0; i < Count; i++)
    values[i] = taps[i].values, places[i] = taps[i].places, place[i] = taps[i].place;
  for (int64_t c = 0; c < channels; c++) {
    float total = 0;
    for (int i = 0; i < Count; i++)
      total += places[i][c] == place[i] ? float_of(values[i][c]) : 0.0f;
    store(total, result[c]);
  }
}

/// The same for any number of pixels.
template <typename Element>
PROTOGEN_INLINED void largest_of_many(
    const Tap<Element> *taps, int count, int64_t channels, Element *result, uint8_t *places) {
  largest<1>(taps, channels, result, places);
  for (int i = 1; i < count; i++)
    for (int64_t c = 0; c < channels; c++)
      if (exceeds(taps[i].values[c], result[c]))
        result[c] = taps[i].values[c], places[c] = taps[i].place;
}

template <typename Element>
PROTOGEN_INLINED void sum_of_many(
    const Tap<Element> *taps, int count, int64_t channels, Element *result) {
  for (int64_t c = 0; c < channels; c++) {
    float total = 0;
    for (int i = 0; i < count; i++)
      if (taps[i].places[c] == taps[i].place) total += float_of(taps[i].values[c]);
    store(total, result[c]);
  }
}

/// Calls a loop that is compiled for the number of taps, or the one for any number.
#define PROTOGEN_FOR_TAP_COUNT(count, LOOP, OTHERWISE) \
  switch (count) {                                     \
    case 1: return LOOP(1);                            \
    case 2: return LOOP(2);                            \
    case 3: return LOOP(3);                            \
    case 4: return LOOP(4);                            \
    case 6: return LOOP(6);                            \
    case 9: return LOOP(9);                            \
    default: return OTHERWISE;                         \
  }
#define PROTOGEN_LARGEST(Count) largest<Count>(taps, channels, result, places)
#define PROTOGEN_SUM(Count) sum<Count>(taps, channels, result)

PROTOGEN_WIDEST_VECTORS void take_largest(
    const Tap<uint16_t> *taps, int count, int64_t channels, uint16_t *result, uint8_t *places) {
  PROTOGEN_FOR_TAP_COUNT(
      count, PROTOGEN_LARGEST, largest_of_many(taps, count, channels, result, places))
}

PROTOGEN_WIDEST_VECTORS void take_largest(
    const Tap<float> *taps, int count, int64_t channels, float *result, uint8_t *places) {
  PROTOGEN_FOR_TAP_COUNT(
      count, PROTOGEN_LARGEST, largest_of_many(taps, count, channels, result, places))
}

PROTOGEN_WIDEST_VECTORS void take_sum(
    const Tap<uint16_t> *taps, int count, int64_t channels, uint16_t *result) {
  PROTOGEN_FOR_TAP_COUNT(count, PROTOGEN_SUM, sum_of_many(taps, count, channels, result))
}

PROTOGEN_WIDEST_VECTORS void take_sum(
    const Tap<float> *taps, int count, int64_t channels, float *result) {
  PROTOGEN_FOR_TAP_COUNT(count, PROTOGEN_SUM, sum_of_many(taps, count, channels, result))
}

/// The maxima of one row of windows, and the place of each in its window.
template <typename Element>
void pool_row(
    const Element *image, const Window &w, int64_t channels, const std::vector<Contact> &down,
    const std::vector<std::vector<Contact>> &across, std::vector<Tap<Element>> &taps,
    Element *result, uint8_t *places) {
  for (const auto &columns : across) {
    int count = 0;
    for (auto y : down)
      for (auto x : columns)
        taps[count++] = {
            image + (y.index * w.input[1] + x.index) * channels, nullptr,
            uint8_t(y.place * w.kernel[1] + x.place)};
    if (count > 0) {
      take_largest(taps.data(), count, channels, result, places);
    } else {  // the window lies in the padding as a whole
      std::fill(result, result + channels, lowest<Element>());
      std::fill(places, places + channels, uint8_t(0));
    }
    result += channels;
    places += channels;
  }
}

/// The gradient of one row of the image: of each window that a pixel is in, if it was the maximum.
template <typename Element>
void gather_row(
    const Element *gradient, const uint8_t *places, const Window &w, int64_t channels,
    const std::vector<Contact> &down, const std::vector<std::vector<Contact>> &across,
    std::vector<Tap<Element>> &taps, Element *result) {
  for (const auto &columns : across) {
    int count = 0;
    for (auto y : down)
      for (auto x : columns) {
        const int64_t offset = (y.index * w.output[1] + x.index) * channels;
        taps[count++] = {
            gradient + offset, places + offset, uint8_t(y.place * w.kernel[1] + x.place)};
      }
    take_sum(taps.data(), count, channels, result);
    result += channels;
  }
}

template <typename Element>
void pool(const at::Tensor &image, const Window &w, at::Tensor &result, at::Tensor &places) {
  const int64_t channels = image.size(1);
  const auto down = pixels_of_windows(w, 0), across = pixels_of_windows(w, 1);
  const auto *source = static_cast<const Element *>(image.const_data_ptr());
  auto *target = static_cast<Element *>(result.data_ptr());
  auto *place = places.data_ptr<uint8_t>();
  for_each_part(image.size(0) * w.output[0], [&](int64_t begin, int64_t end) {
    std::vector<Tap<Element>> taps(w.size());
    for (int64_t row = begin; row < end; row++) {
      const int64_t offset = row * w.output[1] * channels;
      pool_row(
          source + row / w.output[0] * w.input[0] * w.input[1] * channels, w, channels,
          down[row % w.output[0]], across, taps, target + offset, place + offset);
    }
  });
}

template <typename Element>
void pull_back(
    const at::Tensor &gradient, const at::Tensor &places, const Window &w, at::Tensor &result) {
  const int64_t channels = gradient.size(1);
  const auto down = windows_of_pixels(w, 0), across = windows_of_pixels(w, 1);
  const auto *source = static_cast<const Element *>(gradient.const_data_ptr());
  const auto *place = places.const_data_ptr<uint8_t>();
  auto *target = static_cast<Element *>(result.data_ptr());
  for_each_part(gradient.size(0) * w.input[0], [&](int64_t begin, int64_t end) {
    std::vector<Tap<Element>> taps(w.size());
    for (int64_t row = begin; row < end; row++) {
      const int64_t offset = row / w.input[0] * w.output[0] * w.output[1] * channels;
      gather_row(
          source + offset, place + offset, w, channels, down[row % w.input[0]], across, taps,
          target + row * w.input[1] * channels);
    }
  });
}

class MaximumPool : public torch::autograd::Function<MaximumPool> {
 public:
  static at::Tensor forward(
      torch::autograd::AutogradContext *context, const at::Tensor &image, const Window &w) {
    const int64_t shape[] = {image.size(0), image.size(1), w.output[0], w.output[1]};
    auto result = at::empty(shape, image.options(), at::MemoryFormat::ChannelsLast);
    auto places =
        at::empty(shape, image.options().dtype(at::kByte), at::MemoryFormat::ChannelsLast);
    if (image.scalar_type() == at::kFloat) {
      pool<float>(image, w, result, places);
    } else {
      pool<uint16_t>(image, w, result, places);
    }
    context->save_for_backward({places});
    context->saved_data["window"] = w.numbers();
    return result;
  }

  static torch::autograd::variable_list backward(
      torch::autograd::AutogradContext *context, torch::autograd::variable_list gradients) {
    const Window w(context->saved_data["window"].toIntVector());
    auto places = context->get_saved_variables()[0];
    auto gradient = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
    auto result = at::empty(
        {gradient.size(0), gradient.size(1), w.input[0], w.input[1]}, gradient.options(),
        at::MemoryFormat::ChannelsLast);
    if (gradient.scalar_type() == at::kFloat) {
      pull_back<float>(gradient, places, w, result);
    } else {
      pull_back<uint16_t>(gradient, places, w, result);
    }
    return {result, at::Tensor()};
  }
};

/// How many windows fit along an axis, as libtorch counts them.
int64_t window_count(
    int64_t extent, int64_t kernel, int64_t stride, int64_t padding, int64_t dilation,
    bool rounds_up) {
  const int64_t room = extent + 2 * padding - dilation * (kernel - 1) - 1;
  TORCH_CHECK(room >= 0, "a window of ", kernel, " does not fit into ", extent, " pixels");
  int64_t count = (room + (rounds_up ? stride - 1 : 0)) / stride + 1;
  if (rounds_up && (count - 1) * stride >= extent + padding) count--;
  return count;
}

at::Tensor maximum_pool(
    const at::Tensor &image, at::IntArrayRef kernel, at::IntArrayRef stride,
    at::IntArrayRef padding, at::IntArrayRef dilation, bool rounds_up) {
  TORCH_CHECK(image.dim() == 4 && image.is_cpu() && image.numel() > 0,
              "expected images of four axes on the CPU");
  TORCH_CHECK(image.scalar_type() == at::kFloat || image.scalar_type() == at::kBFloat16,
              "expected float32 or bfloat16");
  for (auto numbers : {kernel, stride, padding, dilation})
    TORCH_CHECK(numbers.size() == 2, "expected two numbers for an axis each");
  Window w(std::vector<int64_t>(12));
  for (int axis = 0; axis < 2; axis++) {
    TORCH_CHECK(kernel[axis] > 0 && stride[axis] > 0 && dilation[axis] > 0 && padding[axis] >= 0 &&
                    2 * padding[axis] <= kernel[axis],
                "a window of ", kernel, " with padding ", padding);
    w.kernel[axis] = kernel[axis];
    w.stride[axis] = stride[axis];
    w.padding[axis] = padding[axis];
    w.dilation[axis] = dilation[axis];
    w.input[axis] = image.size(axis + 2);
    w.output[axis] = window_count(
        w.input[axis], kernel[axis], stride[axis], padding[axis], dilation[axis], rounds_up);
  }
  TORCH_CHECK(w.size() <= 256, "a window of ", w.size(), " places");
  return MaximumPool::apply(image.contiguous(at::MemoryFormat::ChannelsLast), w);
}

TORCH_LIBRARY_FRAGMENT(protogen, library) {
  library.def(
      "maximum_pool(Tensor image, int[] kernel, int[] stride, int[] padding, int[] dilation,"
      " bool rounds_up) -> Tensor",
      maximum_pool);
}

}  // namespace
