namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 00, Start here.</summary>
public static class Chapter00
{
    private const string Outputs = "numbers that come out for a point", Right = "right on a new spiral",
        PutAside = "with other classes on the points put aside", Learned = "with other classes on the training points";

    private const string Between = "between its Dense layers", EngineSays = "the engine says";

    private const string Enough = "at least 75 %", Unmoved = "the same answers", Straight = "no activation";

    /// <summary>Exercise 00.1: the smallest number of neurons a layer with which the network parts the moons.</summary>
    public static ValueExercise<int?> FewestNeurons { get; } = new("00.1", "How few neurons are enough")
    {
        Expected = 3,
        Mistakes =
        [
            new("With 1 neuron a layer, and this seed, every point gets the same answer, and about half of them are right.", 1),
            new("With 2 neurons a layer, and this seed, every point gets the same answer: look at the accuracy in the chart's subtitle.",
                2),
            new("4 are enough, and so are fewer: try the next smaller number.", 4),
            new("64 is where you began; go down from there.", 64),
        ],
        Hints = ["Set `neurons` to 2, run the cell, and read the accuracy under the title. Then 3, then 4.",
            "Enough means: as accurate as with 64, that is more than 96 %. With 2 it is about one half. Which of the two does the next "
                + "number resemble?"],
    };

    /// <summary>Exercise 00.2: what got worse when the noise rose.</summary>
    public static ValueExercise<string> WhatNoiseChanges { get; } = new("00.2", "What more noise makes worse")
    {
        Expected = "the task",
        Accepts = answer => FirstWord(answer) == "task",
        Mistakes =
        [
            new("The network is as large as before and learns in the same way. Look at the dots: could anybody tell the classes apart "
                + "where they lie on each other?", "the network"),
            new("The network is as large as before and learns in the same way. Look at the dots: could anybody tell the classes apart "
                + "where they lie on each other?", "network"),
            new("The network is as large as before and learns in the same way. So only one of the two has changed.", "both"),
        ],
        Hints = ["Look at where the two moons touch, with `noise` at 0.2 and at 0.4.",
            "Imagine you are asked for the class of a point that lies among as many dots of one class as of the other. "
                + "Is it your fault that you have to guess?"],
    };

    /// <summary>Exercise 00.3: the ten lines for three spiral arms.</summary>
    /// <remarks>Who has a part in the training shows when classes are exchanged:
    /// with others on the points put aside the network answers as before, with others on the training points it does not.</remarks>
    public static Exercise<Func<DataSplit, Sequential>> TrainOnSpiral { get; } = new("00.3", "Three classes instead of two")
    {
        Reference = spiral => Trained(spiral.Train, outputs: 3, epochs: 200),
        Cases = [new("a spiral with three arms", Judge)],
        Mistakes =
        [
            new("Two numbers come out, and there are three classes: the last Dense needs as many outputs as there are classes.",
                spiral => Trained(spiral.Train, outputs: 2, epochs: 1)),
            new("One number comes out, and there are three classes: the last Dense needs as many outputs as there are classes.",
                spiral => Trained(spiral.Train, outputs: 1, epochs: 1)),
            new("Four numbers come out, and there are three classes: the last Dense needs as many outputs as there are classes.",
                spiral => Trained(spiral.Train, outputs: 4, epochs: 1)),
            new("The first Dense takes three numbers, and a point of the spiral has two features, however many classes there are.",
                spiral => Trained(spiral.Train, outputs: 3, epochs: 1, inputs: 3)),
            new("The last layer is no Softmax: cross-entropy needs probabilities, and without them the training runs away.",
                spiral => Trained(spiral.Train, outputs: 3, epochs: 200, softmax: false)),
            new("The network answers as one that was built and never trained: call Fit.",
                spiral => Trained(spiral.Train, outputs: 3, epochs: 0)),
            new("That is what 50 epochs reach, the number of the ten lines. The spiral winds more than the moons: give it more.",
                spiral => Trained(spiral.Train, outputs: 3, epochs: 50)),
            new("That is what 200 epochs on the points put aside reach: `Fit` gets spiral.Train, and spiral.Test is the exam.",
                spiral => Trained(spiral.Test, outputs: 3, epochs: 200)),
            new("That is what a network without ReLU reaches: nothing lets its lines bend.",
                spiral => Trained(spiral.Train, outputs: 3, epochs: 200, bends: false)),
        ],
        Remark = answers => answers is [Dictionary<object, object?> seen] ? Said(seen) : null,
        Hints =
        [
            "Take the ten lines and ask of each number in them: does it depend on how many classes there are?",
            "The last `Dense` has one output for each class. And read the loss that `Fit` returns: while it still falls from epoch to "
                + "epoch, there is more to learn.",
        ],
        TimeLimit = TimeSpan.FromSeconds(60),
    };

