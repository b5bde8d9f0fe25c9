"""Writes Tests/Fixtures/classifiers/*.onnx."""

import pathlib
import warnings

import onnx

from fixtures import fixtures

FOLDER = pathlib.Path(__file__).parents[2] / "Fixtures" / "classifiers"

warnings.filterwarnings("ignore")
for name, fixture in fixtures().items():
    model = fixture.write(fixture.network, fixture.shape)
    model.producer_name, model.producer_version, model.doc_string = "protogen", "", ""
    for node in model.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(model, full_check=True)
    path = FOLDER / f"{name}.onnx"
    path.write_bytes(model.SerializeToString(deterministic=True))
    operators = sorted({node.op_type for node in model.graph.node})
    print(f"{path.name}: {path.stat().st_size} bytes: {' '.join(operators)}")
