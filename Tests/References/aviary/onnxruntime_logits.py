"""Writes what ONNX Runtime makes of waves, by each classifier in Tests/Fixtures/aviary.

Run from the repository's root: python Tests/References/aviary/onnxruntime_logits.py
Made with numpy 2.4.6 and onnxruntime 1.31.1; others may differ in the last digits.
"""

import json
import pathlib

import numpy
import onnxruntime

folder = pathlib.Path("Tests/Fixtures/aviary")
count = 2 * 3 * 64 * 64
waves = ((numpy.sin(numpy.arange(count) * 0.9) + 1) / 2).astype(numpy.float32)
# The models' own preprocessing: a mean of 0.5 and a deviation of 0.25.
images = ((waves.reshape(2, 3, 64, 64) - 0.5) / 0.25).astype(numpy.float32)
logits = {}
for file in sorted(folder.glob("*.onnx")):
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    [scores] = session.run(None, {session.get_inputs()[0].name: images})
    logits[file.stem] = [float(value) for value in scores.reshape(-1)]
(folder / "logits.json").write_text(json.dumps(logits, indent=1, sort_keys=True) + "\n")
