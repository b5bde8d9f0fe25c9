#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/version.h>

#include "Guarded.h"
#include "Loops.h"
#include "Operators.h"

namespace {

int32_t tensor_from_bytes(
    const void *bytes, int64_t byte_count, const int64_t *shape, int64_t rank, int32_t type,
    PTGTensor **result) {
  return guarded([&] {
    auto tensor = at::empty(
        at::IntArrayRef(shape, rank), at::TensorOptions(static_cast<at::ScalarType>(type)));
    TORCH_CHECK(int64_t(tensor.nbytes()) == byte_count, "expected ", tensor.nbytes(),
                " bytes, got ", byte_count);
    if (byte_count > 0) std::memcpy(tensor.data_ptr(), bytes, byte_count);
    *result = adopt(std::move(tensor));
  });
}

int32_t tensor_copy_bytes(const PTGTensor *handle, void *bytes, int64_t byte_count) {
  return guarded([&] {
    auto tensor = tensor_of(handle).detach().cpu().contiguous();
    TORCH_CHECK(int64_t(tensor.nbytes()) == byte_count, "the tensor has ", tensor.nbytes(),
                " bytes, not ", byte_count);
    const char *source = static_cast<const char *>(tensor.const_data_ptr());
    for_each_part(byte_count, [&](int64_t begin, int64_t end) {
      std::memcpy(static_cast<char *>(bytes) + begin, source + begin, end - begin);
    });
  });
}

int32_t tensor_storage(const PTGTensor *handle, void **result) {
  return guarded([&] {
    const auto &tensor = tensor_of(handle);
    TORCH_CHECK(tensor.is_cpu() && tensor.is_contiguous(), "not a contiguous CPU tensor");
    *result = tensor.data_ptr();
  });
}

void tensor_free(PTGTensor *handle) { delete reinterpret_cast<at::Tensor *>(handle); }

int64_t tensor_rank(const PTGTensor *handle) { return tensor_of(handle).dim(); }

int64_t tensor_extent(const PTGTensor *handle, int64_t axis) {
  return tensor_of(handle).sizes()[axis];
}

int32_t tensor_type(const PTGTensor *handle) {
  return static_cast<int32_t>(tensor_of(handle).scalar_type());
}

bool tensor_is_cuda(const PTGTensor *handle) { return tensor_of(handle).is_cuda(); }

int32_t tensor_to(
    const PTGTensor *handle, int32_t type, const char *device, bool channels_last,
    PTGTensor **result) {
  return guarded([&] {
    const auto &tensor = tensor_of(handle);
    auto options = tensor.options();
    if (type >= 0) options = options.dtype(static_cast<at::ScalarType>(type));
    if (device) options = options.device(at::Device(device));
    auto format = channels_last && tensor.dim() == 4 ? at::MemoryFormat::ChannelsLast
                                                     : at::MemoryFormat::Preserve;
    *result = adopt(tensor.to(options, false, false, format));
  });
}

int32_t tensor_requiring_gradient(const PTGTensor *handle, PTGTensor **result) {
  return guarded([&] { *result = adopt(tensor_of(handle).detach().requires_grad_(true)); });
}

bool tensor_requires_gradient(const PTGTensor *handle) {
  return tensor_of(handle).requires_grad();
}

int32_t gradients(
    const PTGTensor *output, const PTGTensor *const *inputs, int64_t count, PTGTensor **results) {
  return guarded([&] {
    std::vector<at::Tensor> variables;
    for (int64_t i = 0; i < count; i++) variables.push_back(tensor_of(inputs[i]));
    auto found = torch::autograd::grad(
        {tensor_of(output)}, variables, {}, std::nullopt, false, /*allow_unused=*/true);
    for (int64_t i = 0; i < count; i++)
      results[i] = found[i].defined() ? adopt(std::move(found[i])) : nullptr;
  });
}

bool set_gradient_recording(bool enabled) {
  bool previous = at::GradMode::is_enabled();
  at::GradMode::set_enabled(enabled);
  return previous;
}

int32_t set_thread_count(int32_t count) {
  return guarded([&] { at::set_num_threads(count); });
}

void for_each(int64_t count, void *context, void (*body)(void *, int64_t)) {
  for_each_part(count, [=](int64_t begin, int64_t end) {
    for (int64_t index = begin; index < end; index++) body(context, index);
  });
}

const PTGLibrary library = {
    .last_error = [] { return last_error.c_str(); },
    .version = [] { return TORCH_VERSION; },
    .operator_find = operator_find,
    .operator_call = operator_call,
    .tensor_from_bytes = tensor_from_bytes,
    .tensor_copy_bytes = tensor_copy_bytes,
    .tensor_storage = tensor_storage,
    .tensor_free = tensor_free,
    .tensor_rank = tensor_rank,
    .tensor_extent = tensor_extent,
    .tensor_type = tensor_type,
    .tensor_is_cuda = tensor_is_cuda,
    .tensor_to = tensor_to,
    .tensor_requiring_gradient = tensor_requiring_gradient,
    .tensor_requires_gradient = tensor_requires_gradient,
    .gradients = gradients,
    .set_gradient_recording = set_gradient_recording,
    .set_thread_count = set_thread_count,
    .thread_count = [] { return int32_t(at::get_num_threads()); },
    .for_each = for_each,
    .set_flush_denormals = [](bool enabled) { return at::globalContext().setFlushDenormal(enabled); },
    .cuda_is_available = [] { return at::hasCUDA(); },
};

}  // namespace

const PTGLibrary *ptg_library(void) { return &library; }
