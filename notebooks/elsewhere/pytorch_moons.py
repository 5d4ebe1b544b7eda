"""The network of start.json in PyTorch: 100 losses for each optimizer. python3 pytorch_moons.py [float32]"""
import json, sys
import torch

precision = sys.argv[1] if len(sys.argv) > 1 else "float64"
torch.set_default_dtype(getattr(torch, precision))
torch.set_num_threads(1)
start = json.load(open("start.json"))
X, y = torch.tensor(start["X"]), torch.tensor(start["labels"])


def network():
    model = torch.nn.Sequential(
        torch.nn.Linear(2, 16), torch.nn.ReLU(),
        torch.nn.Linear(16, 16), torch.nn.ReLU(),
        torch.nn.Linear(16, 2))  # no softmax: the loss takes logits
    with torch.no_grad():
        for layer, weights, biases in zip(model[::2], start["weights"], start["biases"]):
            layer.weight.copy_(torch.tensor(weights).T)  # PyTorch keeps outputs × inputs
            layer.bias.copy_(torch.tensor(biases))
    return model


def train(make_optimizer, decay=0.0):
    model, loss_of, losses = network(), torch.nn.CrossEntropyLoss(), []
    optimizer = make_optimizer(model.parameters())
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 / (1 + decay * step))
    while len(losses) < 100:
        for inputs, labels in zip(X.split(32), y.split(32)):
            loss = loss_of(model(inputs), labels)
            losses.append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return losses[:100]


losses = {
    "sgd": train(lambda parameters: torch.optim.SGD(parameters, lr=0.5)),
    "decay": train(lambda parameters: torch.optim.SGD(parameters, lr=1.0), decay=0.02),
    "momentum": train(lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9)),
    "momentum-pytorch": train(lambda parameters: torch.optim.SGD(parameters, lr=0.2, momentum=0.9), decay=0.05),
    "nesterov": train(lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9, nesterov=True)),
    "adam": train(lambda parameters: torch.optim.Adam(parameters, lr=0.02)),
}
name = "pytorch" if precision == "float64" else "pytorch-float32"
with open(f"losses/{name}.json", "w") as file:
    json.dump({"library": "PyTorch", "version": torch.__version__, "precision": precision, "losses": losses}, file)
