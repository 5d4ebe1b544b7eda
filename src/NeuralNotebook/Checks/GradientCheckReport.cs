using System.Globalization;

namespace NeuralNotebook;

/// <summary>One slope, computed and measured.</summary>
/// <param name="Name">Which number: "Dense (2 → 3) weights [0, 1]".</param>
/// <param name="Computed">What backpropagation says.</param>
/// <param name="Measured">What the centred difference says.</param>
/// <param name="RelativeError">How far they are apart.</param>
public sealed record GradientCheckEntry(string Name, double Computed, double Measured, double RelativeError);

/// <summary>What a gradient check found.</summary>
public enum GradientVerdict
{
    /// <summary>Relative errors up to 1e-7: right.</summary>
    Good,

    /// <summary>Up to 1e-2: expected where a kink, such as ReLU's at 0, lies within the step; otherwise worth a look.</summary>
    AcceptableAcrossAKink,

    /// <summary>Above 1e-2, or not a number: a mistake.</summary>
    Wrong,
}

/// <summary>What a gradient check found, slope by slope.</summary>
/// <param name="Entries">All slopes compared.</param>
[TypeFormatterSource(typeof(TextFormatters<GradientCheckReport>), PreferredMimeTypes = ["text/plain"])]
public sealed record GradientCheckReport(IReadOnlyList<GradientCheckEntry> Entries)
{
    private const double GoodUpTo = 1e-7;
    private const double WrongFrom = 1e-2;

    /// <summary>The slope with the largest relative error; one that is not a number counts as largest.</summary>
    public GradientCheckEntry Worst =>
        Entries.MaxBy(entry => double.IsNaN(entry.RelativeError) ? double.PositiveInfinity : entry.RelativeError)
            ?? throw new InvalidOperationException("Nothing was compared: the network has neither weights nor inputs.");

    /// <summary>The verdict on the worst slope.</summary>
    public GradientVerdict Verdict => Worst.RelativeError switch
    {
        <= GoodUpTo => GradientVerdict.Good,
        <= WrongFrom => GradientVerdict.AcceptableAcrossAKink,
        _ => GradientVerdict.Wrong,
    };

    /// <summary>"good: 35 slopes, worst relative error 3.1e-9 at …".</summary>
    public override string ToString()
    {
        string verdict = Verdict switch
        {
            GradientVerdict.Good => "good",
            GradientVerdict.AcceptableAcrossAKink => "acceptable across a kink",
            _ => "wrong",
        };
        return string.Create(CultureInfo.InvariantCulture,
            $"{verdict}: {Entries.Count} slopes, worst relative error {Worst.RelativeError:0.0e+0} at {Worst.Name}"
                + $" (computed {Worst.Computed:G6}, measured {Worst.Measured:G6})");
    }
}
