"""Which small classifier goes to which file, and how it is written as ONNX."""

import collections
import io

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

import networks

Fixture = collections.namedtuple("Fixture", "network shape write")


def exported(opset):
    """The writer that leaves the graph to PyTorch's exporter; batch norm is not folded."""

    def write(network, shape):
        buffer = io.BytesIO()
        torch.onnx.export(
            network, torch.zeros(shape), buffer, opset_version=opset, dynamo=False,
            training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False,
            input_names=["image"], output_names=["logits"],
            dynamic_axes={"image": {0: "batch"}, "logits": {0: "batch"}},
        )
        return onnx.load_from_string(buffer.getvalue())

    return write


def model(nodes, weights, shape, opset, ir_version, listing_weights=False):
    """A model from nodes; before IR version 4, weights had to be listed as inputs too."""
    batched = ["batch", *shape[1:]]
    inputs = [helper.make_tensor_value_info("image", TensorProto.FLOAT, batched)]
    if listing_weights:
        inputs += [
            helper.make_tensor_value_info(w.name, w.data_type, list(w.dims)) for w in weights
        ]
    output = helper.make_tensor_value_info(
        "logits", TensorProto.FLOAT, ["batch", networks.CLASS_COUNT]
    )
    graph = helper.make_graph(nodes, "classifier", inputs, [output], weights)
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=ir_version
    )


def arrays(module):
    return {name: value.detach().numpy() for name, value in module.state_dict().items()}


def initializers(values):
    return [numpy_helper.from_array(value, name) for name, value in values.items()]


def node(operator, inputs, output, name=None, **attributes):
    return helper.make_node(
        operator, inputs.split(), [output], name=name or output, **attributes
    )


def write_googlenet(network, shape):
    same = {"kernel_shape": [3, 3], "pads": [1, 1, 1, 1]}
    halved = {**same, "strides": [2, 2]}
    nodes = [
        node("Conv", "image stem.weight stem.bias", "stem", strides=[2, 2], pads=[2] * 4),
        node("Relu", "stem", "stem_relu"),
        node("MaxPool", "stem_relu", "pool1", kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1),
        node("LRN", "pool1", "lrn", size=5, alpha=0.5, beta=0.75, bias=1.0),
        node("Conv", "lrn one.weight one.bias", "one"),
        node("Relu", "one", "one_relu"),
        node("Conv", "lrn three.weight three.bias", "three", auto_pad="SAME_UPPER"),
        node("Relu", "three", "three_relu"),
        node("MaxPool", "lrn", "pool2", strides=[1, 1], **same),
        node("Conv", "pool2 pooled.weight pooled.bias", "pooled"),
        node("Relu", "pooled", "pooled_relu"),
        node("Concat", "one_relu three_relu pooled_relu", "inception", axis=1),
        node("AveragePool", "inception", "pool3", count_include_pad=1, **halved),
        node("AveragePool", "pool3", "pool4", **halved),
        node("GlobalAveragePool", "pool4", "pool5"),
        node("Flatten", "pool5", "features"),
        node("Gemm", "features classify.weight classify.bias", "logits", transB=1),
    ]
    return model(nodes, initializers(arrays(network)), shape, opset=11, ir_version=6)


def write_old(network, shape):
    """Opset 7 as files of 2018 have it: weights among the inputs, Dropout, Reshape by a weight."""
    values = arrays(network)
    values["shape"] = numpy_helper.to_array(helper.make_tensor("", TensorProto.INT64, [2], [0, 12]))
    values["four"] = numpy_helper.to_array(helper.make_tensor("", TensorProto.FLOAT, [1], [4]))
    conv = {"kernel_shape": [3, 3], "strides": [2, 2], "pads": [1] * 4}
    nodes = [
        node("Conv", "image first.weight first.bias", "first", **conv),
        node("LeakyRelu", "first", "first_relu", alpha=0.1),
        node("Dropout", "first_relu", "dropped", ratio=0.5),
        node("Conv", "dropped second.weight second.bias", "second", **conv),
        node("Relu", "second", "second_relu"),
        node("ReduceMean", "second_relu", "mean", axes=[2, 3], keepdims=1),
        node("Mul", "mean four", "scaled"),
        node("Reshape", "scaled shape", "features"),
        node("Gemm", "features classify.weight classify.bias", "logits", transB=1),
    ]
    return model(nodes, initializers(values), shape, 7, 3, listing_weights=True)


