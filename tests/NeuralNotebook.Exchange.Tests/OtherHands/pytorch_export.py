"""Exports a network of PyTorch's as ONNX, and prints a batch and what the network makes of it: pytorch_export.py FILE."""
import json
import sys

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 5, bias=False), nn.LeakyReLU(0.2), nn.Dropout(0.3), nn.Linear(5, 3), nn.Softmax(dim=1)).double()
for _ in range(5):
    model(torch.randn(20, 4, dtype=torch.float64))
model.eval()
batch = torch.randn(7, 4, dtype=torch.float64)
torch.onnx.export(model, batch, sys.argv[1], input_names=["x"], output_names=["y"], dynamic_axes={"x": {0: "batch"}})
with torch.no_grad():
    print(json.dumps([batch.tolist(), model(batch).tolist()]))
