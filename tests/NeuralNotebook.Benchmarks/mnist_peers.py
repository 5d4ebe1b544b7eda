"""The real MNIST with PyTorch and scikit-learn: the network, optimizer and batches of Mnist.cs, seconds for each epoch.

    env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE /usr/bin/python3 mnist_peers.py FOLDER THREADS EPOCHS
"""
import os
import sys

folder, threads, epochs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(threads)

import gzip
import statistics
import time
import warnings

import numpy as np
import torch
from sklearn.neural_network import MLPClassifier

BATCH = 64


def read(name, header):
    path = os.path.join(folder, name)
    opened = open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz", "rb")
    with opened as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def report(name, seconds, accuracy):
    print(f"{name}, {threads} thread(s): median {statistics.median(seconds):.2f} s an epoch, test accuracy {100 * accuracy:.2f} % after {len(seconds)} epochs", flush=True)


X = read("train-images-idx3-ubyte", 16).reshape(-1, 784) / 255.0
y = read("train-labels-idx1-ubyte", 8).astype(np.int64)
X_test = read("t10k-images-idx3-ubyte", 16).reshape(-1, 784) / 255.0
y_test = read("t10k-labels-idx1-ubyte", 8).astype(np.int64)


def with_torch(dtype):
    torch.manual_seed(1)
    torch.set_num_threads(threads)
    inputs, labels = torch.tensor(X, dtype=dtype), torch.tensor(y)
    model = torch.nn.Sequential(
        torch.nn.Linear(784, 128), torch.nn.ReLU(),
        torch.nn.Linear(128, 64), torch.nn.ReLU(),
        torch.nn.Linear(64, 10)).to(dtype)
    for layer in (model[0], model[2]):
        torch.nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    loss = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    steps = epochs * -(-len(X) // BATCH)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    seconds = []
    for _ in range(epochs):
        start = time.perf_counter()
        order = torch.randperm(len(inputs))
        for first in range(0, len(inputs), BATCH):
            rows = order[first:first + BATCH]
            optimizer.zero_grad()
            value = loss(model(inputs[rows]), labels[rows])
            value.backward()
            optimizer.step()
            schedule.step()
        seconds.append(time.perf_counter() - start)
    with torch.no_grad():
        predicted = model(torch.tensor(X_test, dtype=dtype)).argmax(1).numpy()
    report(f"PyTorch {torch.__version__}, {str(dtype)[6:]}", seconds, (predicted == y_test).mean())


def with_sklearn():
    warnings.filterwarnings("ignore")
    model = MLPClassifier((128, 64), alpha=0, batch_size=BATCH, learning_rate_init=1e-3, max_iter=1, warm_start=True, random_state=1)
    seconds = []
    for _ in range(epochs):
        start = time.perf_counter()
        model.fit(X, y)
        seconds.append(time.perf_counter() - start)
    import sklearn
    report(f"scikit-learn {sklearn.__version__}, float64 (constant rate)", seconds, (model.predict(X_test) == y_test).mean())


with_torch(torch.float64)
with_torch(torch.float32)
with_sklearn()
