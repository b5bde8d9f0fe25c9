"""Writes the ONNX files of Tests/Fixtures/onnx. Run from the root of the package.

Needs onnx 1.17.0, numpy and ml_dtypes (which onnx brings along or finds beside it).
"""

import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = pathlib.Path("Tests/Fixtures/onnx")
VALUES = {
    "float": [0.5, -2, 3], "double": [0.5, -2, 3], "float16": [0.5, -2, 3],
    "bfloat16": [0.5, -2, 3], "int8": [1, -2, 127], "uint8": [1, 2, 255],
    "int16": [1, -2, 32767], "uint16": [1, 2, 65535], "int32": [1, -2, 1 << 30],
    "uint32": [1, 2, (1 << 32) - 1], "int64": [1, -2, 1 << 40], "uint64": [1, 2, 1 << 62],
    "bool": [1, 0, 1],
}


def save(name, graph, opset=17, ir_version=8, **fields):
    imports = [helper.make_opsetid("", opset)]
    model = helper.make_model(
        graph, opset_imports=imports, ir_version=ir_version, producer_name="make_fixtures",
        producer_version="1", **fields)
    onnx.save(model, FOLDER / name)


def info(name, shape, kind=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


def raw(tensor):
    """Returns the tensor with its elements in raw_data instead of the field for their type."""
    if tensor.data_type == TensorProto.BFLOAT16:
        words = np.array(list(tensor.int32_data), dtype="<u2").tobytes()
    else:
        words = numpy_helper.to_array(tensor).tobytes()
    return helper.make_tensor(tensor.name.replace("typed", "raw"), tensor.data_type, tensor.dims, words, raw=True)


def element_types():
    tensors = []
    for name, values in VALUES.items():
        kind = getattr(TensorProto, name.upper())
        typed = helper.make_tensor(name + "_typed", kind, [3], values)
        tensors += [typed, raw(typed)]
    node = helper.make_node("Identity", ["float_typed"], ["y"])
    save("element_types.onnx", helper.make_graph([node], "types", [], [info("y", [3])], tensors))


def classifier():
    weight = numpy_helper.from_array(
        np.arange(2 * 3 * 3 * 3, dtype=np.float32).reshape(2, 3, 3, 3) / 54, "conv.weight")
    nodes = [
        helper.make_node("Conv", ["image", "conv.weight"], ["features"], "conv",
                         kernel_shape=[3, 3], pads=[1, 1, 1, 1], group=1),
        helper.make_node("LeakyRelu", ["features"], ["active"], alpha=0.25),
        helper.make_node("GlobalAveragePool", ["active"], ["pooled"]),
        helper.make_node("Constant", [], ["shape"],
                         value=numpy_helper.from_array(np.array([0, -1], dtype=np.int64))),
        helper.make_node("Reshape", ["pooled", "shape"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes, "classifier", [info("image", ["batch", 3, None, 32])],
        [info("logits", ["batch", 2])], [weight], value_info=[info("pooled", ["batch", 2, 1, 1])])
    save("classifier.onnx", graph)


def old_style():
    """IR version 3: initializers are declared as inputs too, and nodes have no names."""
    bias = helper.make_tensor("bias", TensorProto.FLOAT, [2], [1, 2])
    graph = helper.make_graph(
        [helper.make_node("Add", ["x", "bias"], ["sum"]),
         helper.make_node("Clip", ["sum"], ["y"], min=0.0, max=6.0)],
        "old", [info("x", [1, 2]), info("bias", [2])], [info("y", [1, 2])], [bias])
    save("old_style.onnx", graph, opset=7, ir_version=3)


def branches():
    """A node with graphs inside that read a value of the graph around them."""
    def branch(operator):
        return helper.make_graph(
            [helper.make_node(operator, ["doubled"], ["result"])], operator, [],
            [info("result", [2])])
    graph = helper.make_graph(
        [helper.make_node("Add", ["x", "x"], ["doubled"], "double"),
         helper.make_node("If", ["flag"], ["y"], "choose",
                          then_branch=branch("Relu"), else_branch=branch("Neg"))],
        "branches", [info("x", [2]), info("flag", [], TensorProto.BOOL)], [info("y", [2])])
    save("branches.onnx", graph)


def external():
    folder = FOLDER / "external"
    folder.mkdir(exist_ok=True)
    a = numpy_helper.from_array(np.arange(6, dtype=np.float32).reshape(2, 3), "a")
    b = numpy_helper.from_array(np.array([7, 8, 9], dtype=np.float16), "b")
    graph = helper.make_graph(
        [helper.make_node("Identity", ["a"], ["y"])], "external", [], [info("y", [2, 3])], [a, b])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    (folder / "model.data").unlink(missing_ok=True)
    onnx.save_model(
        model, folder / "model.onnx", save_as_external_data=True, location="model.data",
        size_threshold=0)


def single_tensor():
    tensor = numpy_helper.from_array(np.array([[1.5, -2.5, 3.5]], dtype=np.float32), "input_0")
    (FOLDER / "tensor.pb").write_bytes(tensor.SerializeToString())


FOLDER.mkdir(parents=True, exist_ok=True)
for make in [element_types, classifier, old_style, branches, external, single_tensor]:
    make()
