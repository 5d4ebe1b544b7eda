namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 15, Regression and two classes.</summary>
public static partial class Chapter15
{
    /// <summary>Exercise 15.1: R² of four predictions, on paper.</summary>
    public static ValueExercise<double?> Explained { get; } = new("15.1", "R² on paper")
    {
        Expected = 9.0 / 14,
        Accepts = answer => answer is { } r2 && Math.Abs(r2 - (9.0 / 14)) < 0.0015,
        Mistakes =
        [
            new("That is the share that is left: R² is what is missing from it to 1.", 5.0 / 14),
            new("That is the mean squared error. Divide the sum of the squared errors by that of the distances from the mean.", 1.25),
            new("That is the sum of the squared errors; R² compares it with the targets' own.", 5),
            new("That is the sum of the squared distances from the mean; R² compares the squared errors with it.", 14),
            new("The distances are those of the targets from their mean, 3, not those of the predictions.", 1 - (5.0 / 2.75)),
            new("The errors and the distances are squared before they are added up.", 1 - (3.0 / 6)),
            new("A mean for the errors and a sum for the distances: take both as sums, or both as means.", 1 - (1.25 / 14)),
            new("Errors cancel if they are not squared.", 1 - (1.0 / 14)),
            new("If you divided two whole numbers: C# then drops all that comes after the point. Write 1.0 / 3 in place of 1 / 3, say.", 0),
            new("1 is perfect, and two of the answers are off. If you divided two whole numbers: C# then drops all that comes after "
                + "the point.", 1),
        ],
        Hints =
        [
            "Two sums over the four: the squared errors, and the squared distances of the targets from their mean.",
            "The mean of the targets is 3. The errors are 1, 0, 0 and −2; the distances −2, −1, 0 and 3.",
        ],
    };

