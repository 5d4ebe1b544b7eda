using FsCheck;
using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Figures of every kind from numbers and texts that nobody would draw on purpose.</summary>
internal static class AnyFigure
{
    /// <summary>Numbers at which arithmetic breaks, between ordinary ones.</summary>
    private static readonly double[] Odd =
        [0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon,
            -double.Epsilon, 1e300, -1e300, 1e-300, 1e15, 1e15 + 1];

    /// <summary>Texts at which markup breaks.</summary>
    private static readonly string[] Texts =
        ["", " ", "loss", "<b>&amp;</b>", "a < b && c > \"d\" '", "]]>", "<!--", "🙂👩‍👩‍👧", "שלום עולם", "مرحبا", "\u202Eright to left",
            "\0\u0001\u001b", "\uD800", "\uDC00x", "line\nbreak\ttab", "%{text}", "$x^2$", "{}", new('w', 400)];

    private static readonly Gen<double> Number = Gen.Frequency(
        (3, Gen.Elements(Odd)), (4, Gen.Choose(-1000, 1000).Select(value => value / 100.0)), (1, ArbMap.Default.GeneratorFor<double>()));

    private static readonly Gen<double[]> Numbers = Gen.Choose(0, 14).SelectMany(count => Gen.ArrayOf(Number, count));

    private static readonly Gen<string> Text =
        Gen.OneOf(Gen.Elements(Texts), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static readonly Gen<Matrix> Table =
        from rows in Gen.Choose(2, 6)
        from columns in Gen.Choose(2, 6)
        from values in Gen.ArrayOf(Number, rows * columns)
        select new Matrix(rows, columns, values);

    private static readonly Gen<Figure> Plane =
        from kind in Gen.Choose(0, 13)
        from x in Numbers
        from y in Numbers
        from table in Table
        from name in Text
        select OfKind(kind, x, y, table, name);

    /// <summary>One figure of any kind, with titles, axes, marks and size.</summary>
    public static readonly Gen<Figure> Any =
        from figure in Gen.Frequency((6, Plane),
            (1, Gen.Choose(0, 5).SelectMany(count => Gen.ListOf(Plane, count)).Select(all => Chart.Grid(2, all))))
        from title in Text
        from axis in Text
        from places in Gen.ArrayOf(Number, 4)
        from log in Gen.Choose(0, 3)
        from width in Gen.Choose(120, 700)
        from height in Gen.Choose(120, 500)
        let bends = !figure.Panels.Any(panel => panel.X.Categories is not null || panel.Y.Categories is not null
            || panel.Traces.Any(trace => trace is HeatmapTrace or GridTrace or RasterTrace))
        select figure.WithTitle(title, axis).WithXAxis(axis, log: bends && log == 0).WithYAxis(title, log: bends && log == 1)
            .WithZAxis(axis).WithColorBar(title)
            .WithHorizontalLine(places[0], axis).WithVerticalLine(places[1], title).WithAnnotation(places[2], places[3], title)
            .WithSize(width, height);

    private static Figure OfKind(int kind, double[] x, double[] y, Matrix table, string name)
    {
        int count = Math.Min(x.Length, y.Length);
        var (across, upwards) = (x[..count], y[..count]);
        double[] errors = across.Select(value => double.IsNaN(value) ? value : Math.Abs(value)).ToArray();
        double[] placesX = [.. Enumerable.Range(0, table.Columns).Select(i => i * 0.5 - 1)];
        return kind switch
        {
            0 => Chart.Line(across, upwards, name),
            1 => Chart.Point(across, upwards, name),
            2 => Chart.Column(across.Select(value => name + value), upwards, name),
            3 => Chart.Bar(across.Select(value => name + value), upwards),
            4 => Chart.Histogram(x, name: name),
            5 => Chart.Combine(Chart.Band(across, upwards, errors, name), Chart.Line(across, upwards)),
            6 => Chart.Heatmap(table, rows: table.Select((_, i) => name + i), showValues: table.Rows > 3),
            7 => Chart.Contour(table, x: placesX, filled: table.Rows > 3, levels: 1 + count),
            8 => Chart.Combine(Chart.Contour(table, at: x), Chart.Point(across, upwards, name), Chart.Line(upwards, across, name)),
            9 => Chart.Surface(table, x: placesX).WithCamera(table[0, 0] is >= -1000 and <= 1000 ? table[0, 0] : 30, 5 + 10 * table.Rows),
            10 => Chart.Image(table),
            11 => Chart.ImageGrid(table, width: table.Columns, titles: [.. table.Select(_ => name)]),
            12 => Chart.Line(across, upwards, name).WithErrorBars(errors),
            _ => Chart.Function(value => value > 0 ? table[0, 0] : table[1, 1], -1, 1, name),
        };
    }
}
