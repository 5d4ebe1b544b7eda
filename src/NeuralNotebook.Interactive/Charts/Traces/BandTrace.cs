using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>A shaded band between two lines: a spread, an error, a gap.</summary>
public sealed record BandTrace : Trace
{
    /// <summary>Shades from lower[i] to upper[i] over each x[i].</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public BandTrace(double[] x, double[] lower, double[] upper)
    {
        SameLength("A band", x.Length, "lower", lower.Length);
        SameLength("A band", x.Length, "upper", upper.Length);
        (X, Lower, Upper) = (x, lower, upper);
    }

    /// <summary>Places on the horizontal axis.</summary>
    public IReadOnlyList<double> X { get; private init; }

    /// <summary>Where the band starts.</summary>
    public IReadOnlyList<double> Lower { get; private init; }

    /// <summary>Where the band ends.</summary>
    public IReadOnlyList<double> Upper { get; private init; }

    /// <summary>The places in stretches without a gap: a place with a value that is not finite ends one.</summary>
    internal IEnumerable<List<int>> Stretches(Func<int, bool> seen)
    {
        var stretch = new List<int>();
        for (int i = 0; i <= X.Count; i++)
        {
            if (i < X.Count && seen(i))
            {
                stretch.Add(i);
                continue;
            }
            if (stretch.Count > 1)
                yield return stretch;
            stretch = [];
        }
    }

    internal override IEnumerable<double> Across => X;

    internal override IEnumerable<double> Upwards => Lower.Concat(Upper);

    internal override double Weight => X.Count * Each;

    private const double Each = 56;

    internal override Trace Thinned(double bytes, Panel panel)
    {
        if (Weight <= bytes)
            return this;
        int[] kept = Sample.OfLine([Upper, Lower], Math.Max(12, (int)(bytes / Each)));
        return this with { X = Sample.At(X, kept), Lower = Sample.At(Lower, kept), Upper = Sample.At(Upper, kept) };
    }

    /// <summary>A band wears the colour of the line that comes after it: they belong together.</summary>
    internal override bool TakesColor => false;

    internal override string ChartName => "line chart";

    internal override string Told(Panel panel)
    {
        int missing = Lower.Zip(Upper).Count(pair => !Plottable.IsOn(panel.Y, pair.First) || !Plottable.IsOn(panel.Y, pair.Second));
        return $"band over {X.Count} places" + AltText.Missing(X.Count(x => !Plottable.IsOn(panel.X, x)) + missing);
    }

    internal override void Draw(MarksPainter marks, TraceStyle style)
    {
        var (path, across, upwards) = (new PathData(), marks.Across, marks.Upwards);
        foreach (var stretch in Stretches(i => !double.IsNaN(across.Pixel(X[i]) + upwards.Pixel(Lower[i]) + upwards.Pixel(Upper[i]))))
        {
            path.MoveTo(across.Pixel(X[stretch[0]]), upwards.Pixel(Upper[stretch[0]]));
            foreach (int i in stretch.Skip(1))
                path.LineTo(across.Pixel(X[i]), upwards.Pixel(Upper[i]));
            foreach (int i in Enumerable.Reverse(stretch))
                path.LineTo(across.Pixel(X[i]), upwards.Pixel(Lower[i]));
            path.Close();
        }
        if (!path.IsEmpty)
            marks.Canvas.Path(path, new PathLook { Fill = style.Color, FillOpacity = 0.2 });
    }

    internal override JsonObject ToPlotly(PlotlyPlace place, TraceStyle style)
    {
        var (x, y) = (new List<double>(), new List<double>());
        foreach (var stretch in Stretches(i => Plottable.IsFinite(X[i]) && Plottable.IsFinite(Lower[i]) && Plottable.IsFinite(Upper[i])))
        {
            if (x.Count > 0)
            {
                x.Add(double.NaN);
                y.Add(double.NaN);
            }
            x.AddRange([.. stretch.Select(i => X[i]), .. Enumerable.Reverse(stretch).Select(i => X[i])]);
            y.AddRange([.. stretch.Select(i => Upper[i]), .. Enumerable.Reverse(stretch).Select(i => Lower[i])]);
        }
        var fill = Rgb.Parse(style.Color);
        return new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["x"] = PlotlyTraces.Numbers(x),
            ["y"] = PlotlyTraces.Numbers(y),
            ["line"] = new JsonObject { ["width"] = 0, ["color"] = style.Color },
            ["fill"] = "toself",
            ["fillcolor"] = $"rgba({fill.Red},{fill.Green},{fill.Blue},0.2)",
            ["hoverinfo"] = "skip",
        };
    }

    internal override void DrawKey(MarksPainter marks, TraceStyle style, double x, double y) =>
        marks.Canvas.Rectangle(x + 4, y - 6, 16, 12, style.Color, 0.2);
}