    /// <summary>Exercise 15.2: how hard the Huber loss pulls at each prediction.</summary>
    public static Exercise<Func<double[], double[], double, double[]>> HuberSlopes { get; } = new("15.2", "How hard Huber pulls")
    {
        Reference = (predictions, targets, delta) => Slopes(predictions, targets, (error, n) => Math.Clamp(error, -delta, delta) / n),
        Cases =
        [
            HuberCase([3, 1, 0], [1, 1, 0.5], 1),
            HuberCase([1, 5, -4], [1.5, 1, 1], 2),
            HuberCase([0.2, 0.8], [0.5, 0.1], 0.5),
            HuberCase([2], [5], 1.5),
            HuberCase([2], [1.75], 0.5),
            HuberCase([1, -1, 4, -4], [0, 0, 0, 0], 1),
            HuberCase([7, 7, 7], [7, 6.9, 107], 0.1),
            HuberCase([10, -10, 0.5, -0.5, 3], [0, 0, 0, 0, 0], 3),
            HuberCase([0.6, -0.6], [0, 0], 0.3),
            HuberCase([44.5, -30], [45, -29.75], 1),
        ],
        RandomCase = random =>
        {
            int count = 1 + random.Next(5);
            return HuberCase(CaseNumbers.Draw(random, count), CaseNumbers.Draw(random, count), 0.5 + (0.5 * random.Next(4)));
        },
        Mistakes =
        [
            new("The loss is a mean: each slope is divided by the number of predictions.",
                (predictions, targets, delta) => Slopes(predictions, targets, (error, _) => Math.Clamp(error, -delta, delta))),
            new("The wrong sign: a prediction above its target has a positive slope.",
                (predictions, targets, delta) => Slopes(predictions, targets, (error, n) => -Math.Clamp(error, -delta, delta) / n)),
            new("The wrong sign, and no mean.",
                (predictions, targets, delta) => Slopes(predictions, targets, (error, _) => -Math.Clamp(error, -delta, delta))),
            new("No slope is larger than δ: large errors pull with δ only.",
                (predictions, targets, _) => Slopes(predictions, targets, (error, n) => error / n)),
            new("That is the slope of the squared error, 2e / n.",
                (predictions, targets, _) => Slopes(predictions, targets, (error, n) => 2 * error / n)),
            new("That is the slope of the absolute error, the sign / n.",
                (predictions, targets, _) => Slopes(predictions, targets, (error, n) => Math.Sign(error) / (double)n)),
            new("Beyond δ the slope is δ, not 1.",
                (predictions, targets, delta) =>
                    Slopes(predictions, targets, (error, n) => (Math.Abs(error) <= delta ? error : Math.Sign(error)) / n)),
            new("The border is δ, not 1.",
                (predictions, targets, _) => Slopes(predictions, targets, (error, n) => Math.Clamp(error, -1, 1) / n)),
            new("Small errors pull with their own size, not with δ.",
                (predictions, targets, delta) => Slopes(predictions, targets, (error, n) => delta * Math.Sign(error) / n)),
            new("Large errors still pull, with δ.",
                (predictions, targets, delta) => Slopes(predictions, targets, (error, n) => Math.Abs(error) <= delta ? error / n : 0)),
            new("Large errors below the target pull the other way: −δ.",
                (predictions, targets, delta) =>
                    Slopes(predictions, targets, (error, n) => (Math.Abs(error) <= delta ? error : delta) / n)),
            new("Errors far below the target are held at −δ as well.",
                (predictions, targets, delta) => Slopes(predictions, targets, (error, n) => Math.Min(error, delta) / n)),
            new("Errors far above the target are held at δ as well.",
                (predictions, targets, delta) => Slopes(predictions, targets, (error, n) => Math.Max(error, -delta) / n)),
            new("First hold the error within ±δ, then divide by n: the other way round lets larger errors through.",
                (predictions, targets, delta) => Slopes(predictions, targets, (error, n) => Math.Clamp(error / n, -delta, delta))),
            new("Those are the errors' sizes: a slope has a sign.",
                (predictions, targets, delta) => Slopes(predictions, targets, (error, n) => Math.Min(Math.Abs(error), delta) / n)),
            new("Small errors are squared in the loss; the slope of ½·e² is e.",
                (predictions, targets, delta) =>
                    Slopes(predictions, targets,
                        (error, n) => (Math.Abs(error) <= delta ? 0.5 * error * error : delta * Math.Sign(error)) / n)),
            new("Those are the losses of each, not their slopes.",
                (predictions, targets, delta) =>
                    Slopes(predictions, targets,
                        (error, n) => (Math.Abs(error) <= delta ? 0.5 * error * error : delta * (Math.Abs(error) - (0.5 * delta))) / n)),
            new("The slope of ½·e² is e, not 2e.",
                (predictions, targets, delta) =>
                    Slopes(predictions, targets, (error, n) => (Math.Abs(error) <= delta ? 2 * error : delta * Math.Sign(error)) / n)),
            new("The slope of ½·e² is e, not e / 2.",
                (predictions, targets, delta) =>
                    Slopes(predictions, targets, (error, n) => (Math.Abs(error) <= delta ? error / 2 : delta * Math.Sign(error)) / n)),
            new("An error is the difference, prediction minus target.",
                (predictions, targets, delta) =>
                    [.. predictions.Zip(targets, (p, t) => Math.Clamp(p + t, -delta, delta) / predictions.Length)]),
            new("The targets are left out: an error is prediction minus target.",
                (predictions, _, delta) => [.. predictions.Select(p => Math.Clamp(p, -delta, delta) / predictions.Length)]),
            new("The last prediction has no slope there; all have one.",
                (predictions, targets, delta) =>
                    [.. Slopes(predictions, targets, (error, n) => Math.Clamp(error, -delta, delta) / n).SkipLast(1), 0]),
            new("The first prediction has no slope there; all have one.",
                (predictions, targets, delta) =>
                    [0, .. Slopes(predictions, targets, (error, n) => Math.Clamp(error, -delta, delta) / n).Skip(1)]),
        ],
        Hints =
        [
            "For each pair: the error is prediction minus target. Look at the picture of the slopes: what does Huber make of an error?",
            "Between −δ and δ the slope is the error itself; outside it stays at −δ or δ. Math.Clamp does both. "
                + "Then divide by the number of predictions.",
        ],
    };

