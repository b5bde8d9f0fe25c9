"""Writes what ONNX Runtime makes of waves, by the classifiers in Tests/Fixtures/aviary and Presets/Classifiers.

Run from the repository's root: python Tests/References/aviary/onnxruntime_logits.py
Made with numpy 2.4.6 and onnxruntime 1.31.1; others may differ in the last digits.
"""

import json
import pathlib

import numpy
import onnxruntime

fixtures = pathlib.Path("Tests/Fixtures/aviary")
shipped = pathlib.Path("Presets/Classifiers")


def logits(file: pathlib.Path, side: int) -> list[float]:
    waves = (numpy.sin(numpy.arange(2 * 3 * side * side) * 0.9) + 1) / 2
    # The models' own preprocessing: a mean of 0.5 and a deviation of 0.25.
    images = (waves.astype(numpy.float32).reshape(2, 3, side, side) - 0.5) / 0.25
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    [scores] = session.run(None, {session.get_inputs()[0].name: images.astype(numpy.float32)})
    return [float(value) for value in scores.reshape(-1)]


found = {file.stem: logits(file, 64) for file in sorted(fixtures.glob("*.onnx"))}
found |= {file.stem: logits(file, 128) for file in sorted(shipped.glob("*.onnx"))}
(fixtures / "logits.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")
