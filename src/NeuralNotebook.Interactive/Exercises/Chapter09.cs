namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 09, Gradient descent.</summary>
public static class Chapter09
{
    /// <summary>Exercise 09.1: two steps on w² by hand.</summary>
    public static ValueExercise<double> TwoSteps { get; } = new("09.1", "Two steps by hand")
    {
        Expected = 1,
        Mistakes =
        [
            new("That is after one step; take another from there.", 2),
            new("That is after three steps; two are asked for.", 0.5),
            new("The slope of w² is 2w, not w.", 2.25),
            new("The second step starts where the first ended, and its slope is smaller.", 0),
            new("That goes uphill: subtract.", 9),
        ],
        Hints =
        [
            "What is the slope of w² at 4, and what is the rate times that slope?",
            "The first step ends at 2. The second starts there, and its slope is another one.",
        ],
    };

    /// <summary>Exercise 09.2: the rate above which 3w² diverges.</summary>
    public static ValueExercise<double> Limit { get; } = new("09.2", "The limit")
    {
        Expected = 1.0 / 3,
        Tolerance = 1e-2,
        Mistakes =
        [
            new("That is the limit for w², whose slope is 2w.", 1),
            new("With that rate one step goes straight to the bottom; the limit is twice as far.", 1.0 / 6),
            new("That is the slope's factor; the limit is 2 divided by it.", 6),
            new("Turn it over: 2 divided by 6.", 3),
            new("That is 2 divided by the 3 of 3w²; what counts is by how much the slope, 6w, grows for each 1 that w grows.", 2.0 / 3),
            new("If you divided two whole numbers: C# then drops all that comes after the point. Write 2.0 in place of 2.", 0),
        ],
        Hints =
        [
            "By what does one step multiply w? Write it as 1 minus something, as the chapter does for w².",
            "By 1 − 6 · rate. From step to step w grows, on alternating sides, once that is below −1.",
        ],
    };

    /// <summary>Exercise 09.3: gradient descent on any slope.</summary>
    public static Exercise<Func<Func<double, double>, double, double, int, double>> Descend { get; } = new("09.3", "Descend anything")
    {
        Reference = (slope, start, rate, steps) => Walk(start, steps, w => w - (rate * slope(w))),
        Cases =
        [
            new("slope 2w, from 1, rate 0.1, 3 steps", f => f(w => 2 * w, 1, 0.1, 3)),
            new("slope 2(w − 3), from 0, rate 0.4, 10 steps", f => f(w => 2 * (w - 3), 0, 0.4, 10)),
            new("slope 4w³, from 1, rate 0.05, 2 steps", f => f(w => 4 * w * w * w, 1, 0.05, 2)),
            new("no step at all, from 5", f => f(w => 2 * w, 5, 0.1, 0)),
            new("slope cos w, from −2, rate 0.3, 1 step", f => f(Math.Cos, -2, 0.3, 1)),
            new("slope 2w + 7, from −1000, rate 0.01, 200 steps", f => f(w => (2 * w) + 7, -1000, 0.01, 200)),
            new("rate 0, slope 2w, from 3, 4 steps", f => f(w => 2 * w, 3, 0, 4)),
            new("slope 2w, from 2, rate 1.2 (it diverges), 6 steps", f => f(w => 2 * w, 2, 1.2, 6)),
        ],
        RandomCase = random =>
        {
            double start = Math.Round(random.NextUniform(-2, 2), 1), rate = Math.Round(random.NextUniform(0.05, 0.4), 2);
            int steps = 1 + random.Next(7);
            return new($"slope 2w + 1, from {NumberText.Short(start)}, rate {NumberText.Short(rate)}, {steps} steps",
                f => f(w => (2 * w) + 1, start, rate, steps));
        },
        Mistakes =
        [
            new("That walks uphill: subtract the rate times the slope.",
                (slope, start, rate, steps) => Walk(start, steps, w => w + (rate * slope(w)))),
            new("That is one step too many.", (slope, start, rate, steps) => Walk(start, steps + 1, w => w - (rate * slope(w)))),
            new("That is one step too few.", (slope, start, rate, steps) => Walk(start, steps - 1, w => w - (rate * slope(w)))),
            new("The slope is taken at the start in every step; take it where you stand.",
                (slope, start, rate, steps) => Walk(start, steps, w => w - (rate * slope(start)))),
            new("The rate is not used.", (slope, start, _, steps) => Walk(start, steps, w => w - slope(w))),
            new("The slope is not used: that subtracts the rate times w.",
                (_, start, rate, steps) => Walk(start, steps, w => w - (rate * w))),
            new("That is one step only.", (slope, start, rate, steps) => Walk(start, Math.Min(steps, 1), w => w - (rate * slope(w)))),
            new("The walk begins at 0; it begins at start.", (slope, _, rate, steps) => Walk(0, steps, w => w - (rate * slope(w)))),
            new("The weight stays at the start: no step is taken.", (_, start, _, _) => start),
            new("The slope is divided by the rate; the step is the rate times the slope.",
                (slope, start, rate, steps) => Walk(start, steps, w => w - (slope(w) / rate))),
            new("The rate is divided by the slope; the step is the rate times the slope.",
                (slope, start, rate, steps) => Walk(start, steps, w => w - (rate / slope(w)))),
            new("Rate and slope are added; the step is the rate times the slope.",
                (slope, start, rate, steps) => Walk(start, steps, w => w - (rate + slope(w)))),
            new("Rate and slope are subtracted from each other; the step is the rate times the slope.",
                (slope, start, rate, steps) => Walk(start, steps, w => w - (rate - slope(w)))),
            new("The old weight is dropped: each round leaves the step alone, and the step is to be subtracted from the weight.",
                (slope, start, rate, steps) => Walk(start, steps, w => rate * slope(w))),
            new("The slope is missing: every step is the rate alone.", (_, start, rate, steps) => Walk(start, steps, w => w - rate)),
        ],
        Hints =
        [
            "A loop that runs steps times. In it one line: the new w from the old one.",
            "The new w is the old one minus the rate times the slope. Call slope anew in every round, with the w of that round.",
        ],
    };