def write_half(network, shape):
    """float32 arithmetic on weights stored as float16, each behind a Cast."""
    result = exported(13)(network, shape)
    graph, casts = result.graph, []
    for weight in graph.initializer:
        value = numpy_helper.to_array(weight)
        if value.dtype != "float32":
            continue
        stored = weight.name + ".half"
        casts.append(node("Cast", stored, weight.name, to=TensorProto.FLOAT))
        weight.CopyFrom(numpy_helper.from_array(value.astype("float16"), stored))
    nodes = casts + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
    return result


def rounded_to_half(network):
    """The network with every weight a float16 number, as its file has them."""
    for value in network.state_dict().values():
        if value.is_floating_point():
            value.copy_(value.half())
    return network


def write_quantized(network, shape):
    values = arrays(network)
    weights, nodes = [], []
    for name in ("first", "second"):
        integer = values[name + ".integer"].astype("int8")
        scale = values[name + ".scale"].reshape(-1)
        weights += initializers({name + ".integer": integer, name + ".scale": scale})
        nodes.append(
            node("DequantizeLinear", f"{name}.integer {name}.scale", name + ".weight", axis=0)
        )
    scales = {"image": 1 / 255, "first_relu": 1 / 64, "second": 1 / 64}
    for name, scale in scales.items():
        zero_point = 128 if name == "second" else 0
        weights += [
            helper.make_tensor(name + ".step", TensorProto.FLOAT, [], [scale]),
            helper.make_tensor(name + ".zero", TensorProto.UINT8, [], [zero_point]),
        ]

    def rounding(name):
        grid = f"{name}.step {name}.zero"
        return [
            node("QuantizeLinear", f"{name} {grid}", name + "_integer"),
            node("DequantizeLinear", f"{name}_integer {grid}", name + "_rounded"),
        ]

    conv = {"strides": [2, 2], "pads": [1] * 4}
    kept = ("first.bias", "second.bias", "classify.weight", "classify.bias")
    weights += initializers({name: values[name] for name in kept})
    weights.append(helper.make_tensor("four", TensorProto.FLOAT, [], [4]))
    nodes += [
        *rounding("image"),
        node("Conv", "image_rounded first.weight first.bias", "first", **conv),
        node("Relu", "first", "first_relu"),
        *rounding("first_relu"),
        node("Conv", "first_relu_rounded second.weight second.bias", "second", **conv),
        *rounding("second"),
        node("Relu", "second_rounded", "second_relu"),
        node("ReduceMean", "second_relu", "mean", axes=[2, 3], keepdims=0),
        node("Mul", "mean four", "features"),
        node("Gemm", "features classify.weight classify.bias", "logits", transB=1),
    ]
    return model(nodes, weights, shape, opset=13, ir_version=7)


def fixtures():
    """File name to classifier, input shape for one image, and writer."""
    make = networks.seeded
    plain = networks.Plain
    return {
        "tiny-residual": Fixture(make(networks.Residual, 1), (1, 3, 32, 32), exported(13)),
        "tiny-mobile": Fixture(make(networks.Mobile, 2), (1, 3, 33, 29), exported(14)),
        "tiny-transformer": Fixture(
            make(networks.Transformer, 3), (1, 3, 32, 32), exported(17)),
        "tiny-googlenet": Fixture(make(networks.GoogLeNet, 4), (1, 3, 35, 31), write_googlenet),
        "tiny-softmax": Fixture(
            make(lambda: plain(last=nn.Softmax(1)), 5), (1, 3, 32, 32), exported(13)),
        "tiny-gray": Fixture(make(lambda: plain(channels=1), 6), (1, 1, 28, 28), write_old),
        "tiny-rgba": Fixture(make(lambda: plain(channels=4), 7), (1, 4, 24, 32), exported(11)),
        "tiny-quantized": Fixture(
            make(networks.Quantized, 8), (1, 3, 32, 32), write_quantized),
        "tiny-fp16": Fixture(
            rounded_to_half(make(networks.Residual, 9)), (1, 3, 32, 32), write_half),
        "tiny-dead": Fixture(make(lambda: plain(dead=True), 10), (1, 3, 32, 32), exported(13)),
    }
