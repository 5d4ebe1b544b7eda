"""Exports a convolutional network of PyTorch's as ONNX, and prints a batch, channels last, and what the network makes of it: pytorch_export_pictures.py FILE."""
import json
import sys

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(2, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 5, 2, stride=2, padding=1, bias=False), nn.Tanh(), nn.AvgPool2d(2, stride=1, padding=1),
    nn.Flatten(), nn.LeakyReLU(0.2), nn.Linear(5 * 4 * 3, 3), nn.Softmax(dim=1),
).double()
batch = torch.randn(7, 2, 8, 6, dtype=torch.float64)
torch.onnx.export(model, batch, sys.argv[1], input_names=["x"], output_names=["y"], dynamic_axes={"x": {0: "batch"}})
with torch.no_grad():
    print(json.dumps([batch.permute(0, 2, 3, 1).reshape(7, -1).tolist(), model(batch).tolist()]))