    /// <summary>Exercise 09.4: the row numbers of each batch.</summary>
    public static Exercise<Func<int, int, int[][]>> Batches { get; } = new("09.4", "Cut into batches")
    {
        Reference = (samples, size) => Cut(samples, size, start => (start, Math.Min(start + size, samples))),
        Cases =
        [
            new("6 samples, batches of 2", f => f(6, 2)),
            new("7 samples, batches of 3", f => f(7, 3)),
            new("3 samples, batches of 10", f => f(3, 10)),
            new("4 samples, batches of 1", f => f(4, 1)),
            new("5 samples, batches of 5", f => f(5, 5)),
            new("1 sample, batches of 1", f => f(1, 1)),
            new("no samples, batches of 3", f => f(0, 3)),
            new("100 samples, batches of 32", f => f(100, 32)),
        ],
        RandomCase = random =>
        {
            int samples = 1 + random.Next(20), size = 1 + random.Next(6);
            return new($"{samples} samples, batches of {size}", f => f(samples, size));
        },
        Mistakes =
        [
            new("The short batch at the end is missing.",
                (samples, size) => [.. Enumerable.Range(0, samples).Chunk(size).Where(batch => batch.Length == size)]),
            new("The rows count from 0, not from 1.", (samples, size) => [.. Enumerable.Range(1, samples).Chunk(size)]),
            new("batchSize is taken as the number of batches; it is the size of each.",
                (samples, size) => [.. Enumerable.Range(0, samples).Chunk(Math.Max(1, samples / size))]),
            new("The last batch goes on past the last row.", (samples, size) => Cut(samples, size, start => (start, start + size))),
            new("Row 0 is missing.", (samples, size) => [.. Enumerable.Range(0, samples).Skip(1).Chunk(size)]),
            new("The last row is missing.", (samples, size) => [.. Enumerable.Range(0, samples).SkipLast(1).Chunk(size)]),
            new("There is one batch with all rows.", (samples, _) => samples == 0 ? [] : [[.. Enumerable.Range(0, samples)]]),
            new("Every batch is one row.", (samples, _) => [.. Enumerable.Range(0, samples).Chunk(1)]),
            new("Only the first batch is there.", (samples, size) => [.. Enumerable.Range(0, samples).Chunk(size).Take(1)]),
            new("The batches overlap: each must start where the one before ended.",
                (samples, size) => Cut(samples, 1, start => (start, Math.Min(start + size, samples)))),
            new("Where batches come out even, there is an empty one too many at the end.",
                (samples, size) => [.. Cut(samples, size, start => (start, Math.Min(start + size, samples))), .. samples % size == 0
                    ? new int[][] { [] } : []]),
            new("Of no samples there are no batches, not one that is empty.",
                (samples, size) => samples == 0 ? [[]] : [.. Enumerable.Range(0, samples).Chunk(size)]),
            new("The rows of every batch count from 0 again.",
                (samples, size) => Cut(samples, size, start => (0, Math.Min(size, samples - start)))),
        ],
        Hints =
        [
            "At which row does each batch start? The first at 0, the next at batchSize, and so on.",
            "A batch ends before the row where the next one would start, or after the last row: whichever comes first. "
                + "Enumerable.Range(first, count) writes the rows between.",
        ],
    };

