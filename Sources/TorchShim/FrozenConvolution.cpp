// protogen::frozen_convolution: a convolution whose weights never change, with the ReLU after it.
//
// libtorch reorders the weights at every call, forward and backward, runs the activation as a pass
// of its own, and sends single images to a slow kernel. With frozen weights all of that can be done
// once: both orders of the weights are given, oneDNN applies the activation as it writes, and the
// gradient with respect to the input is a transposed convolution. CPU only.
//
// A transposed convolution with a stride, onto the three channels of an image, is where oneDNN is
// slow. There the gradient is computed in phases: pixels that lie alike to the stride are channels of
// one ordinary convolution, and are put in their places afterwards. That takes less than half.
#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include "Phases.h"
#include "RectifierGradient.h"

namespace {

using Scalars = torch::List<std::optional<at::Scalar>>;

at::Tensor convolution(
    const at::Tensor &input, const at::Tensor &weight, const std::optional<at::Tensor> &bias,
    at::IntArrayRef padding, at::IntArrayRef stride, at::IntArrayRef dilation, int64_t groups,
    c10::string_view activation, Scalars bounds) {
  using Signature = at::Tensor(
      const at::Tensor &, const at::Tensor &, const std::optional<at::Tensor> &, at::IntArrayRef,
      at::IntArrayRef, at::IntArrayRef, int64_t, c10::string_view, Scalars,
      std::optional<c10::string_view>);
  static auto op = c10::Dispatcher::singleton()
                       .findSchemaOrThrow("mkldnn::_convolution_pointwise", "")
                       .typed<Signature>();
  return op.call(
      input, weight, bias, padding, stride, dilation, groups, activation, bounds, std::nullopt);
}

at::Tensor transposed_convolution(
    const at::Tensor &input, const at::Tensor &weight, at::IntArrayRef padding,
    at::IntArrayRef output_padding, at::IntArrayRef stride, at::IntArrayRef dilation,
    int64_t groups) {
  using Signature = at::Tensor(
      const at::Tensor &, const at::Tensor &, const std::optional<at::Tensor> &, at::IntArrayRef,
      at::IntArrayRef, at::IntArrayRef, at::IntArrayRef, int64_t, c10::string_view, Scalars,
      std::optional<c10::string_view>);
  static auto op = c10::Dispatcher::singleton()
                       .findSchemaOrThrow("mkldnn::_convolution_transpose_pointwise", "")
                       .typed<Signature>();
  return op.call(
      input, weight, std::nullopt, padding, output_padding, stride, dilation, groups, "none",
      Scalars(), std::nullopt);
}

/// What the gradient needs to know of a convolution.
struct Geometry {
  std::vector<int64_t> input, padding, stride, dilation;
  /// Of the convolution that computes the gradient; where that is transposed, of its result.
  std::vector<int64_t> gradient_padding;
  int64_t groups;
  bool in_phases;

  c10::IValue value() const {
    return c10::List<std::vector<int64_t>>(
        {input, padding, stride, dilation, gradient_padding, {groups, in_phases}});
  }

  static Geometry of(const c10::IValue &value) {
    const auto lists = value.to<std::vector<std::vector<int64_t>>>();
    return {lists[0], lists[1], lists[2], lists[3], lists[4], lists[5][0], lists[5][1] != 0};
  }
};

at::Tensor input_gradient(const at::Tensor &gradient, const at::Tensor &weight, const Geometry &g) {
  if (!g.in_phases)
    return transposed_convolution(
        gradient, weight, g.padding, g.gradient_padding, g.stride, g.dilation, g.groups);
  auto phases = convolution(
      gradient, weight, std::nullopt, g.gradient_padding, {1, 1}, {1, 1}, 1, "none", Scalars());
  return interleaved_phases(phases, g.input, g.stride, g.padding);
}

class FrozenConvolution : public torch::autograd::Function<FrozenConvolution> {
 public:
  static at::Tensor forward(
      torch::autograd::AutogradContext *context, const at::Tensor &input, const at::Tensor &weight,
      const at::Tensor &gradient_weight, const std::optional<at::Tensor> &bias,
      const Geometry &geometry, bool activated, double ceiling) {
    at::AutoDispatchBelowADInplaceOrView guard;
    const bool clipped = activated && std::isfinite(ceiling);
    Scalars bounds;
    if (clipped) {
      bounds.push_back(at::Scalar(0.0));
      bounds.push_back(at::Scalar(ceiling));
    }
    auto output = convolution(
        input, weight, bias, geometry.padding, geometry.stride, geometry.dilation, geometry.groups,
        clipped ? "hardtanh" : activated ? "relu" : "none", bounds);
    if (activated) context->save_for_backward({output});
    auto &saved = context->saved_data;
    saved["weight"] = gradient_weight;
    saved["geometry"] = geometry.value();
    saved["activated"] = activated;
    saved["ceiling"] = ceiling;
    return output;
  }

  static torch::autograd::variable_list backward(
      torch::autograd::AutogradContext *context, torch::autograd::variable_list gradients) {
    auto &saved = context->saved_data;
    auto gradient = gradients[0];
    if (saved["activated"].toBool())
      gradient = rectifier_gradient(
          gradient, context->get_saved_variables()[0], saved["ceiling"].toDouble());
    auto result = input_gradient(
        gradient.contiguous(at::MemoryFormat::ChannelsLast), saved["weight"].toTensor(),
        Geometry::of(saved["geometry"]));
    torch::autograd::variable_list inputs(7);
    inputs[0] = result;
    return inputs;
  }
};

at::Tensor frozen_convolution(
    const at::Tensor &input, const at::Tensor &weight, const at::Tensor &gradient_weight,
    const std::optional<at::Tensor> &bias, at::IntArrayRef padding, at::IntArrayRef stride,
    at::IntArrayRef dilation, int64_t groups, at::IntArrayRef gradient_padding, bool in_phases,
    bool activated, double ceiling) {
  const Geometry geometry{input.sizes().vec(), padding.vec(),          stride.vec(), dilation.vec(),
                          gradient_padding.vec(), groups, in_phases};
  return FrozenConvolution::apply(
      input, weight, gradient_weight, bias, geometry, activated, ceiling);
}

TORCH_LIBRARY_FRAGMENT(protogen, library) {
  library.def(
      "frozen_convolution(Tensor input, Tensor weight, Tensor gradient_weight, Tensor? bias,"
      " int[] padding, int[] stride, int[] dilation, int groups, int[] gradient_padding,"
      " bool in_phases, bool activated, float ceiling) -> Tensor",
      frozen_convolution);
}

}  // namespace
