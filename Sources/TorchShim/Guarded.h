#pragma once

#include <ATen/ATen.h>

#include <exception>
#include <string>

#include "CTorch.h"

/// What went wrong in the last failed call on this thread.
inline thread_local std::string last_error;

/// Runs `body`; turns anything it throws into status 1 and a message.
template <typename Body>
int32_t guarded(Body body) noexcept {
  try {
    body();
    return 0;
  } catch (const c10::Error &error) {
    last_error = error.what_without_backtrace();
  } catch (const std::exception &error) {
    last_error = error.what();
  } catch (...) {
    last_error = "an unknown C++ exception";
  }
  return 1;
}

inline const at::Tensor &tensor_of(const PTGTensor *handle) {
  return *reinterpret_cast<const at::Tensor *>(handle);
}

/// A +1 handle.
inline PTGTensor *adopt(at::Tensor tensor) {
  return reinterpret_cast<PTGTensor *>(new at::Tensor(std::move(tensor)));
}
