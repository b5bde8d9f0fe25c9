// protogen::frozen_convolution: a convolution whose weights never change, with the ReLU after it.
//
// libtorch reorders the weights at every call, forward and backward, runs the activation as a pass
// of its own, and sends single images to a slow kernel. With frozen weights all of that can be done
// once: both orders of the weights are given, oneDNN applies the activation as it writes, and the
// gradient with respect to the input is a transposed convolution. CPU only.
#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

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

class FrozenConvolution : public torch::autograd::Function<FrozenConvolution> {
 public:
  static at::Tensor forward(
      torch::autograd::AutogradContext *context, const at::Tensor &input, const at::Tensor &weight,
      const at::Tensor &transposed_weight, const std::optional<at::Tensor> &bias,
      at::IntArrayRef padding, at::IntArrayRef output_padding, at::IntArrayRef stride,
      at::IntArrayRef dilation, int64_t groups, bool activated, double ceiling) {
    at::AutoDispatchBelowADInplaceOrView guard;
    const bool clipped = activated && std::isfinite(ceiling);
    Scalars bounds;
    if (clipped) {
      bounds.push_back(at::Scalar(0.0));
      bounds.push_back(at::Scalar(ceiling));
    }
    auto output = convolution(
        input, weight, bias, padding, stride, dilation, groups,
        clipped ? "hardtanh" : activated ? "relu" : "none", bounds);
    if (activated) context->save_for_backward({output});
    auto &saved = context->saved_data;
    saved["weight"] = transposed_weight;
    saved["padding"] = padding.vec();
    saved["output_padding"] = output_padding.vec();
    saved["stride"] = stride.vec();
    saved["dilation"] = dilation.vec();
    saved["groups"] = groups;
    saved["activated"] = activated;
    saved["ceiling"] = ceiling;
    return output;
  }

  static torch::autograd::variable_list backward(
      torch::autograd::AutogradContext *context, torch::autograd::variable_list gradients) {
    auto &saved = context->saved_data;
    auto gradient = gradients[0];
    if (saved["activated"].toBool()) {
      auto output = context->get_saved_variables()[0];
      const double ceiling = saved["ceiling"].toDouble();
      gradient = std::isfinite(ceiling) ? at::hardtanh_backward(gradient, output, 0, ceiling)
                                        : at::threshold_backward(gradient, output, 0);
    }
    auto result = transposed_convolution(
        gradient.contiguous(at::MemoryFormat::ChannelsLast), saved["weight"].toTensor(),
        saved["padding"].toIntVector(), saved["output_padding"].toIntVector(),
        saved["stride"].toIntVector(), saved["dilation"].toIntVector(), saved["groups"].toInt());
    torch::autograd::variable_list inputs(11);
    inputs[0] = result;
    return inputs;
  }
};

at::Tensor frozen_convolution(
    const at::Tensor &input, const at::Tensor &weight, const at::Tensor &transposed_weight,
    const std::optional<at::Tensor> &bias, at::IntArrayRef padding, at::IntArrayRef output_padding,
    at::IntArrayRef stride, at::IntArrayRef dilation, int64_t groups, bool activated,
    double ceiling) {
  return FrozenConvolution::apply(
      input, weight, transposed_weight, bias, padding, output_padding, stride, dilation, groups,
      activated, ceiling);
}

TORCH_LIBRARY_FRAGMENT(protogen, library) {
  library.def(
      "frozen_convolution(Tensor input, Tensor weight, Tensor transposed_weight, Tensor? bias,"
      " int[] padding, int[] output_padding, int[] stride, int[] dilation, int groups,"
      " bool activated, float ceiling) -> Tensor",
      frozen_convolution);
}

}  // namespace
