using System.Numerics;

namespace NeuralNotebook.Interactive;

/// <summary>Makes figures, in Plotly's words: one call a picture, and <c>With…</c> methods for what it says.</summary>
public static partial class Chart
{
    /// <summary>A line through values at 0, 1, 2 …</summary>
    public static Figure Line<T>(IEnumerable<T> y, string? name = null) where T : INumber<T>
    {
        double[] values = Doubles(y);
        return Line(Positions(values.Length), values, name);
    }

    /// <summary>A line through the points (x[i], y[i]). A value that is not finite leaves a gap.</summary>
    /// <exception cref="ArgumentException">There are not as many y as x.</exception>
    public static Figure Line<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null) where TX : INumber<TX>
        where TY : INumber<TY> =>
        Of(new LineTrace(Doubles(x), Doubles(y)) { Name = name });

    /// <summary>A line through points, in their order.</summary>
    public static Figure Line<TX, TY>(IEnumerable<(TX X, TY Y)> points, string? name = null) where TX : INumber<TX> where TY : INumber<TY>
    {
        var all = points.ToArray();
        return Line(all.Select(point => point.X), all.Select(point => point.Y), name);
    }

    /// <summary>The curve of a function between two places. Where the function jumps the line stops and starts again.</summary>
    /// <param name="f">The function.</param>
    /// <param name="from">Where the curve starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="name">Its name in the legend.</param>
    /// <exception cref="ArgumentException">The places are not finite or not in order.</exception>
    public static Figure Function(Func<double, double> f, double from, double to, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (!Plottable.IsFinite(from) || !Plottable.IsFinite(to) || from >= to)
            throw new ArgumentException(
                $"A curve runs from a smaller to a larger finite x, got {NumberText.Short(from)} to {NumberText.Short(to)}.");
        return Of(new Curve(f, from, to).Line with { Name = name });
    }

    /// <summary>A marker at each (x[i], y[i]).</summary>
    /// <exception cref="ArgumentException">There are not as many y as x.</exception>
    public static Figure Point<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null) where TX : INumber<TX>
        where TY : INumber<TY> =>
        Of(new PointTrace(Doubles(x), Doubles(y)) { Name = name });

    /// <summary>A marker at each point.</summary>
    public static Figure Point<TX, TY>(IEnumerable<(TX X, TY Y)> points, string? name = null) where TX : INumber<TX> where TY : INumber<TY>
    {
        var all = points.ToArray();
        return Point(all.Select(point => point.X), all.Select(point => point.Y), name);
    }

    /// <summary>The first two columns of samples as points, each class with its own marker and colour:
    /// orange for class 0, blue for class 1, the next colours for the others.</summary>
    /// <param name="X">The samples, <c>samples × features</c> with at least two features.</param>
    /// <param name="y">The class of each sample, from 0.</param>
    /// <exception cref="ArgumentException">There are fewer than two features, or not as many classes as samples.</exception>
    public static Figure Point(Matrix X, IReadOnlyList<int> y)
    {
        ArgumentNullException.ThrowIfNull(X);
        ArgumentNullException.ThrowIfNull(y);
        if (y.Count != X.Rows)
            throw new ArgumentException($"Every sample has one class, got {X.Rows} samples and {y.Count} classes.");
        return new Figure
        {
            Panels =
            [new Panel { Traces = ClassPoints(X, y, 7), X = new Axis { Title = "x₁" }, Y = new Axis { Title = "x₂" } }]
        };
    }

    /// <summary>The first two features of a data set as points, each class with its own marker and colour:
    /// orange for class 0, blue for class 1, the next colours for the others.</summary>
    public static Figure Point(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Point(dataset.X, dataset.Labels);
    }

    /// <summary>Bars that stand, one for each name.</summary>
    public static Figure Column<T>(IEnumerable<string> names, IEnumerable<T> values, string? name = null) where T : INumber<T> =>
        Bars(names, values, name, horizontal: false);

    /// <summary>Bars that lie, one for each name, the first at the top.</summary>
    public static Figure Bar<T>(IEnumerable<string> names, IEnumerable<T> values, string? name = null) where T : INumber<T> =>
        Bars(names, values, name, horizontal: true);

    /// <summary>How many values fall into each of some bins of the same width.</summary>
    /// <param name="values">The values; those that are not finite are left out.</param>
    /// <param name="bins">How many bins, or 0 for the square root of the count of values, at most 50.</param>
    /// <param name="name">The name in the legend.</param>
    public static Figure Histogram<T>(IEnumerable<T> values, int bins = 0, string? name = null) where T : INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bins);
        double[] all = Doubles(values);
        double[] finite = all.Where(Plottable.IsFinite).ToArray();
        int count = bins > 0 ? bins : Math.Clamp((int)Math.Ceiling(Math.Sqrt(finite.Length)), 1, 50);
        var (min, max) = finite.Length == 0 ? (0.0, 1.0) : (finite.Min(), finite.Max());
        if (min == max)
            (min, max) = (min - 0.5, max + 0.5);
        double width = (max - min) / count;
        double[] counts = new double[count];
        foreach (double value in finite)
            counts[Math.Min(count - 1, (int)((value - min) / width))]++;
        double[] middles = [.. Enumerable.Range(0, count).Select(i => min + (i + 0.5) * width)];
        var figure = Of(new BarTrace(middles, counts) { Name = name, Thickness = width, LeftOut = all.Length - finite.Length });
        return figure.WithYAxis("count");
    }

    /// <summary>A shaded band between two lines.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure Band<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> lower, IEnumerable<TY> upper, string? name = null)
        where TX : INumber<TX> where TY : INumber<TY> =>
        Of(new BandTrace(Doubles(x), Doubles(lower), Doubles(upper)) { Name = name });

    /// <summary>Lays figures of one panel over each other; axes and titles are the first one's that names them.
    /// Bars at the same named places stand side by side.</summary>
    /// <exception cref="ArgumentException">There is no figure, or one has several panels.</exception>
    public static Figure Combine(params IEnumerable<Figure> figures)
    {
        var all = figures.ToList();
        if (all.Count == 0 || all.Any(figure => figure.Panels.Count != 1))
            throw new ArgumentException(
                "Combine lays figures of one panel over each other: give at least one, and use Grid to put several side by side.");
        var panels = all.Select(figure => figure.Panels[0]).ToList();
        if (panels.Any(panel => panel.InSpace) && panels.Any(panel => !panel.InSpace && panel.Traces.Count > 0))
            throw new ArgumentException("A surface has three axes and cannot lie under a chart of two: use Contour as the background, "
                + "or Grid to put them side by side.");
        var first = all[0];
        return first with
        {
            Title = all.Select(figure => figure.Title).FirstOrDefault(title => title is not null),
            Subtitle = all.Select(figure => figure.Subtitle).FirstOrDefault(subtitle => subtitle is not null),
            Panels =
            [
                panels[0] with
                {
                    Description = panels.Any(panel => panel.Description is not null)
                        ? string.Join("; ", panels.Select(panel => panel.Description).OfType<string>()) : null,
                    Traces = SideBySide(panels),
                    Annotations = [.. panels.SelectMany(panel => panel.Annotations)],
                    References = [.. panels.SelectMany(panel => panel.References)],
                    X = panels.Select(panel => panel.X).FirstOrDefault(axis => axis.Title is not null) ?? panels[0].X,
                    Y = panels.Select(panel => panel.Y).FirstOrDefault(axis => axis.Title is not null) ?? panels[0].Y,
                },
            ],
        };
    }

    /// <summary>Puts figures side by side, row by row; their titles become the panels' headings.</summary>
    /// <param name="columns">How many stand in a row.</param>
    /// <param name="figures">The figures.</param>
    public static Figure Grid(int columns, params IEnumerable<Figure> figures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var panels = figures.SelectMany(figure => figure.Panels.Select(panel => panel with { Title = panel.Title ?? figure.Title }))
            .ToList();
        int across = Math.Min(columns, Math.Max(panels.Count, 1));
        int rows = Math.Max(1, (panels.Count + columns - 1) / columns);
        return new Figure
        {
            Panels = panels,
            Columns = across,
            Width = across == 1 ? Figure.DefaultWidth : 660,
            Height = Math.Min(4000, 40 + rows * (across > 2 ? 210 : 280))
        };
    }

    /// <summary>Each class' points as a trace, with its colour by <see cref="Palette.OfClass"/> and the markers in the order
    /// of the classes.</summary>
    internal static IReadOnlyList<Trace> ClassPoints(Matrix X, IReadOnlyList<int> y, double size)
    {
        if (X.Columns < 2)
            throw new ArgumentException($"A point needs two features, got {X.Shape}: add one, or choose two columns.");
        return [.. y.Distinct().Order().Select(label =>
        {
            int[] rows = Enumerable.Range(0, X.Rows).Where(row => y[row] == label).ToArray();
            return new PointTrace([.. rows.Select(row => X[row, 0])], [.. rows.Select(row => X[row, 1])])
            {
                Name = $"class {label}",
                Color = Palette.OfClass(label),
                Marker = Palette.MarkerOf(Math.Max(label, 0)),
                Size = size,
            };
        })];
    }

    private static Figure Of(Trace trace) => new() { Panels = [new Panel { Traces = [trace] }] };

    private static Figure Bars<T>(IEnumerable<string> names, IEnumerable<T> values, string? name, bool horizontal) where T : INumber<T>
    {
        var (labels, lengths) = (names.ToArray(), Doubles(values));
        var trace = new BarTrace(Positions(labels.Length), lengths)
        { Name = name, Horizontal = horizontal, ShowValues = labels.Length <= 12 };
        var (categories, numbers) = (new Axis { Categories = labels, Reversed = horizontal }, new Axis());
        return new Figure
        {
            Panels =
            [new Panel { Traces = [trace], X = horizontal ? numbers : categories, Y = horizontal ? categories : numbers }]
        };
    }

    /// <summary>The traces of all panels; where several have bars at the same named places, those share the places.</summary>
    private static Trace[] SideBySide(IReadOnlyList<Panel> panels)
    {
        Trace[] traces = [.. panels.SelectMany(panel => panel.Traces)];
        BarTrace[] bars = [.. panels.Where(panel => (panel.X.Categories ?? panel.Y.Categories) is not null)
            .SelectMany(panel => panel.Traces).OfType<BarTrace>()];
        if (bars.Length < 2 || bars.Any(bar => bar.Horizontal != bars[0].Horizontal))
            return traces;
        return [.. traces.Select(trace => Array.FindIndex(bars, bar => ReferenceEquals(bar, trace)) is >= 0 and var index
            ? bars[index].SideBySide(index, bars.Length) : trace)];
    }

    private static double[] Positions(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    private static double[] Doubles<T>(IEnumerable<T> values) where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.Select(double.CreateSaturating)];
    }
}
