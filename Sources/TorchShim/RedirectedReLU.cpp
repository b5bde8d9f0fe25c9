// protogen::redirected_relu: a ReLU, or ReLU6, whose gradient finds a way out of the dead zone.
//
// Where a sample's whole gradient would be blocked, only the part that pushes an input further into
// the dead zone is blocked (Lucid, `misc/redirected_relu_grad.py`). Composition cannot express it,
// because the choice depends on the incoming gradient.
#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <limits>

namespace {

class RedirectedReLU : public torch::autograd::Function<RedirectedReLU> {
 public:
  static at::Tensor forward(
      torch::autograd::AutogradContext *context, const at::Tensor &input, double ceiling) {
    context->save_for_backward({input});
    context->saved_data["ceiling"] = ceiling;
    return at::clamp(input, 0, ceiling);
  }

  static torch::autograd::variable_list backward(
      torch::autograd::AutogradContext *context, torch::autograd::variable_list gradients) {
    auto input = context->get_saved_variables()[0];
    double ceiling = context->saved_data["ceiling"].toDouble();
    auto gradient = gradients[0];
    auto below = input.lt(0), above = input.gt(ceiling);
    auto plain = gradient.masked_fill(below.logical_or(above), 0);
    // A descent step moves the input against its gradient.
    auto deeper = below.logical_and(gradient.gt(0)).logical_or(above.logical_and(gradient.lt(0)));
    auto redirected = gradient.masked_fill(deeper, 0);
    std::vector<int64_t> axes;
    for (int64_t axis = 1; axis < input.dim(); axis++) axes.push_back(axis);
    auto blocked = axes.empty() ? plain.eq(0) : plain.abs().amax(axes, true).eq(0);
    return {at::where(blocked, redirected, plain), at::Tensor()};
  }
};

at::Tensor redirected_relu(const at::Tensor &input, double ceiling) {
  return RedirectedReLU::apply(input, ceiling);
}

TORCH_LIBRARY(protogen, library) {
  library.def("redirected_relu(Tensor input, float ceiling) -> Tensor", redirected_relu);
}

}  // namespace
