namespace NeuralNotebook.Tests.Optimizers;

/// <summary>Settings are taken up to their limits, and refused beyond by an error that says what is usual.</summary>
public sealed class OptimizerSettingsTests
{
    private const string Rate = "A learning rate is a finite number, 0 or larger", Factor = "larger than 0 and at most 1",
        Decay = "A decay is a finite number, 0 or larger", Epsilon = "ε is a small positive number";

    private static readonly Range NotNegative = new([0, 1e-300, 1e300], [-double.Epsilon, -1, double.NaN, double.PositiveInfinity]);
    private static readonly Range Share = new([0, Math.BitDecrement(1.0)], [-double.Epsilon, 1, double.NaN]);
    private static readonly Range Positive = new([double.Epsilon, 1], [0, -1e-8, double.NaN, double.PositiveInfinity]);
    private static readonly Range UpToOne = new([double.Epsilon, 1], [0, -0.5, Math.BitIncrement(1.0), double.NaN]);
    private static readonly Range Length = new([double.Epsilon, double.PositiveInfinity], [0, -1, double.NaN]);
    private static readonly Range Count = new([1, 2], [0, -1]);

    public static TheoryData<string> Names => [.. Settings.Keys];

    private static Dictionary<string, Setting> Settings => new()
    {
        ["a constant rate"] = new("rate", Rate, NotNegative, value => new SGD(value)),
        ["the rate of a decay"] = new("rate", Rate, NotNegative, value => new InverseTimeDecay(value, 0.1)),
        ["the rate of a staircase"] = new("rate", Rate, NotNegative, value => new StepDecay(value, 0.5, 1)),
        ["the rate of a slide"] = new("rate", Rate, NotNegative, value => new ExponentialDecay(value, 0.5)),
        ["the rate of a cosine"] = new("rate", Rate, NotNegative, value => new CosineDecay(value, 1)),
        ["the floor of a cosine"] = new("floor", Rate, NotNegative, value => new CosineDecay(1, 1, value)),
        ["a decay"] = new("decay", Decay, NotNegative, value => new InverseTimeDecay(1, value)),
        ["SGD's decay"] = new("decay", Decay, NotNegative, value => new SGD(1, decay: value)),
        ["the factor of a staircase"] = new("factor", Factor, UpToOne, value => new StepDecay(1, value, 1)),
        ["the factor of a slide"] = new("factor", Factor, UpToOne, value => new ExponentialDecay(1, value)),
        ["the length of a stair"] = new("every", "every", Count, value => new StepDecay(1, 0.5, (int)value)),
        ["the steps of a slide"] = new("every", "every", Count, value => new ExponentialDecay(1, 0.5, (int)value)),
        ["the steps of a cosine"] = new("steps", "steps", Count, value => new CosineDecay(1, (int)value)),
        ["the steps of a warm-up"] = new("steps", "steps", Count, value => new WarmUp((int)value, 1)),
        ["SGD's momentum"] = new("momentum", "Momentum lies in [0, 1)", Share, value => new SGD(1, momentum: value)),
        ["Adam's β₁"] = new("beta1", "β₁ lies in [0, 1)", Share, value => new Adam(1, beta1: value)),
        ["Adam's β₂"] = new("beta2", "β₂ lies in [0, 1)", Share, value => new Adam(1, beta2: value)),
        ["Adam's ε"] = new("epsilon", Epsilon, Positive, value => new Adam(1, epsilon: value)),
        ["AdamW's decay"] = new("weightDecay", "Weight decay is a finite number, 0 or larger", NotNegative, value => new AdamW(1, value)),
        ["RMSProp's ρ"] = new("rho", "ρ lies in [0, 1)", Share, value => new RMSProp(1, value)),
        ["RMSProp's ε"] = new("epsilon", Epsilon, Positive, value => new RMSProp(1, epsilon: value)),
        ["AdaGrad's ε"] = new("epsilon", Epsilon, Positive, value => new AdaGrad(1, epsilon: value)),
        ["AdaGrad's first sum"] = new("initialSum", "The sum starts with a finite number, 0 or larger", NotNegative,
            value => new AdaGrad(1, initialSum: value)),
        ["the largest length"] = new("value", "The largest length of a gradient is larger than 0", Length,
            value => new SGD(1) { ClipNorm = value }),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_is_taken_up_to_its_limits_and_refused_beyond(string name)
    {
        var setting = Settings[name];
        foreach (double value in setting.Range.Inside)
            Assert.NotNull(setting.Make(value));
        foreach (double value in setting.Range.Outside)
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => setting.Make(value));
            Assert.Contains(setting.Words, error.Message, StringComparison.Ordinal);
            Assert.Equal(value, Convert.ToDouble(error.ActualValue, null));
            Assert.Equal(setting.Parameter, error.ParamName);
        }
    }

    [Fact]
    public void A_decay_beside_a_schedule_is_refused() =>
        Assert.StartsWith("Give either a schedule or a decay, not both",
            Assert.Throws<ArgumentException>("decay", () => new SGD(new CosineDecay(1, 10), decay: 0.1)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Throws<ArgumentNullException>("learningRate", () => new SGD(null!));
        Assert.Throws<ArgumentNullException>("value", () => new SGD(1).LearningRate = null!);
        Assert.Throws<ArgumentNullException>("parameters", () => new SGD(1).Update(null!));
        Assert.Throws<ArgumentNullException>("then", () => new WarmUp(1, null!));
    }

    /// <summary>A setting: what the error calls it, words of its message, and what it may be.</summary>
    private sealed record Setting(string Parameter, string Words, Range Range, Func<double, object> Make);

    private sealed record Range(double[] Inside, double[] Outside);
}
