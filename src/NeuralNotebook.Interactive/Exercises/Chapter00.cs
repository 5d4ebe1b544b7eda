namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 00, Start here.</summary>
public static class Chapter00
{
    /// <summary>Exercise 00.1: the smallest number of neurons a layer with which the network parts the moons.</summary>
    public static ValueExercise<int?> FewestNeurons { get; } = new("00.1", "How few neurons are enough")
    {
        Expected = 3,
        Mistakes =
        [
            new("With 2 neurons a layer, and this seed, every point gets nearly the same answer: look at the accuracy in the chart's subtitle.", 2),
            new("4 are enough, and so are fewer: try the next smaller number.", 4),
            new("64 is where you began; go down from there.", 64),
        ],
        Hints = ["Set `neurons` to 2, run the cell, and read the accuracy under the title. Then 3, then 4.", "Enough means: as accurate as with 64, that is more than 96 %. With 2 it is about one half. Which of the two does 3 resemble?"],
    };

    /// <summary>Exercise 00.2: what got worse when the noise rose.</summary>
    public static ValueExercise<string> WhatNoiseChanges { get; } = new("00.2", "What more noise makes worse")
    {
        Expected = "the task",
        Mistakes = [new("The network is as large as before and learns in the same way. Look at the dots: could anybody tell the classes apart where they lie on each other?", "the network")],
        Hints = ["Look at where the two moons touch, with `noise` at 0.2 and at 0.4.", "Imagine you are asked for the class of a point that lies among as many dots of one class as of the other. Is it your fault that you have to guess?"],
    };

    /// <summary>Exercise 00.3: the ten lines for three spiral arms.</summary>
    public static Exercise<Func<DataSplit, Sequential>> TrainOnSpiral { get; } = new("00.3", "Three classes instead of two")
    {
        Reference = spiral => Trained(spiral, outputs: 3, epochs: 200),
        Cases = [new("a spiral with three arms", train => Judge(train(Spiral()), Spiral()))],
        Mistakes =
        [
            new("Two numbers come out, and there are three classes: the last Dense needs as many outputs as there are classes.", spiral => Trained(spiral, outputs: 2, epochs: 1)),
            new("The network was built and never trained: call Fit.", spiral => Trained(spiral, outputs: 3, epochs: 0)),
        ],
        Hints = ["Take the ten lines and ask of each number in them: does it depend on how many classes there are?", "Only the last layer does: `new Dense(64, 3)`. And the spiral is winding, so give it 200 epochs."],
        TimeLimit = TimeSpan.FromSeconds(60),
    };

    private static DataSplit Spiral() => Datasets.Spiral(samples: 900, classes: 3, seed: 7).Split(test: 0.2);

    private static Dictionary<string, object> Judge(Sequential model, DataSplit spiral) => new()
    {
        ["numbers that come out for a point"] = model.Predict(spiral.Test.X).Columns,
        ["at least 3 of 4 test points right"] = model.Evaluate(spiral.Test, new CategoricalCrossEntropy()).Accuracy >= 0.75,
    };

    private static Sequential Trained(DataSplit spiral, int outputs, int epochs)
    {
        var model = new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, outputs), new Softmax());
        if (epochs > 0)
            model.Fit(spiral.Train, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1, momentum: 0.9), epochs: epochs);
        return model;
    }
}
