// The gradient of a ReLU, or of a ReLU with a ceiling.
#pragma once

#include <ATen/ATen.h>

/// Returns the gradient where the rectifier's output lies between zero and the ceiling, else zero.
///
/// @param gradient Four axes, float32 or bfloat16, of any strides.
/// @param output What the rectifier returned: the same shape and type, channels last.
/// @param ceiling Infinity for a plain ReLU.
at::Tensor rectifier_gradient(
    const at::Tensor &gradient, const at::Tensor &output, double ceiling);