    /// <summary>Exercise 15.3: binary cross-entropy from logits, where yes counts more than once.</summary>
    public static Exercise<Func<double[], int[], double, double>> WeightedLoss { get; } = new("15.3", "A loss with a class weight")
    {
        Reference = (logits, y, weight) => Weighted(logits, y, weight),
        Cases =
        [
            LossCase([2, -1, 0.5], [1, 0, 0], 3),
            LossCase([2, -1, 0.5], [0, 1, 1], 3),
            LossCase([0], [1], 5),
            LossCase([0], [0], 5),
            LossCase([-3, 3], [1, 0], 1),
            LossCase([800, -800], [0, 0], 2),
            LossCase([800, -800], [1, 1], 2),
            LossCase([-40, 40, 0], [1, 0, 1], 10),
            LossCase([1.5, -0.5, 0.25, -2], [1, 1, 1, 1], 0.7),
            LossCase([1.5, -0.5, 0.25, -2], [0, 0, 0, 0], 0.5),
            LossCase([30, -30], [0, 1], 0),
        ],
        RandomCase = random =>
        {
            int count = 2 + random.Next(4);
            return LossCase(CaseNumbers.Draw(random, count), [.. Enumerable.Range(0, count).Select(_ => random.Next(2))],
                1 + (0.5 * random.Next(9)));
        },
        Mistakes =
        [
            new("Large logits overflow there, or meet the logarithm of 0: take the fused form, which never forms the probability.",
                (logits, y, weight) => Losses(logits, y, weight,
                    (z, label) => label == 1 ? -Math.Log(1 / (1 + Math.Exp(-z))) : -Math.Log(1 - (1 / (1 + Math.Exp(-z))))).Average()),
            new("Large logits overflow there, or meet the logarithm of 0: take the fused form, which never forms the probability.",
                (logits, y, weight) => Losses(logits, y, weight, Apart).Average()),
            new("The probability is clipped, and what is far wrong then loses too little: take the fused form.",
                (logits, y, weight) =>
                    Losses(logits, y, weight,
                        (z, label) => Math.Clamp(1 / (1 + Math.Exp(-z)), 1e-7, 1 - 1e-7) is var p && label == 1
                            ? -Math.Log(p) : -Math.Log(1 - p)).Average()),
            new("The sum is divided by the number of samples, not by the sum of their weights.",
                (logits, y, weight) => Losses(logits, y, weight, Plain).Sum() / y.Sum(label => label == 1 ? weight : 1)),
            new("The losses are added up: the loss is their mean.", (logits, y, weight) => Losses(logits, y, weight, Plain).Sum()),
            new("The weight belongs to the samples of class 1, not to those of class 0.",
                (logits, y, weight) => Losses(logits, [.. y.Select(label => 1 - label)], weight, (z, label) => Plain(z, 1 - label))
                    .Average()),
            new("No sample has a weight there: those of class 1 count `weight` times.",
                (logits, y, _) => Losses(logits, y, 1, Plain).Average()),
            new("All samples have the weight there: those of class 0 count once.",
                (logits, y, weight) => weight * Losses(logits, y, 1, Plain).Average()),
            new("Yes and no are the wrong way round: y is 1 for yes.",
                (logits, y, weight) => Losses(logits, y, weight, (z, label) => Plain(z, 1 - label)).Average()),
            new("The wrong sign: a loss is 0 or more.", (logits, y, weight) => -Weighted(logits, y, weight)),
            new("z·y is subtracted.",
                (logits, y, weight) => Losses(logits, y, weight, (z, label) => Plain(z, label) + (2 * z * label)).Average()),
            new("The weight belongs to the whole loss of the sample, not to its z·y alone.",
                (logits, y, weight) => logits.Zip(y, (z, label) => Plain(z, 0) - ((label == 1 ? weight : 0) * z)).Average()),
            new("The term z·y is missing: the label must count.",
                (logits, y, weight) => Losses(logits, y, weight, (z, _) => Plain(z, 0)).Average()),
            new("The term max(z, 0) is missing.",
                (logits, y, weight) => Losses(logits, y, weight, (z, label) => Plain(z, label) - Math.Max(z, 0)).Average()),
            new("The size of z is missing in e^(−|z|), so that it overflows for negative logits.",
                (logits, y, weight) => Losses(logits, y, weight, (z, label) => Math.Max(z, 0) - (z * label) + Math.Log(1 + Math.Exp(-z)))
                    .Average()),
            new("The minus is missing in e^(−|z|).",
                (logits, y, weight) =>
                    Losses(logits, y, weight, (z, label) => Math.Max(z, 0) - (z * label) + Math.Log(1 + Math.Exp(Math.Abs(z)))).Average()),
            new("The natural logarithm, not the one to base 10.",
                (logits, y, weight) => Losses(logits, y, weight,
                    (z, label) => Math.Max(z, 0) - (z * label) + Math.Log10(1 + Math.Exp(-Math.Abs(z)))).Average()),
            new("The natural logarithm, not the one to base 2.",
                (logits, y, weight) => Losses(logits, y, weight,
                    (z, label) => Math.Max(z, 0) - (z * label) + Math.Log2(1 + Math.Exp(-Math.Abs(z)))).Average()),
            new("max(z, 0), not min.",
                (logits, y, weight) => Losses(logits, y, weight, (z, label) => Plain(z, label) - Math.Max(z, 0) + Math.Min(z, 0))
                    .Average()),
            new("The logarithm is added, not subtracted.",
                (logits, y, weight) =>
                    Losses(logits, y, weight, (z, label) => Math.Max(z, 0) - (z * label) - Math.Log(1 + Math.Exp(-Math.Abs(z)))).Average()),
            new("The logarithm is missing.",
                (logits, y, weight) => Losses(logits, y, weight, (z, label) => Math.Max(z, 0) - (z * label)).Average()),
            new("Only the samples of class 1 are counted there.",
                (logits, y, weight) => Losses(logits, y, weight, Plain).Where((_, i) => y[i] == 1).Sum() / y.Length),
            new("Only the samples of class 0 are counted there.",
                (logits, y, weight) => Losses(logits, y, weight, Plain).Where((_, i) => y[i] == 0).Sum() / y.Length),
            new("The last sample counts as well.", (logits, y, weight) => Losses(logits, y, weight, Plain).SkipLast(1).Sum() / y.Length),
            new("The first sample counts as well.", (logits, y, weight) => Losses(logits, y, weight, Plain).Skip(1).Sum() / y.Length),
            new("A sample of class 1 counts `weight` times, not `weight` + 1 times.",
                (logits, y, weight) => Losses(logits, y, weight + 1, Plain).Average()),
            new("The batch's losses are added up; the last one alone is not the loss.",
                (logits, y, weight) => Losses(logits, y, weight, Plain)[^1] / y.Length),
            new("The loss of every sample counts, not of every second.",
                (logits, y, weight) => Losses(logits, y, weight, Plain).Where((_, i) => i % 2 == 0).Sum() / y.Length),
            new("max(z, 0), not z.", (logits, y, weight) =>
                Losses(logits, y, weight, (z, label) => Plain(z, label) - Math.Max(z, 0) + z).Average()),
            new("The logarithm of 1 + e^(−|z|), not of 1 − e^(−|z|).",
                (logits, y, weight) =>
                    Losses(logits, y, weight, (z, label) => Math.Max(z, 0) - (z * label) + Math.Log(1 - Math.Exp(-Math.Abs(z)))).Average()),
            new("z times y is subtracted, not y.",
                (logits, y, weight) => Losses(logits, y, weight, (z, label) => Plain(z, label) + (z * label) - label).Average()),
            new("Divide by the number of samples, once.", (logits, y, weight) => Weighted(logits, y, weight) / y.Length),
            new("Logit and label i belong to one sample: one of the two is in the wrong order.",
                (logits, y, weight) => Weighted([.. logits.Reverse()], y, weight)),
            new("The weight multiplies the loss; it is not added.",
                (logits, y, weight) => logits.Zip(y, (z, label) => Plain(z, label) + (label == 1 ? weight : 0)).Average()),
        ],
        Hints =
        [
            "Start with the fused form of this chapter for one sample. Where does the weight come in, and for which samples?",
            "Σ (y = 1 ? weight : 1) · (max(z, 0) − z·y + ln(1 + e^(−|z|))), divided by the number of samples.",
        ],
    };

