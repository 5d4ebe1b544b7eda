namespace NeuralNotebook.Interactive.Tests.Playing;

public sealed class PlaygroundRunTests
{
    [Fact]
    public void Between_two_changes_a_run_is_what_Fit_does()
    {
        var run = Played(new PlaygroundSettings { Layers = "3", Activation = "relu", Optimizer = "adam", Rate = 0.01 }, 7);
        var points = Datasets.Circles(500, 0.1, seed: 1).Split(0.5, 1);
        Dataset Enlarged(Dataset data) => new(5 * data.X, data.Labels, data.Classes);
        var model = new Sequential(1, new Dense(2, 3), new ReLU(), new Dense(3, 1), new Sigmoid());
        var history = model.Fit(Enlarged(points.Train), new BinaryCrossEntropy(), new Adam(0.01), epochs: 7, batchSize: 10, seed: 1,
            validation: Enlarged(points.Test));
        Assert.Equal(history.Last.ValidationLoss, run.Curves.Test[^1].Loss);
        Assert.Equal(model.Layers.OfType<Dense>().First().Weights.Values.ToArray(), run.Neurons[0].Weights.Values.ToArray());
    }

    [Fact]
    public void The_rate_changes_and_the_weights_and_the_optimizers_memory_stay()
    {
        var run = Played(new PlaygroundSettings { Optimizer = "adam" }, 5);
        var (weights, steps) = (run.Neurons[0].Weights.Copy(), run.Steps);
        run.Turn("rate", "0.001");
        Assert.Equal(5, run.Epoch);
        Assert.Equal(weights.Values.ToArray(), run.Neurons[0].Weights.Values.ToArray());
        Assert.Equal(steps, run.Steps);
        Assert.Equal(0.001, run.CurrentRate);
    }

    [Theory]
    [InlineData("data", "moons")]
    [InlineData("noise", "0.3")]
    [InlineData("test", "0.2")]
    [InlineData("points", "200")]
    [InlineData("points-seed", "9")]
    [InlineData("batch", "30")]
    [InlineData("activation", "relu")]
    [InlineData("optimizer", "rmsprop")]
    [InlineData("schedule", "cosine")]
    [InlineData("every", "200")]
    [InlineData("l1", "0.01")]
    [InlineData("l2", "0.01")]
    [InlineData("dropout", "0.2")]
    public void A_knob_that_needs_no_other_network_keeps_what_was_learned(string knob, string value)
    {
        var run = Played(new PlaygroundSettings(), 3);
        double[] weights = [.. run.Neurons.SelectMany(dense => dense.Weights.Values.ToArray())];
        run.Turn(knob, value);
        Assert.Equal(3, run.Epoch);
        Assert.Equal(weights, run.Neurons.SelectMany(dense => dense.Weights.Values.ToArray()));
        Assert.Equal(value, PlaygroundKnob.Named(knob).Read(run.Settings));
        run.Advance();
        Assert.NotEqual(weights, run.Neurons.SelectMany(dense => dense.Weights.Values.ToArray()));
    }

    [Theory]
    [InlineData("layers", "4-3")]
    [InlineData("layers", "none")]
    [InlineData("inputs", "x1-x2-sin1")]
    [InlineData("seed", "2")]
    [InlineData("start", "he")]
    [InlineData("data", "hills")]
    public void A_knob_that_needs_another_network_begins_anew(string knob, string value)
    {
        var run = Played(new PlaygroundSettings(), 3);
        run.Turn("rate", "0.1");
        run.Turn(knob, value);
        Assert.Equal(0, run.Epoch);
        Assert.Empty(run.Changes);
        Assert.Equal(0.1, run.Start.Rate);
        Assert.Equal(run.Settings, run.Start);
    }

    [Fact]
    public void Classes_have_an_output_each_where_there_are_more_than_two()
    {
        var run = Played(new PlaygroundSettings { Data = "blobs", Classes = 5, Layers = "8" }, 30);
        Assert.Equal(5, run.Neurons[^1].Outputs);
        Assert.InRange(run.Curves.Test[^1].Accuracy, 0.9, 1);
        byte[] plane = new PlaneMaps(run, 11).Output();
        Assert.Equal(5 * 121, plane.Length);
        // Probabilities of a place add up to 1, each rounded to a byte.
        Assert.All(Enumerable.Range(0, 121),
            place => Assert.InRange(Enumerable.Range(0, 5).Sum(output => plane[(output * 121) + place]), 252, 258));
    }

