"""Loads a safetensors file into the PyTorch network that its metadata names, and computes: pytorch_load.py FILE… < batch."""
import json
import struct
import sys

import torch
from torch import nn

batch = json.load(sys.stdin)
for path in sys.argv[1:]:
    content = open(path, "rb").read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    metadata = header.pop("__metadata__")
    kinds = {"F32": torch.float32, "F64": torch.float64, "I64": torch.int64}
    state = {}
    for name, tensor in header.items():
        start, end = tensor["data_offsets"]
        numbers = bytearray(content[8 + length + start : 8 + length + end])
        state[name] = torch.frombuffer(numbers, dtype=kinds[tensor["dtype"]]).reshape(tensor["shape"])

    model = eval(metadata["network"])
    precision = next(iter(state.values())).dtype
    model = model.to(precision)
    assert list(state) == list(model.state_dict()), (list(state), list(model.state_dict()))
    model.load_state_dict(state, strict=True)
    model.eval()
    with torch.no_grad():
        x = torch.tensor(batch, dtype=precision)
        if "pictures" in metadata:
            channels, height, width = json.loads(metadata["pictures"])
            x = x.reshape(-1, height, width, channels).permute(0, 3, 1, 2)
        print(json.dumps(model(x).double().tolist()))