    /// <summary>The first word that is no article, without punctuation and capitals.</summary>
    private static string? FirstWord(string answer) =>
        answer.ToLowerInvariant().Split([' ', '.', ',', '!', ':', '"', '\''], StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => word != "the");

    private static Dictionary<string, object> Judge(Func<DataSplit, Sequential> train)
    {
        var (spiral, fresh) = (Spiral(seed: 7).Split(test: 0.2), Spiral(seed: 8));
        try
        {
            var model = train(spiral);
            var judged = model.Evaluate(fresh, new CategoricalCrossEntropy());
            int[] answers = model.PredictClasses(fresh.X);
            int Moved(DataSplit split) => Others(answers, train(split).PredictClasses(fresh.X));
            int moved = Moved(spiral with { Test = OtherClasses(spiral.Test) });
            // Who draws new seeds in every call gets other answers anyway, and nothing is to be seen.
            bool drawsAnew = moved > 0 && Moved(spiral) > 0;
            return new()
            {
                [Outputs] = model.Predict(fresh.X).Columns,
                [Right] = judged.Accuracy >= 0.75 ? Enough : $"{NumberText.Percent(judged.Accuracy)}, loss {NumberText.Short(judged.Loss)}",
                [PutAside] = moved == 0 || drawsAnew ? Unmoved : $"{moved} of {fresh.Samples} answers change",
                [Learned] = Moved(spiral with { Train = OtherClasses(spiral.Train) }) > fresh.Samples / 4 ? "other answers" : Unmoved,
                [Between] = model.Layers.Any(layer => layer is Activation and not (Softmax or Linear)) ? "an activation" : Straight,
            };
        }
        catch (Exception error) when (error is ArgumentException or TrainingDivergedException)
        {
            return new() { [EngineSays] = error.Message };
        }
    }

    /// <summary>What was seen, in a sentence.</summary>
    private static string? Said(Dictionary<object, object?> seen)
    {
        if (seen.GetValueOrDefault(PutAside) is string moved && moved != Unmoved)
            return $"Your method was called twice, the second time with other classes on the points put aside, and {moved}"
                + ": those points have a part in its training. Learn from spiral.Train alone.";
        if (seen.GetValueOrDefault(EngineSays) is string said)
            return $"The engine says: {said}";
        if (seen.GetValueOrDefault(Learned) is Unmoved)
            return "Your method was called once more, with other classes on the training points, and its network answers as before: "
                + "it has not learned from spiral.Train.";
        return seen.GetValueOrDefault(Right) is string right && right != Enough
            ? $"Your network gets this share of a new spiral right: {right}. At least 75 % is asked. "
                + (seen.GetValueOrDefault(Between) is Straight
                    ? "No activation stands between its Dense layers, and so its lines cannot bend." : "More epochs?")
            : null;
    }

    private static int Others(int[] before, int[] after) => before.Zip(after).Count(pair => pair.First != pair.Second);

    private static Dataset Spiral(int seed) => Datasets.Spiral(samples: 900, classes: 3, seed: seed);

    private static Dataset OtherClasses(Dataset dataset) =>
        new(dataset.X, [.. dataset.Labels.Select(label => (label + 1) % 3)], classes: 3, name: dataset.Name);

    private static Sequential Trained(Dataset data, int outputs, int epochs, bool bends = true, int inputs = 2, bool softmax = true)
    {
        Layer Bend() => bends ? new ReLU() : new Linear();
        var model =
            new Sequential([new Dense(inputs, 64), Bend(), new Dense(64, 64), Bend(), new Dense(64, outputs), .. softmax
                ? new Layer[] { new Softmax() } : []]);
        if (epochs > 0)
            model.Fit(data, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1, momentum: 0.9), epochs: epochs);
        return model;
    }
}
