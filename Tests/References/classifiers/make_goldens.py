"""Writes Tests/ClassifiersTests/Goldens/*.json; see README.md for what they hold.

python make_goldens.py [real-model.onnx …]
"""

import hashlib
import json
import pathlib
import random
import sys
import warnings

import numpy as np
import onnx
import onnxruntime
import torch

from fixtures import fixtures

# torchvision as the package index has it is built for CUDA; beside a CPU torch it declares none
# of its operators and then misses these two, which onnx2torch imports and nothing here calls.
if torch.version.cuda is None:
    for operator in ("nms", "qnms"):
        torch.library.define(f"torchvision::{operator}", "(Tensor a, Tensor b, float c) -> Tensor")
import onnx2torch  # noqa: E402

ROOT = pathlib.Path(__file__).parents[3]
FIXTURES = ROOT / "Tests" / "Fixtures" / "classifiers"
GOLDENS = ROOT / "Tests" / "ClassifiersTests" / "Goldens"
BATCH = 2
LAYER_COUNT = 6
# Batch normalization is missing on purpose: it, or what feeds it, may be folded away.
LAYER_OPERATORS = set(
    "Add AveragePool Clip Concat Conv Flatten Gemm GlobalAveragePool HardSwish LRN "
    "LayerNormalization LeakyRelu MatMul MaxPool Mul Relu Sigmoid Softmax".split()
)


def formula_image(shape):
    """0.5 + 0.4 sin(0.37 x + 0.61 y + 1.3 c + 0.7 n), rounded once from double."""
    n, c, y, x = np.ogrid[tuple(slice(0, length) for length in shape)]
    angle = 0.37 * x + 0.61 * y + 1.3 * c + 0.7 * n
    return (0.5 + 0.4 * np.sin(angle)).astype(np.float32)


def numbers(values):
    """The shortest decimals that are these float32 numbers again."""
    return [float(str(np.float32(value))) for value in np.ravel(values)]


def samples(values, count):
    """Some elements: their places in memory order, and what is there."""
    flat = np.ravel(values)
    indices = sorted(random.Random(7).sample(range(flat.size), min(count, flat.size)))
    return {"indices": indices, "values": numbers(flat[indices])}


def session(model):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


def layer_names(model):
    """Some values that every way of running the graph has, spread evenly from first to last."""
    graph = model.graph
    before_norm = {n.input[0] for n in graph.node if n.op_type == "BatchNormalization"}
    names = [
        n.output[0] for n in graph.node
        if n.op_type in LAYER_OPERATORS and n.output[0] not in before_norm
    ]
    inferred = onnx.shape_inference.infer_shapes(model)
    floats = {
        value.name for value in inferred.graph.value_info
        if value.type.tensor_type.elem_type == onnx.TensorProto.FLOAT
        and len(value.type.tensor_type.shape.dim) >= 2
    }
    names = [name for name in names if name in floats]
    places = np.linspace(0, len(names) - 1, min(LAYER_COUNT, len(names)))
    return [names[round(place)] for place in places]


def run(model, image, extra):
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    for name in extra:
        watched.graph.output.append(onnx.ValueInfoProto(name=name))
    runner = session(watched)
    output = model.graph.output[0].name
    return runner.run([output, *extra], {runner.get_inputs()[0].name: image})


def gradient(network, image, class_index):
    leaf = torch.from_numpy(image).requires_grad_(True)
    logits = network(leaf)
    logits[:, class_index].sum().backward()
    return logits.detach().numpy(), leaf.grad.numpy()


def converted(model):
    """The graph as a PyTorch module, or None where the converter cannot."""
    try:
        return onnx2torch.convert(model).eval()
    except Exception:  # it raises many kinds for what it does not know
        return None


def is_close(a, b, tolerance):
    return np.abs(a - b).max() <= tolerance * max(np.abs(b).max(), 1e-6)


def gradients(model, network, image, class_index, logits):
    """The gradient by every way there is, held against one another and against the logits."""
    results = {}
    for name, way in (("onnx2torch", converted(model)), ("PyTorch module", network)):
        if way is None:
            continue
        try:
            found, result = gradient(way, image, class_index)
        except Exception as error:
            if name != "onnx2torch":
                raise
            print(f"  onnx2torch converts, but does not run: {type(error).__name__}")
            continue
        assert is_close(found, logits, 1e-4), (name, np.abs(found - logits).max())
        results[name] = result
    names = list(results)
    for name in names[1:]:
        assert is_close(results[name], results[names[0]], 1e-4), names
    return names, results[names[0]]


def golden(path, network=None, layers=True):
    model = onnx.load(path)
    size = [d.dim_value for d in model.graph.input[0].type.tensor_type.shape.dim][1:]
    shape = [BATCH, *size]
    image = formula_image(shape)
    names = layer_names(model) if layers else []
    logits, *values = run(model, image, names)
    class_index = 3 if logits.shape[1] == 10 else 15
    ways, slope = gradients(model, network, image, class_index, logits)
    print(f"{path.name}: gradient norm {np.linalg.norm(slope):.4g} by {ways}; layers {names}")
    return {
        "model": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "inputShape": shape,
        "output": {"name": model.graph.output[0].name, "values": numbers(logits)},
        "gradient": {
            "classIndex": class_index,
            "by": ways,
            "norm": float(f"{np.linalg.norm(slope.astype(np.float64)):.9g}"),
            "largest": numbers(np.abs(slope).max())[0],
            "samples": samples(slope, 200),
        },
        "layers": [
            {
                "name": name,
                "shape": list(value.shape),
                "mean": float(f"{value.astype(np.float64).mean():.9g}"),
                "standardDeviation": float(f"{value.astype(np.float64).std():.9g}"),
                "samples": samples(value, 5),
            }
            for name, value in zip(names, values)
        ],
    }


def write(record):
    path = GOLDENS / (record["model"].removesuffix(".onnx") + ".json")
    text = json.dumps(record, indent=1, sort_keys=True)
    path.write_text(compact(text) + "\n")


def compact(text):
    """Puts each list of numbers on one line."""
    lines, inside = [], False
    for line in text.split("\n"):
        if inside:
            lines[-1] += line.strip() if line.strip().startswith("]") else line.strip() + " "
            lines[-1] = lines[-1].replace(" ]", "]")
            inside = not line.strip().startswith("]")
        else:
            lines.append(line)
            inside = line.endswith("[") and '"layers"' not in line
    return "\n".join(lines)


warnings.filterwarnings("ignore")
torch.manual_seed(0)
for name, fixture in fixtures().items():
    write(golden(FIXTURES / f"{name}.onnx", fixture.network))
for argument in sys.argv[1:]:
    write(golden(pathlib.Path(argument), layers=False))
