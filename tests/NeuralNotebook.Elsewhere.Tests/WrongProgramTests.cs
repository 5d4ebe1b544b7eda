namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>The comparison finds a program out that trains a little otherwise: each wrong version here really runs.</summary>
public class WrongProgramTests
{
    /// <summary>How many times the bound a wrong program's losses are away at least.</summary>
    private const double Clearly = 10;

    public static TheoryData<string, string, string, string, string> WrongPrograms => new()
    {
        { "Nesterov left out", "PyTorch", ", nesterov=True", "", "nesterov" },
        { "the sum of a batch for its mean", "PyTorch", "CrossEntropyLoss()", "CrossEntropyLoss(reduction=\"sum\")",
            "sgd decay momentum momentum-pytorch nesterov adam" },
        { "another epsilon", "PyTorch", "Adam(parameters, lr=0.02)", "Adam(parameters, lr=0.02, eps=1e-7)", "adam" },
        { "the last batch dropped", "PyTorch", "zip(X.split(32), y.split(32))", "zip(X[:192].split(32), y[:192].split(32))",
            "sgd decay momentum momentum-pytorch nesterov adam" },
        { "the rate falling once an epoch", "PyTorch", "            schedule.step()", "        schedule.step()", "decay momentum-pytorch" },
        { "softmax before a loss that takes logits", "PyTorch", "torch.nn.Linear(16, 2))",
            "torch.nn.Linear(16, 2), torch.nn.Softmax(dim=1))", "sgd decay momentum momentum-pytorch nesterov adam" },
        { "scikit-learn's own momentum for the plain one", "scikit-learn", ", nesterovs_momentum=False", "", "momentum" },
        { "scikit-learn's own penalty on the weights", "scikit-learn", "alpha=0, ", "", "sgd momentum nesterov adam" },
        { "the memory of the first step kept", "scikit-learn", "    del model._optimizer\n", "", "momentum nesterov adam" },
        { "a rate that never falls", "TensorFlow.js",
            "      if (decay > 0)\n        optimizer.setLearningRate(rate / (1 + decay * losses.length));", "", "decay momentum-pytorch" },
        { "Nesterov left out in float32", "TensorFlow.js", ", 0.9, true)", ", 0.9)", "nesterov" },
    };

    /// <summary>A name of what is wrong, the library, what is replaced in its program by what,
    /// and the optimizers whose losses that changes.</summary>
    [Theory]
    [MemberData(nameof(WrongPrograms))]
    public async Task A_wrong_program_is_found_out(string what, string name, string right, string wrong, string changed)
    {
        var peer = Peer.All[name];
        var found = await peer.RunAsync(program =>
        {
            Assert.Equal(2, program.Split(right).Length);
            return program.Replace(right, wrong, StringComparison.Ordinal);
        });
        foreach (var (optimizer, losses) in found.ByOptimizer)
        {
            double difference = Losses.LargestDifference(Ours.Losses(optimizer, found.Library), losses);
            if (changed.Split(' ').Contains(optimizer))
                Assert.True(difference > Clearly * peer.Bound,
                    $"With {what} the losses of {optimizer} differ by no more than {difference:0.0e+0}.");
            else
                Assert.True(difference <= peer.Bound, $"With {what} the losses of {optimizer} differ, too, by {difference:0.0e+0}.");
        }
    }

    [Theory]
    [InlineData("PyTorch", "Keras")]
    [InlineData("PyTorch", "scikit-learn")]
    [InlineData("scikit-learn", "")]
    [InlineData("TensorFlow.js", "")]
    public void Epsilon_elsewhere_in_Adam_is_found_out(string name, string otherConvention)
    {
        var peer = Peer.All[name];
        Assert.True(Losses.LargestDifference(Ours.Losses("adam", otherConvention), Losses.Read(peer.Stored).ByOptimizer["adam"])
            > Clearly * peer.Bound);
    }

    [Theory]
    [InlineData("PyTorch")]
    [InlineData("PyTorch in float32")]
    [InlineData("TensorFlow.js")]
    public void The_other_convention_of_momentum_is_found_out_where_the_rate_falls(string name)
    {
        var peer = Peer.All[name];
        Assert.True(Losses.LargestDifference(Ours.Losses("momentum-keras"), Losses.Read(peer.Stored).ByOptimizer["momentum-pytorch"])
            > Clearly * peer.Bound);
    }

    [Fact]
    public void One_loss_that_is_off_by_more_than_the_bound_is_found_out()
    {
        var peer = Peer.All["PyTorch"];
        double[] losses = [.. Losses.Read(peer.Stored).ByOptimizer["sgd"]];
        losses[57] *= 1 + (2 * peer.Bound);
        Assert.True(Losses.LargestDifference(Ours.Losses("sgd"), losses) > peer.Bound);
        losses[57] = double.NaN;
        Assert.False(Losses.LargestDifference(Ours.Losses("sgd"), losses) <= peer.Bound);
    }
}
