#include "Operators.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include "Guarded.h"

namespace {

/// A tensor list in the form the schema asks for: `Tensor[]` or `Tensor?[]`.
c10::IValue tensor_list(const PTGValue &value, const c10::Type &type) {
  auto handles = static_cast<PTGTensor *const *>(value.list);
  auto element = type.kind() == c10::TypeKind::ListType
                     ? type.castRaw<c10::ListType>()->getElementType()->kind()
                     : c10::TypeKind::TensorType;
  if (element == c10::TypeKind::OptionalType) {
    c10::List<std::optional<at::Tensor>> list;
    for (int64_t i = 0; i < value.count; i++)
      list.push_back(handles[i] ? std::optional(tensor_of(handles[i])) : std::nullopt);
    return list;
  }
  c10::List<at::Tensor> list;
  for (int64_t i = 0; i < value.count; i++) list.push_back(tensor_of(handles[i]));
  return list;
}

template <typename Element, typename Stored>
c10::IValue number_list(const PTGValue &value) {
  auto elements = static_cast<const Stored *>(value.list);
  c10::List<Element> list;
  list.reserve(value.count);
  for (int64_t i = 0; i < value.count; i++) list.push_back(static_cast<Element>(elements[i]));
  return list;
}

c10::IValue boxed(const PTGValue &value, const c10::Argument &argument) {
  c10::TypePtr type = argument.type();
  if (auto optional = type->cast<c10::OptionalType>()) type = optional->getElementType();
  switch (value.kind) {
    case PTG_DEFAULT:
      TORCH_CHECK(
          argument.default_value() || argument.type()->kind() == c10::TypeKind::OptionalType,
          "argument '", argument.name(), "' has no default");
      return argument.default_value().value_or(c10::IValue());
    case PTG_NONE: return c10::IValue();
    case PTG_BOOL: return value.integer != 0;
    case PTG_INT:
      if (type->kind() == c10::TypeKind::FloatType) return static_cast<double>(value.integer);
      return value.integer;
    case PTG_DOUBLE: return value.real;
    case PTG_TENSOR: return tensor_of(static_cast<const PTGTensor *>(value.list));
    case PTG_INTS: return number_list<int64_t, int64_t>(value);
    case PTG_DOUBLES: return number_list<double, double>(value);
    case PTG_BOOLS: return number_list<bool, int64_t>(value);
    case PTG_TENSORS: return tensor_list(value, *type);
    case PTG_STRING: return std::string(static_cast<const char *>(value.list), value.count);
    default: TORCH_CHECK(false, "unknown argument kind ", value.kind);
  }
}

/// The tensors among an operator's results, lists flattened, in order.
std::vector<at::Tensor> returned_tensors(const torch::jit::Stack &stack) {
  std::vector<at::Tensor> tensors;
  for (const auto &value : stack) {
    if (value.isTensor()) tensors.push_back(value.toTensor());
    if (value.isTensorList())
      for (const at::Tensor &tensor : value.toTensorVector()) tensors.push_back(tensor);
  }
  return tensors;
}

}  // namespace

int32_t operator_find(const char *name, const char *overload, const PTGOperator **result) {
  return guarded([&] {
    auto found = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    *result = reinterpret_cast<const PTGOperator *>(new c10::OperatorHandle(found));
  });
}

int32_t operator_call(
    const PTGOperator *op, const PTGValue *arguments, int64_t argument_count, PTGTensor **results,
    int64_t capacity, int64_t *result_count) {
  return guarded([&] {
    auto &handle = *reinterpret_cast<const c10::OperatorHandle *>(op);
    const auto &schema = handle.schema().arguments();
    TORCH_CHECK(argument_count <= int64_t(schema.size()), "too many arguments for ",
                handle.schema().name());
    torch::jit::Stack stack;
    stack.reserve(schema.size());
    for (size_t i = 0; i < schema.size(); i++)
      stack.push_back(boxed(int64_t(i) < argument_count ? arguments[i] : PTGValue{}, schema[i]));
    handle.callBoxed(stack);
    auto tensors = returned_tensors(stack);
    TORCH_CHECK(int64_t(tensors.size()) <= capacity, "too many results from ",
                handle.schema().name());
    for (size_t i = 0; i < tensors.size(); i++) results[i] = adopt(std::move(tensors[i]));
    *result_count = int64_t(tensors.size());
  });
}