    /// <summary>Exercise 15.4: where to put the threshold when a miss and a false alarm have their prices.</summary>
    public static Exercise<Func<double[], int[], double, double, double>> Threshold { get; } = new("15.4", "The cheapest threshold")
    {
        Reference = (p, y, miss, alarm) => Thresholds.Cheapest(p, y, miss, alarm),
        Cases =
        [
            PriceCase([0.9, 0.7, 0.4, 0.2], [1, 0, 1, 0], 10, 1),
            PriceCase([0.9, 0.7, 0.4, 0.2], [1, 0, 1, 0], 1, 10),
            PriceCase([0.2, 0.4, 0.7, 0.9], [1, 0, 1, 0], 1, 1),
            PriceCase([0.2, 0.4, 0.7, 0.9], [0, 0, 0, 0], 5, 1),
            PriceCase([0.2, 0.4, 0.7, 0.9], [1, 1, 1, 1], 5, 1),
            PriceCase([0.6, 0.6, 0.3, 0.1], [1, 0, 0, 1], 3, 2),
            PriceCase([0.05, 0.03, 0.02, 0.01], [0, 1, 0, 0], 500, 20),
            PriceCase([0.8, 0.5, 0.5, 0.1], [0, 1, 1, 0], 2, 1),
            PriceCase([0.3], [1], 1, 1),
            PriceCase([0.3], [0], 1, 1),
            PriceCase([0.9, 0.1], [0, 1], 2, 2),
            PriceCase([0.9, 0.8, 0.7, 0.6], [1, 0, 0, 1], 2, 1),
            PriceCase([1, 0, 0.5], [1, 0, 1], 4, 3),
            PriceCase([1, 0], [0, 1], 3, 4),
            PriceCase([1, 0], [0, 1], 4, 3),
            PriceCase([0.123, 0.127, 0.6], [1, 0, 0], 10, 1),
            PriceCase([0.000437, 0.000211], [1, 0], 3, 2),
        ],
        RandomCase = random =>
        {
            int count = 3 + random.Next(5);
            return PriceCase(CaseNumbers.Draw(random, count, 0, 1), [.. Enumerable.Range(0, count).Select(_ => random.Next(2))],
                1 + random.Next(9), 1 + random.Next(9));
        },
        Mistakes =
        [
            new("The prices have changed places: a miss is a faulty part below the threshold.",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, y, alarm, miss)),
            new("Both prices count the same there; they are given.", (p, y, _, _) => Thresholds.Cheapest(p, y, 1, 1)),
            new("Of equally cheap thresholds the highest is asked for.",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, y, miss, alarm, highest: false)),
            new("To call no part at all is a choice, too: double.PositiveInfinity.",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, y, miss, alarm, never: false)),
            new("A part is called where its probability is the threshold *or more*.",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, y, miss, alarm, called: (said, at) => said > at)),
            new("A part is called where its probability is the threshold *or more*, a sound part as well.",
                (p, y, miss, alarm) => Thresholds.First(p, miss * y.Sum(),
                    (said, label, at) => label == 1 ? (said < at ? miss : 0) : said > at ? alarm : 0, p, y)),
            new("A part is called where its probability is the threshold *or more*, a faulty part as well.",
                (p, y, miss, alarm) => Thresholds.First(p, miss * y.Sum(),
                    (said, label, at) => label == 1 ? (said <= at ? miss : 0) : said >= at ? alarm : 0, p, y)),
            .. Thresholds.Grids.Select(grid =>
                new Mistake<Func<double[], int[], double, double, double>>(
                    "A fixed grid misses the probabilities between its points: try those of the parts.", grid)),
            new("That is the dearest threshold; the cheapest is asked for. Are the parts below it called?",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, y, -miss, -alarm)),
            new("That is the price; the threshold is asked for.",
                (p, y, miss, alarm) => Thresholds.Price(p, y, miss, alarm, Thresholds.Cheapest(p, y, miss, alarm))),
            new("Only the misses have a price there.", (p, y, miss, _) => Thresholds.Cheapest(p, y, miss, 0)),
            new("Only the false alarms have a price there, so that to call none is always the cheapest.",
                (p, y, _, alarm) => Thresholds.Cheapest(p, y, 0, alarm)),
            new("That is alarm / (alarm + miss), the best threshold if the probabilities mean what they say; the cheapest on these parts "
                + "is asked for.", (_, _, miss, alarm) => alarm / (alarm + miss)),
            new("That is alarm / (alarm + miss), the best threshold if the probabilities mean what they say; the cheapest on these parts "
                + "is asked for.", (p, _, miss, alarm) => p.Append(double.PositiveInfinity)
                    .Where(at => at >= alarm / (alarm + miss)).Min()),
            new("A sound part that is called costs the alarm; a faulty part that is called costs nothing.",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, y, miss, alarm, alarms: _ => true)),
            new("A faulty part that is not called costs the miss; a sound one that is not called costs nothing.",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, y, miss, alarm, misses: _ => true)),
            new("Sound and faulty are the wrong way round: y is 1 for a faulty part.",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, [.. y.Select(label => 1 - label)], miss, alarm)),
            new("0.5 is one threshold of many.", (_, _, _, _) => 0.5),
            new("The last part counts as well.",
                (p, y, miss, alarm) => p.Length == 1 ? double.PositiveInfinity : Thresholds.Cheapest(p[..^1], y[..^1], miss, alarm)),
            new("The first part counts as well.",
                (p, y, miss, alarm) => p.Length == 1 ? double.PositiveInfinity : Thresholds.Cheapest(p[1..], y[1..], miss, alarm)),
            new("The highest of the probabilities is tried as well.",
                (p, y, miss, alarm) => Thresholds.First([.. p.OrderDescending().Skip(1)], miss * y.Sum(),
                    (said, label, at) => Thresholds.Cost(said, label, at, miss, alarm), p, y)),
            new("A miss adds to the price.",
                (p, y, miss, alarm) =>
                    Thresholds.First(p, miss * y.Sum(), (said, label, at) => Thresholds.Cost(said, label, at, -miss, alarm), p, y)),
            new("A faulty part is missed where its probability lies below the threshold, not above.",
                (p, y, miss, alarm) => Thresholds.First(p, miss * y.Sum(),
                    (said, label, at) => label == 1 ? (said > at ? miss : 0) : Thresholds.Cost(said, label, at, miss, alarm), p, y)),
            new("A false alarm is a sound part that is called, not a faulty one.",
                (p, y, miss, alarm) =>
                    Thresholds.First(p, miss * y.Sum(), (said, label, at) => label == 1 ? (said < at ? miss : alarm) : 0, p, y)),
            new("Only a sound part that is called costs an alarm, not every part.",
                (p, y, miss, alarm) =>
                    Thresholds.First(p, miss * y.Sum(), (said, label, at) => alarm + (label == 1 && said < at ? miss : 0), p, y)),
            new("To call none costs a miss for every faulty part, not one alone.",
                (p, y, miss, alarm) => Thresholds.First(p, miss, (said, label, at) => Thresholds.Cost(said, label, at, miss, alarm), p, y)),
            new("To call none costs a miss for every faulty part, not for every sound one.",
                (p, y, miss, alarm) => Thresholds.First(p, miss * (y.Length - y.Sum()),
                    (said, label, at) => Thresholds.Cost(said, label, at, miss, alarm), p, y)),
            new("Probability and label i belong to one part: one of the two is in the wrong order.",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, [.. y.Reverse()], miss, alarm)),
            new("Probability and label i belong to one part: if the probabilities are sorted, the labels must go with them.",
                (p, y, miss, alarm) => Thresholds.Cheapest([.. p.Order()], y, miss, alarm)),
            new("Probability and label i belong to one part: if the probabilities are sorted, the labels must go with them.",
                (p, y, miss, alarm) => Thresholds.Cheapest([.. p.OrderDescending()], y, miss, alarm)),
            new("Those are the lowest and highest of the probabilities; try all, and compare the prices.", (p, _, _, _) => p.Max()),
            new("Those are the lowest and highest of the probabilities; try all, and compare the prices.", (p, _, _, _) => p.Min()),
            new("The threshold is one of the probabilities, or ∞; not its place in the list.",
                (p, y, miss, alarm) => Thresholds.Cheapest(p, y, miss, alarm) is var at && double.IsInfinity(at)
                    ? at : Array.IndexOf(p, at)),
        ],
        Hints =
        [
            "Write the price of one threshold first: go through the parts, and add up what each costs. Then try every threshold.",
            "The thresholds to try are the probabilities themselves, and double.PositiveInfinity. MinBy takes the first of equals: "
                + "put the highest first.",
        ],
    };
}
