// protogen::network_input: colors as a network wants them, in one pass.
//
// Scale, offset, bfloat16 and channels-last order are five passes of libtorch's over the image and
// as many back, which costs a batch of SqueezeNet one step in fifteen.
#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <vector>

#include "BrainFloat.h"
#include "Loops.h"

namespace {

/// `target = factor * source + offset`, element by element.
PROTOGEN_WIDEST_VECTORS void map_row(
    const float *source, const float *factor, const float *offset, int64_t count,
    uint16_t *__restrict target) {
  for (int64_t i = 0; i < count; i++) store(source[i] * factor[i] + offset[i], target[i]);
}

PROTOGEN_WIDEST_VECTORS void map_row(
    const float *source, const float *factor, const float *offset, int64_t count,
    float *__restrict target) {
  for (int64_t i = 0; i < count; i++) target[i] = source[i] * factor[i] + offset[i];
}

PROTOGEN_WIDEST_VECTORS void scale_row(
    const uint16_t *source, const float *factor, int64_t count, float *__restrict target) {
  for (int64_t i = 0; i < count; i++) target[i] = float_of(source[i]) * factor[i];
}

PROTOGEN_WIDEST_VECTORS void scale_row(
    const float *source, const float *factor, int64_t count, float *__restrict target) {
  for (int64_t i = 0; i < count; i++) target[i] = source[i] * factor[i];
}

/// Numbers of channels, again for each pixel of a row.
std::vector<float> repeated(const at::Tensor &numbers, int64_t width) {
  const float *values = numbers.const_data_ptr<float>();
  const int64_t channels = numbers.numel();
  std::vector<float> row(channels * width);
  for (size_t i = 0; i < row.size(); i++) row[i] = values[i % channels];
  return row;
}

template <typename Element>
at::Tensor mapped(
    const at::Tensor &image, const at::Tensor &scale, const at::Tensor &offset,
    at::ScalarType type) {
  auto result = at::empty(
      image.sizes(), image.options().dtype(type), at::MemoryFormat::ChannelsLast);
  const int64_t length = image.size(1) * image.size(3);
  const auto factors = repeated(scale, image.size(3)), offsets = repeated(offset, image.size(3));
  const float *source = image.const_data_ptr<float>();
  auto *target = static_cast<Element *>(result.data_ptr());
  for_each_part(image.size(0) * image.size(2), [&](int64_t begin, int64_t end) {
    for (int64_t row = begin; row < end; row++)
      map_row(
          source + row * length, factors.data(), offsets.data(), length, target + row * length);
  });
  return result;
}

template <typename Element>
at::Tensor scaled(const at::Tensor &gradient, const at::Tensor &scale) {
  auto result = at::empty(
      gradient.sizes(), gradient.options().dtype(at::kFloat), at::MemoryFormat::ChannelsLast);
  const int64_t length = gradient.size(1) * gradient.size(3);
  const auto factors = repeated(scale, gradient.size(3));
  const auto *source = static_cast<const Element *>(gradient.const_data_ptr());
  float *target = result.data_ptr<float>();
  for_each_part(gradient.size(0) * gradient.size(2), [&](int64_t begin, int64_t end) {
    for (int64_t row = begin; row < end; row++)
      scale_row(source + row * length, factors.data(), length, target + row * length);
  });
  return result;
}

class NetworkInput : public torch::autograd::Function<NetworkInput> {
 public:
  static at::Tensor forward(
      torch::autograd::AutogradContext *context, const at::Tensor &image, const at::Tensor &scale,
      const at::Tensor &offset, at::ScalarType type) {
    context->saved_data["scale"] = scale;
    return type == at::kFloat ? mapped<float>(image, scale, offset, type)
                              : mapped<uint16_t>(image, scale, offset, type);
  }

  static torch::autograd::variable_list backward(
      torch::autograd::AutogradContext *context, torch::autograd::variable_list gradients) {
    auto scale = context->saved_data["scale"].toTensor();
    auto gradient = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
    auto result = gradient.scalar_type() == at::kFloat ? scaled<float>(gradient, scale)
                                                       : scaled<uint16_t>(gradient, scale);
    return {result, at::Tensor(), at::Tensor(), at::Tensor()};
  }
};

at::Tensor network_input(
    const at::Tensor &image, const at::Tensor &scale, const at::Tensor &offset,
    at::ScalarType type) {
  TORCH_CHECK(image.dim() == 4 && image.scalar_type() == at::kFloat && image.is_cpu(),
              "expected float32 images of four axes on the CPU");
  for (const auto &values : {scale, offset})
    TORCH_CHECK(values.numel() == image.size(1) && values.scalar_type() == at::kFloat &&
                    values.is_cpu() && values.is_contiguous(),
                "expected ", image.size(1), " float32 numbers on the CPU");
  TORCH_CHECK(type == at::kFloat || type == at::kBFloat16, "expected float32 or bfloat16");
  return NetworkInput::apply(image.contiguous(at::MemoryFormat::ChannelsLast), scale, offset, type);
}

TORCH_LIBRARY_FRAGMENT(protogen, library) {
  library.def(
      "network_input(Tensor image, Tensor scale, Tensor offset, ScalarType type) -> Tensor",
      network_input);
}

}  // namespace
