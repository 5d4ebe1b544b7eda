using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>Lines of equal height over the plane, as on a map, with the space between them coloured or not.</summary>
public sealed record ContourTrace : GridTrace
{
    /// <summary>The heights z, row by row, over the grid of x and y.</summary>
    /// <exception cref="ArgumentException">The lengths do not fit, or the places do not grow.</exception>
    public ContourTrace(double[] x, double[] y, double[] z) : base("A contour chart", x, y, z) => Levels = Between(z, 10);

    /// <summary>The heights with a line, growing.</summary>
    public IReadOnlyList<double> Levels { get; init; }

    /// <summary>What the lines are called, with the digits that tell them apart.</summary>
    internal IReadOnlyList<string> LevelNames => NumberText.Apart(Levels);

    /// <summary>True to colour the space between the lines.</summary>
    public bool Filled { get; init; } = true;

    /// <summary>True to draw the lines.</summary>
    public bool Lines { get; init; } = true;

    /// <summary>How many levels are below a height: the number of its band.</summary>
    internal int Band(double height)
    {
        int band = 0;
        while (band < Levels.Count && Levels[band] <= height)
            band++;
        return band;
    }

    internal override double Weight => base.Weight + (Lines || !Filled ? Crossings() * 8 : 0);

    /// <summary>Levels at uneven steps make the JSON say each height in words as well.</summary>
    private protected override double EachHeight => PlotlyFields.Equal(Levels) ? 12 : 26;

    /// <summary>How often a line crosses the way from one place to the next: about how many points all lines have.</summary>
    private double Crossings()
    {
        double crossings = 0.0;
        for (int i = 0; i < Values.Count; i++)
        {
            if (i % X.Count > 0)
                crossings += Math.Abs(Band(Values[i]) - Band(Values[i - 1]));
            if (i >= X.Count)
                crossings += Math.Abs(Band(Values[i]) - Band(Values[i - X.Count]));
        }
        return crossings;
    }

    /// <summary>The colour of a band; the first has the first colour and the last the last.</summary>
    internal Rgb BandColor(int band) => ColorScale.At(Colors, Levels.Count == 0 ? 0.5 : band / (double)Levels.Count);

    /// <summary>Some round heights between the lowest and the highest.</summary>
    internal static double[] Between(IEnumerable<double> heights, int about)
    {
        double[] finite = heights.Where(Plottable.IsFinite).ToArray();
        if (finite.Length == 0 || finite.Max() - finite.Min() <= 1e-12 * Math.Max(Math.Abs(finite.Max()), Math.Abs(finite.Min())))
            return [];
        var (min, max) = (finite.Min(), finite.Max());
        return [.. Ticks.Linear(min, max, about).Select(tick => tick.Value).Where(level => level > min && level < max)];
    }

    internal override bool IsField => Filled;

    internal override string Told(Panel panel) => FieldText.Of(this, panel);

    internal override void Draw(MarksPainter marks, TraceStyle style) =>
        new FieldsPainter(marks.Canvas, marks.Across, marks.Upwards).Draw(this);

    internal override JsonObject ToPlotly(PlotlyPlace place, TraceStyle style) => PlotlyFields.Contour(this);
}
