namespace NeuralNotebook.Interactive.Tests.Playing;

/// <summary>A link holds all that a run is.</summary>
public sealed class RunTextTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whoever_opens_the_link_of_any_run_sees_the_same_numbers_after_the_same_epochs(int seed)
    {
        var run = AnyRun.Play(seed);
        string text = RunText.Write(run);
        var (start, changes, epochs) = RunText.Read(text);
        var again = new PlaygroundRun(new PlaygroundSettings());
        again.Repeat(start, changes, epochs);
        while (again.Target is not null)
            again.Advance();
        Assert.Equal(run.Epoch, again.Epoch);
        Assert.Equal(run.Settings, again.Settings);
        // What was measured in the middle of a run, too, and every weight: to the last bit.
        Assert.Equal(run.Curves.Train, again.Curves.Train);
        Assert.Equal(run.Curves.Test, again.Curves.Test);
        Assert.Equal(run.Neurons.SelectMany(dense => dense.Weights.Values.ToArray()),
            again.Neurons.SelectMany(dense => dense.Weights.Values.ToArray()));
        Assert.Equal(text, RunText.Write(again));
    }

    [Theory]
    [InlineData("data=mooons", "The knob data takes one of circles, xor")]
    [InlineData("data", "a name, =, and a value")]
    [InlineData("=5", "a name, =, and a value")]
    [InlineData("colour=red", "has no knob 'colour'; it has data, points")]
    [InlineData("noise=0.7", "The knob noise takes a number from 0 to 0.5, got '0.7'")]
    [InlineData("noise=NaN", "The knob noise takes a number")]
    [InlineData("rate=∞", "The knob rate takes a number")]
    [InlineData("layers=9", "up to 6 sizes from 1 to 8")]
    [InlineData("layers=1-1-1-1-1-1-1", "up to 6 sizes from 1 to 8")]
    [InlineData("inputs=x1-x1", "The knob inputs takes some of")]
    [InlineData("inputs=", "The knob inputs takes some of")]
    [InlineData("points=1e9", "The knob points takes a whole number")]
    [InlineData("epochs=-1", "epochs takes a whole number of epochs")]
    [InlineData("epochs=99999999999", "epochs takes a whole number of epochs")]
    [InlineData("@3.rate=1&epochs=2", "ends after 2 epochs, and yet something is changed in it at epoch 3")]
    [InlineData("@3=1&epochs=5", "a change in the middle")]
    [InlineData("@3.layers=2&epochs=5", "layers=2 at epoch 3 needs another network")]
    [InlineData("@3.w0.9.0=1&epochs=5", "There is no weight w0.9.0 in a network of 2 → 4 → 2 → 1")]
    [InlineData("@3.w0.0=1&epochs=5", "A weight is changed as in w0.1.2=-0.5")]
    [InlineData("@3.w0.0.0=1e9&epochs=5", "A weight is changed as in")]
    [InlineData("@4.rate=1&@3.rate=2&epochs=5", "epoch 3 comes after epoch 4")]
    [InlineData("<script>=1", "has no knob '<script>'")]
    public void A_damaged_link_is_answered_with_what_is_wrong_in_it(string text, string words)
    {
        var run = new PlaygroundRun(new PlaygroundSettings { Data = "moons" });
        var error = Assert.Throws<ArgumentException>(() =>
        {
            var (start, changes, epochs) = RunText.Read(text);
            run.Repeat(start, changes, epochs);
        });
        Assert.Contains(words, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("moons", run.Settings.Data);
    }

    [Fact]
    public void A_link_says_only_what_is_not_as_it_is_at_first()
    {
        Assert.Equal("", RunText.Write(new PlaygroundRun(new PlaygroundSettings())));
        Assert.Equal("data=spiral&layers=8-8",
            RunText.Write(new PlaygroundRun(new PlaygroundSettings { Data = "spiral", Layers = "8-8" })));
    }
}
