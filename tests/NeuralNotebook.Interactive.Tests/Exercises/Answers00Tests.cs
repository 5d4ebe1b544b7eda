using System.Collections.Concurrent;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers that a learner may give in chapter 00: the wrong ones are rejected, the right ones accepted,
/// however they are written.</summary>
public sealed class Answers00Tests
{
    private static readonly CategoricalCrossEntropy loss = new();

    private static readonly Dictionary<string, Func<CheckResult>> wrong = new()
    {
        ["00.1 two"] = () => Chapter00.FewestNeurons.Solution(2),
        ["00.1 four"] = () => Chapter00.FewestNeurons.Solution(4),
        ["00.2 the network"] = () => Chapter00.WhatNoiseChanges.Solution("the network"),
        ["00.2 not the task"] = () => Chapter00.WhatNoiseChanges.Solution("not the task"),
        ["00.2 both"] = () => Chapter00.WhatNoiseChanges.Solution("both"),
        ["00.3 two outputs"] = () => Chapter00.TrainOnSpiral.Solution(spiral => Trained(spiral.Train, outputs: 2)),
        ["00.3 four outputs"] = () => Chapter00.TrainOnSpiral.Solution(spiral => Trained(spiral.Train, outputs: 4)),
        ["00.3 fifty epochs"] = () => Chapter00.TrainOnSpiral.Solution(spiral => Trained(spiral.Train, epochs: 50)),
        ["00.3 twenty epochs"] = () => Chapter00.TrainOnSpiral.Solution(spiral => Trained(spiral.Train, epochs: 20)),
        ["00.3 never trained"] = () => Chapter00.TrainOnSpiral.Solution(_ => Network(3)),
        ["00.3 trained on the test set"] = () => Chapter00.TrainOnSpiral.Solution(spiral => Trained(spiral.Test, epochs: 600)),
        ["00.3 trained on both sets"] = () => Chapter00.TrainOnSpiral.Solution(spiral => Trained(Both(spiral), epochs: 600)),
        ["00.3 trained on the test set after the training set"] = () => Chapter00.TrainOnSpiral.Solution(spiral =>
        {
            var model = Trained(spiral.Train);
            model.Fit(spiral.Test, loss, new SGD(0.1, momentum: 0.9), epochs: 50);
            return model;
        }),
        ["00.3 a spiral of its own"] = () =>
            Chapter00.TrainOnSpiral.Solution(_ => Trained(Datasets.Spiral(samples: 1000, classes: 3, seed: 7))),
        ["00.3 three inputs"] = () =>
            Chapter00.TrainOnSpiral.Solution(spiral => Fitted(spiral, new Dense(3, 64), new ReLU(), new Dense(64, 3), new Softmax())),
        ["00.3 no Softmax"] = () =>
            Chapter00.TrainOnSpiral.Solution(spiral =>
                Fitted(spiral, new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 3))),
        ["00.3 no Softmax, smaller"] = () =>
            Chapter00.TrainOnSpiral.Solution(spiral => Fitted(spiral, new Dense(2, 32), new ReLU(), new Dense(32, 3))),
        ["00.3 no ReLU"] = () =>
            Chapter00.TrainOnSpiral.Solution(spiral =>
                Fitted(spiral, new Dense(2, 64), new Dense(64, 64), new Dense(64, 3), new Softmax())),
        ["00.3 no model"] = () => Chapter00.TrainOnSpiral.Solution(_ => null!),
    };

    private static readonly Dictionary<string, Func<CheckResult>> right = new()
    {
        ["00.1"] = () => Chapter00.FewestNeurons.Solution(3),
        ["00.2 as written"] = () => Chapter00.WhatNoiseChanges.Solution("the task"),
        ["00.2 a word"] = () => Chapter00.WhatNoiseChanges.Solution("task"),
        ["00.2 a sentence"] = () => Chapter00.WhatNoiseChanges.Solution("The task."),
        ["00.2 a reason"] = () => Chapter00.WhatNoiseChanges.Solution("The task is harder"),
        ["00.3 two hundred epochs"] = () => Chapter00.TrainOnSpiral.Solution(spiral => Trained(spiral.Train)),
        ["00.3 watched on the test set"] = () => Chapter00.TrainOnSpiral.Solution(spiral => Trained(spiral.Train, validation: spiral.Test)),
        ["00.3 Adam"] = () => Chapter00.TrainOnSpiral.Solution(spiral => Trained(spiral.Train, optimizer: new Adam(0.01))),
        ["00.3 new seeds in every call"] = () =>
            Chapter00.TrainOnSpiral.Solution(spiral => Trained(spiral.Train, seed: Interlocked.Increment(ref calls))),
    };

    private static int calls;

    /// <summary>Several tests ask what is said of the same answer, and some answers train for long.</summary>
    private static readonly ConcurrentDictionary<string, CheckResult> judged = new();

    public static TheoryData<string> Wrong => [.. wrong.Keys];

    public static TheoryData<string> Right => [.. right.Keys];

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_answer_is_rejected(string name) => Assert.Equal(CheckStatus.Failed, OfWrong(name).Status);

    [Theory, MemberData(nameof(Right))]
    public void A_right_answer_is_accepted(string name) =>
        Assert.True(right[name]() is { Status: CheckStatus.Passed } result, right[name]().ToString());

    [Fact]
    public void Too_little_training_is_told_what_it_reached_and_not_that_there_was_none()
    {
        var result = OfWrong("00.3 twenty epochs");

        Assert.Null(result.Mistake);
        Assert.Matches(@"gets this share of a new spiral right: 5\d\.?\d? %, loss .*At least 75 % is asked\. More epochs\?",
            result.ToString());
    }

    [Fact]
    public void Fifty_epochs_and_no_epoch_are_told_apart()
    {
        Assert.Contains("what 50 epochs reach", OfWrong("00.3 fifty epochs").Mistake, StringComparison.Ordinal);
        Assert.Contains("never trained", OfWrong("00.3 never trained").Mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00.3 two outputs", "Two numbers come out")]
    [InlineData("00.3 four outputs", "Four numbers come out")]
    [InlineData("00.3 three inputs", "The first Dense takes three numbers")]
    [InlineData("00.3 no Softmax", "The last layer is no Softmax")]
    [InlineData("00.3 no ReLU", "No activation stands between its Dense layers")]
    [InlineData("00.3 a spiral of its own", "it has not learned from spiral.Train")]
    public void What_is_wrong_with_a_network_is_said_without_a_guess_at_its_epochs(string name, string said)
    {
        string result = OfWrong(name).ToString();

        Assert.Contains(said, result, StringComparison.Ordinal);
        Assert.DoesNotContain("More epochs?", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00.3 trained on the test set")]
    [InlineData("00.3 trained on both sets")]
    [InlineData("00.3 trained on the test set after the training set")]
    public void Who_learned_from_the_points_put_aside_is_told_so(string name) =>
        Assert.Contains("those points have a part in its training", OfWrong(name).ToString(), StringComparison.Ordinal);

    private static CheckResult OfWrong(string name) => judged.GetOrAdd(name, each => wrong[each]());

    private static Sequential Network(int outputs, int seed = 0) =>
        new(seed, new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, outputs), new Softmax());

    private static Sequential Trained(Dataset data, int outputs = 3, int epochs = 200, int seed = 0, Dataset? validation = null,
        Optimizer? optimizer = null)
    {
        var model = Network(outputs, seed);
        model.Fit(data, loss, optimizer ?? new SGD(learningRate: 0.1, momentum: 0.9), epochs: epochs, batchSize: 32,
            validation: validation);
        return model;
    }

    private static Sequential Fitted(DataSplit spiral, params Layer[] layers)
    {
        var model = new Sequential(layers);
        model.Fit(spiral.Train, loss, new SGD(learningRate: 0.1, momentum: 0.9), epochs: 60);
        return model;
    }

    private static Dataset Both(DataSplit spiral) => new(
        new Matrix(spiral.Train.Samples + spiral.Test.Samples, 2, [.. spiral.Train.X.Values, .. spiral.Test.X.Values]),
        [.. spiral.Train.Labels, .. spiral.Test.Labels], classes: 3);
}
