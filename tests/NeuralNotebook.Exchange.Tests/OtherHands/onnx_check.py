"""Checks ONNX files with ONNX' own checker: onnx_check.py FILE…"""
import sys

import onnx

for path in sys.argv[1:]:
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    print(onnx.__version__, model.ir_version, model.opset_import[0].version)
