"""Prints ONNX Runtime's logits for Tests/Fixtures/training/waves.onnx, and its metadata.

The logits are those of GoldenTests. Written with onnx 1.17 and onnxruntime 1.31.
"""
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

FIXTURE = Path(__file__).parents[2] / "Fixtures/training/waves.onnx"
onnx.checker.check_model(str(FIXTURE), full_check=True)
session = onnxruntime.InferenceSession(str(FIXTURE), providers=["CPUExecutionProvider"])
wave = np.sin(np.arange(4 * 3 * 9 * 7) * 0.9).astype(np.float32).reshape(4, 3, 9, 7)
# The preprocessing in the metadata: (x - 0.5) / 0.25.
images = ((wave + 1) / 2 - np.float32(0.5)) / np.float32(0.25)
print([round(float(v), 7) for v in session.run(["logits"], {"images": images})[0].flatten()])
print(session.get_modelmeta().custom_metadata_map)
