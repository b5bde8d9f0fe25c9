#pragma once

#include "CTorch.h"

int32_t operator_find(const char *name, const char *overload, const PTGOperator **result);
int32_t operator_call(
    const PTGOperator *op, const PTGValue *arguments, int64_t argument_count, PTGTensor **results,
    int64_t capacity, int64_t *result_count);
