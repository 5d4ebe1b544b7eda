namespace NeuralNotebook.Interactive;

/// <content>How good the answers to a yes-or-no question are: the ROC curve and the calibration.</content>
public static partial class Chart
{
    /// <summary>A ROC curve: the share of class 1 that is found against the share of class 0 that is called class 1 with it,
    /// for every threshold; and chance, the diagonal.</summary>
    /// <param name="curve">The curve.</param>
    public static Figure Roc(RocCurve curve) => Roc(("model", curve));

    /// <summary>ROC curves of several models over each other, each with its area in the legend.</summary>
    /// <param name="curves">The curves, each with its name.</param>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Figure Roc(params IReadOnlyList<(string Name, RocCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0)
            throw new ArgumentException("There is no curve to draw: give at least one.", nameof(curves));
        return Shares(
            "false alarms (share of class 0)",
            "found (share of class 1)",
            Diagonal("chance, area 0.5"),
            curves.Select(each => (Trace)Corners(each.Name, each.Curve)),
            $"ROC {(curves.Count == 1 ? "curve" : "curves")}, found against false alarms: "
                + $"{string.Join("; ", curves.Select(each => YesOrNoText.Of(each.Name, each.Curve)))}");
    }

    /// <summary>A calibration chart: what share of samples came true against the probability that was given to them;
    /// on the diagonal a probability means what it says.</summary>
    /// <param name="calibration">The bins.</param>
    public static Figure Calibration(Calibration calibration) => Calibration(("model", calibration));

    /// <summary>The calibration of several models over each other. Whiskers show where a bin's share would lie with many more such samples,
    /// at a confidence of 95 %.</summary>
    /// <param name="calibrations">The bins of each model, with its name.</param>
    /// <exception cref="ArgumentException">There is no calibration.</exception>
    public static Figure Calibration(params IReadOnlyList<(string Name, Calibration Calibration)> calibrations)
    {
        ArgumentNullException.ThrowIfNull(calibrations);
        if (calibrations.Count == 0)
            throw new ArgumentException("There is no calibration to draw: give at least one.", nameof(calibrations));
        return Shares(
            "probability of class 1 (mean of the bin)",
            "share of class 1 in the bin",
            Diagonal("means what it says"),
            calibrations.Select(each => (Trace)Bins(each.Name, each.Calibration.Bins)),
            "calibration chart, share of class 1 against the "
                + $"probability given: {string.Join("; ", calibrations.Select(each => YesOrNoText.Of(each.Name, each.Calibration)))}");
    }

    /// <summary>The curve without the points that lie on a straight stretch: a step for each sample would be a large picture
    /// of the same line.</summary>
    private static LineTrace Corners(string name, RocCurve curve)
    {
        var (x, y) = (curve.FalsePositiveRate, curve.TruePositiveRate);
        int[] kept = [.. Enumerable.Range(0, x.Count)
            .Where(i => i == 0 || i == x.Count - 1 || !((x[i - 1] == x[i] && x[i] == x[i + 1]) || (y[i - 1] == y[i] && y[i] == y[i + 1])))];
        return new LineTrace([.. kept.Select(i => x[i])], [.. kept.Select(i => y[i])])
        { Name = $"{name}, area {NumberText.Short(curve.Area)}", Markers = false };
    }

    private static LineTrace Bins(string name, IReadOnlyList<CalibrationBin> bins) =>
        new([.. bins.Select(bin => bin.Probability)], [.. bins.Select(bin => bin.Share)])
        {
            Name = name,
            Markers = true,
            Errors = new ErrorBars([.. bins.Select(bin => Math.Max(0, bin.Share - bin.Interval.Low))],
                [.. bins.Select(bin => Math.Max(0, bin.Interval.High - bin.Share))]),
        };

    private static LineTrace Diagonal(string name) =>
        new([0, 1], [0, 1]) { Name = name, Color = Palette.Quiet, Dash = Dash.Dotted, Width = 1.4, Markers = false };

    private static Figure Shares(string across, string upwards, Trace diagonal, IEnumerable<Trace> traces, string description) => new()
    {
        Panels =
            [new Panel { Traces = [.. traces, diagonal], X = new Axis { Title = across, Min = 0, Max = 1 },
                Y = new Axis { Title = upwards, Min = 0, Max = 1 }, Description = description }],
        Height = 440,
    };
}
