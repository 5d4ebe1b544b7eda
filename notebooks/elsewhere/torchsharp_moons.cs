// The network of start.json in TorchSharp: 100 losses for each optimizer. dotnet run torchsharp_moons.cs
#:package TorchSharp-cpu@0.107.0
#:property PublishAot=false
using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

var start = JsonSerializer.Deserialize<Start>(File.ReadAllText("start.json"), JsonSerializerOptions.Web)!;
Tensor X = Rows(start.X), y = tensor(start.Labels);

Linear Layer(int i)
{
    var layer = Linear(start.Weights[i].Length, start.Biases[i].Length, dtype: float64);
    using var _ = no_grad();
    layer.weight!.copy_(Rows(start.Weights[i]).t());   // TorchSharp keeps outputs × inputs
    layer.bias!.copy_(tensor(start.Biases[i]));
    return layer;
}

double[] Train(Func<IEnumerable<Parameter>, optim.Optimizer> makeOptimizer, double decay = 0)
{
    var model = Sequential(Layer(0), ReLU(), Layer(1), ReLU(), Layer(2));   // no softmax: the loss takes logits
    var lossOf = CrossEntropyLoss();
    var optimizer = makeOptimizer(model.parameters());
    var schedule = optim.lr_scheduler.LambdaLR(optimizer, step => 1 / (1 + decay * step));
    var losses = new List<double>();
    while (losses.Count < 100)
        foreach (var (inputs, labels) in X.split(32).Zip(y.split(32)))
        {
            var loss = lossOf.forward(model.forward(inputs), labels);
            losses.Add(loss.item<double>());
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            schedule.step();
        }
    return [.. losses.Take(100)];
}

var losses = new Dictionary<string, double[]>
{
    ["sgd"] = Train(parameters => optim.SGD(parameters, learningRate: 0.5)),
    ["decay"] = Train(parameters => optim.SGD(parameters, learningRate: 1), decay: 0.02),
    ["momentum"] = Train(parameters => optim.SGD(parameters, learningRate: 0.1, momentum: 0.9)),
    ["momentum-pytorch"] = Train(parameters => optim.SGD(parameters, learningRate: 0.2, momentum: 0.9), decay: 0.05),
    ["nesterov"] = Train(parameters => optim.SGD(parameters, learningRate: 0.1, momentum: 0.9, nesterov: true)),
    ["adam"] = Train(parameters => optim.Adam(parameters, lr: 0.02)),
};
File.WriteAllText("losses/torchsharp.json",
    JsonSerializer.Serialize(new { library = "TorchSharp", version = "0.107.0", precision = "float64", losses }));

static Tensor Rows(double[][] rows) => stack(rows.Select(row => tensor(row)));

record Start(double[][] X, long[] Labels, double[][][] Weights, double[][] Biases);