    /// <summary>Exercise 09.5: one epoch on a line, a step for each batch.</summary>
    public static Exercise<Func<double[], double[], double, double, double, int, double[]>> OneEpoch { get; } =
        new("09.5", "One epoch in batches")
        {
            Reference = (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size),
            Cases =
            [
                new("one example, x 2, y 2.9, from 0, 0, rate 0.05, batches of 1", f => f([2], [2.9], 0, 0, 0.05, 1)),
                new("x [1, -1], y [3, 1], from 1, 1, rate 0.2, batches of 2", f => f([1, -1], [3, 1], 1, 1, 0.2, 2)),
                new("x [0, 1, 2], y [1, 2.1, 2.9], from 0, 0, rate 0.1, batches of 1", f => f([0, 1, 2], [1, 2.1, 2.9], 0, 0, 0.1, 1)),
                new("x [1, 2, 3, 4, 5], y [2, 1, 4, 3, 6], from 0.5, -1, rate 0.1, batches of 2",
                    f => f([1, 2, 3, 4, 5], [2, 1, 4, 3, 6], 0.5, -1, 0.1, 2)),
                new("x [1, 2, 3], y [2, 4, 6], from -1, 2, rate 0.1, batches of 10", f => f([1, 2, 3], [2, 4, 6], -1, 2, 0.1, 10)),
                new("x [-200, 300], y [50, -1000], from 3, -4, rate 0.001, batches of 1",
                    f => f([-200, 300], [50, -1000], 3, -4, 0.001, 1)),
                new("x [1, -0.5], y [30, 20], from 35, 28, rate 0.1, batches of 1", f => f([1, -0.5], [30, 20], 35, 28, 0.1, 1)),
                new("no examples, from 1.5, -2.5, rate 0.1, batches of 2", f => f([], [], 1.5, -2.5, 0.1, 2)),
            ],
            RandomCase = random =>
            {
                int count = 3 + random.Next(4), size = 2 + random.Next(2);
                double[] x = CaseNumbers.Draw(random, count, -2, 2), y = CaseNumbers.Draw(random, count, -2, 2),
                    start = CaseNumbers.Draw(random, 2, -2, 2);
                return new(
                    $"x [{CaseNumbers.Text(x)}], y [{CaseNumbers.Text(y)}], from {CaseNumbers.Text(start)}, rate 0.1, batches of {size}",
                    f => f([.. x], [.. y], start[0], start[1], 0.1, size));
            },
            Mistakes =
            [
                new("That is a step after every example, whatever batchSize says.", (x, y, w, b, rate, _) => Epoch(x, y, w, b, rate, 1)),
                new("All examples make one step, whatever batchSize says.",
                    (x, y, w, b, rate, _) => Epoch(x, y, w, b, rate, Math.Max(1, x.Length))),
                new("The short batch at the end is missing.",
                    (x, y, w, b, rate, size) => Epoch([.. x.Take(x.Length - (x.Length % size))], y, w, b, rate, size)),
                new("The slopes of a batch are added up; take their mean.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, share: (_, _) => 1)),
                new("The short batch at the end is divided by batchSize; divide by how many examples it has.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, share: (_, full) => 1.0 / full)),
                new("The slopes of a batch are multiplied by the number of examples; divide.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, share: (count, _) => count)),
                new("That goes uphill: the error is prediction minus truth, and the step is against it.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, -rate, size)),
                new("The weight moves the wrong way; the bias is right.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, weightFactor: -1)),
                new("The bias moves the wrong way; the weight is right.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, biasFactor: -1)),
                new("The bias is not moved.", (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, biasFactor: 0)),
                new("The weight is not moved.", (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, weightFactor: 0)),
                new("The weight is moved without its input x.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, weightSlope: (error, _) => error)),
                new("The bias is moved with the input x; its slope is the error alone.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, biasSlope: (error, input) => error * input)),
                new("The error is divided by x; the slope for w is the error times x.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, weightSlope: (error, input) => error / input)),
                new("Error and x are added; the slope for w is the error times x.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, weightSlope: (error, input) => error + input)),
                new("There is a 2 in it; the rule of this exercise has none.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, 2 * rate, size)),
                new("The prediction is w·x − b; the line is w·x + b.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, predict: (w, b, input) => (w * input) - b)),
                new("The prediction is w·x; the bias is missing.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, predict: (w, _, input) => w * input)),
                new("The truth is added to the prediction; the error is prediction minus truth.",
                    (x, y, w, b, rate, size) => Epoch(x, [.. y.Select(truth => -truth)], w, b, rate, size)),
                new("The first example of every batch is left out.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, counts: (i, start, _) => i > start)),
                new("The last example of every batch is left out.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, counts: (i, _, end) => i < end - 1)),
                new("Only the last example of every batch counts: its slopes replace the others; add them up.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, counts: (i, _, end) => i == end - 1)),
                new("The first example of all is left out.",
                    (x, y, w, b, rate, size) => Epoch([.. x.Skip(1)], [.. y.Skip(1)], w, b, rate, size)),
                new("Every batch but the first is left out.", (x, y, w, b, rate, size) => Epoch([.. x.Take(size)], y, w, b, rate, size)),
                new("The errors of all batches are taken at the line of the start; those of the second batch need the line that the "
                    + "first has moved.", AllErrorsFirst),
                new("The bias is moved with errors of the weight that has moved already; both take the line from before the batch.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, rate, size, together: false)),
                new("w and b start at 0; they start at what is given.", (x, y, _, _, rate, size) => Epoch(x, y, 0, 0, rate, size)),
                new("w and b come back as they were given.", (_, _, w, b, _, _) => [w, b]),
                new("w and b are exchanged in what comes back.", (x, y, w, b, rate, size) => [.. Epoch(x, y, w, b, rate, size).Reverse()]),
                new("The learning rate is not used.", (x, y, w, b, _, size) => Epoch(x, y, w, b, 1, size)),
                new("The slopes are divided by the learning rate; multiply.",
                    (x, y, w, b, rate, size) => Epoch(x, y, w, b, 1 / rate, size)),
            ],
            Hints =
            [
                "Two loops: one over the batches, one over the examples of a batch. When do w and b move, and when do they stay?",
                "In the inner loop add up error · x and error, with w and b as they are. Behind it divide both sums by how many examples "
                    + "this batch has, and only then move w and b.",
            ],
        };

    private static double Walk(double w, int steps, Func<double, double> next)
    {
        for (int i = 0; i < steps; i++)
            w = next(w);
        return w;
    }

    private static int[][] Cut(int samples, int stride, Func<int, (int From, int To)> batch)
    {
        var batches = new List<int[]>();
        for (int start = 0; start < samples; start += stride)
        {
            var (from, to) = batch(start);
            batches.Add([.. Enumerable.Range(from, to - from)]);
        }

        return [.. batches];
    }

    /// <summary>The rule of exercise 09.5. What the optional arguments change makes one of its mistakes.</summary>
    private static double[] Epoch(
        double[] x,
        double[] y,
        double w,
        double b,
        double rate,
        int size,
        double weightFactor = 1,
        double biasFactor = 1,
        Func<double, double, double>? weightSlope = null,
        Func<double, double, double>? biasSlope = null,
        Func<double, double, double, double>? predict = null,
        Func<int, int, double>? share = null,
        Func<int, int, int, bool>? counts = null,
        bool together = true)
    {
        for (int start = 0; start < x.Length; start += size)
        {
            int end = Math.Min(start + size, x.Length);
            double slopeW = 0, slopeB = 0;
            for (int i = start; i < end; i++)
            {
                if (counts is not null && !counts(i, start, end))
                    continue;
                double error = (predict is null ? (w * x[i]) + b : predict(w, b, x[i])) - y[i];
                slopeW += weightSlope is null ? error * x[i] : weightSlope(error, x[i]);
                slopeB += biasSlope is null ? error : biasSlope(error, x[i]);
            }

            double part = share is null ? 1.0 / (end - start) : share(end - start, size);
            w -= weightFactor * rate * slopeW * part;
            if (!together)
                slopeB = Enumerable.Range(start, end - start).Sum(i => (w * x[i]) + b - y[i]);
            b -= biasFactor * rate * slopeB * part;
        }

        return [w, b];
    }

    private static double[] AllErrorsFirst(double[] x, double[] y, double w, double b, double rate, int size)
    {
        double[] errors = [.. x.Zip(y, (input, truth) => (w * input) + b - truth)];
        for (int start = 0; start < x.Length; start += size)
        {
            int count = Math.Min(size, x.Length - start);
            w -= rate * Enumerable.Range(start, count).Average(i => errors[i] * x[i]);
            b -= rate * Enumerable.Range(start, count).Average(i => errors[i]);
        }

        return [w, b];
    }
}