    [Theory]
    [InlineData("plane", 0.02)]
    [InlineData("hills", 0.06)]
    [InlineData("saddle", 0.06)]
    public void Numbers_are_learned_too(string data, double enough)
    {
        var run = Played(new PlaygroundSettings { Data = data, Layers = "8-4", Optimizer = "adam", Rate = 0.01, Noise = 0 }, 60);
        Assert.InRange(run.Curves.Test[^1].Loss, 0, enough);
        Assert.True(double.IsNaN(run.Curves.Test[^1].Accuracy));
    }

    [Fact]
    public void A_run_whose_numbers_grow_beyond_all_bounds_goes_back_to_the_epoch_before()
    {
        var run = Played(new PlaygroundSettings { Data = "plane", Activation = "linear", Layers = "8-8-8", Rate = 0.01 }, 4);
        double before = run.Curves.Train[^1].Loss;
        run.Turn("rate", "100");
        Assert.Throws<TrainingDivergedException>(() => { while (run.Epoch < 50) run.Advance(); });
        while (run.Target is not null)
            run.Advance();
        Assert.True(run.Epoch >= 4);
        Assert.Equal(before, run.Curves.Train[3 + 1 < run.Epoch ? 4 : ^1].Loss);
        run.Turn("rate", "0.001");
        Assert.True(run.Neurons.All(dense => dense.Weights.Values.ToArray().All(double.IsFinite)));
    }

    [Fact]
    public void A_weight_set_by_hand_counts_at_once_and_is_a_part_of_the_run()
    {
        var run = Played(new PlaygroundSettings(), 2);
        double before = run.Curves.Test[^1].Loss;
        run.SetWeight(0, 1, 2, -3.25);
        run.SetWeight(1, -1, 0, 1.5);
        Assert.Equal(-3.25, run.Neurons[0].Weights[1, 2]);
        Assert.Equal(1.5, run.Neurons[1].Biases[0, 0]);
        Assert.NotEqual(before, run.Curves.Test[^1].Loss);
        Assert.Equal("@2.w0.1.2=-3.25&@2.b1.0=1.5&epochs=2", RunText.Write(run));
        // Where it is last, counts.
        run.SetWeight(1, -1, 0, 2);
        Assert.Equal("@2.w0.1.2=-3.25&@2.b1.0=2&epochs=2", RunText.Write(run));
        Assert.Throws<ArgumentException>(() => run.SetWeight(0, 2, 0, 1));
        Assert.Throws<ArgumentException>(() => run.SetWeight(0, 0, 0, double.NaN));
    }

    [Fact]
    public void Going_back_repeats_the_run_with_its_changes_until_another_is_made()
    {
        var run = Played(new PlaygroundSettings(), 4);
        run.Turn("l2", "0.01");
        Learn(run, 4);
        double last = run.Curves.Test[^1].Loss;
        run.GoTo(2);
        Learn(run, 2);
        Assert.Null(run.Target);
        Assert.Equal("epochs=2", RunText.Write(run));
        Learn(run, 6);
        Assert.Equal(last, run.Curves.Test[^1].Loss);
        run.GoTo(2);
        Learn(run, 2);
        run.Turn("batch", "5");
        Learn(run, 6);
        Assert.Equal("@2.batch=5&epochs=8", RunText.Write(run));
        Assert.NotEqual(last, run.Curves.Test[^1].Loss);
    }

    [Fact]
    public void The_film_has_a_picture_of_epochs_that_lie_ever_further_apart()
    {
        var run = Played(new PlaygroundSettings(), 120);
        Assert.Equal([0, 1, 2, 5, 10, 20, 50, 100], run.Film.Shots.Select(shot => shot.Epoch));
        Assert.All(run.Film.Shots, shot => Assert.Equal(RunFilm.Side * RunFilm.Side, shot.Plane.Length));
        Assert.NotEqual(run.Film.Shots[0].Plane, run.Film.Shots[^1].Plane);
    }

    internal static PlaygroundRun Played(PlaygroundSettings start, int epochs)
    {
        var run = new PlaygroundRun(start);
        Learn(run, epochs);
        return run;
    }

    internal static void Learn(PlaygroundRun run, int epochs)
    {
        for (int i = 0; i < epochs; i++)
            run.Advance();
    }
}
