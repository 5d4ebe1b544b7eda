namespace NeuralNotebook.Interactive.Tests;

/// <summary>Figures that leave little room: many names, long ones, strange ones, small pictures.</summary>
internal static class ExtremePictures
{
    private const string Emoji = "🦊👩‍👩‍👧🇪🇺👍🏽";

    private static readonly string Wide = new('W', 200), Long = string.Concat(Enumerable.Repeat("a long text that goes on ", 8)),
        Cjk = string.Concat(Enumerable.Repeat("学習率", 60)),
        Faces = string.Concat(Enumerable.Repeat(Emoji, 20)), Hebrew = string.Concat(Enumerable.Repeat("שלום עולם ", 20));

    public static IReadOnlyDictionary<string, Figure> All { get; } = Make().ToDictionary();

    private static IEnumerable<KeyValuePair<string, Figure>> Make()
    {
        foreach (var (width, height) in new[] { (520, 340), (300, 200), (900, 500) })
        {
            yield return new($"twenty {width}", Series(20, i => $"a rather long series name number {i}").WithSize(width, height));
            yield return new($"titled {width}",
                Series(20, i => $"series {i}")
                    .WithTitle("A title of two lines\nthat says what was found, at some length", "and a second line").WithXAxis("epoch")
                    .WithYAxis("loss").WithSize(width, height));
            yield return new($"few {width}", Series(3, i => Long + i).WithSize(width, height));
        }
        foreach (var (name, text) in new[] { ("wide", Wide), ("long", Long), ("cjk", Cjk), ("faces", Faces), ("hebrew", Hebrew) })
        {
            string[] names = [text, "short", text + "!"];
            double[] values = [1, 2, 3];
            yield return new($"bar {name}", Chart.Bar(names, values).WithXAxis(text).WithTitle(text, text));
            yield return new($"column {name}", Chart.Column(names, values).WithYAxis(text));
            yield return new($"columns {name}",
                Chart.Column(Enumerable.Range(0, 30).Select(i => text + i), Enumerable.Range(0, 30)).WithSize(400, 300));
            yield return new($"line {name}",
                Chart.Line(values, text).WithXAxis(text).WithYAxis(text).WithHorizontalLine(2.5, text).WithVerticalLine(1.5, text)
                    .WithAnnotation(0.2, 1.4, text).WithTitle(text, text));
            yield return new($"heatmap {name}",
                Chart.Heatmap(new Matrix(2, 3, [1, 2, 3, 4, 5, 6]), rows: names[..2], columns: names).WithColorBar(text).WithYAxis(text));
            yield return new($"surface {name}",
                Chart.Surface((x, y) => x * y, (-1, 1), (-1, 1)).WithXAxis(text).WithYAxis(text).WithZAxis(text).WithTitle(text)
                    .WithColorBar(text));
            yield return new($"grid {name}",
                Chart.Grid(3, Enumerable.Range(0, 6).Select(i => Chart.Bar(names, values).WithTitle(text + i).WithXAxis(text))));
            yield return new($"narrow {name}", Chart.Line(values, text).WithXAxis(text).WithTitle(text).WithSize(160, 160));
        }
        yield return new("offset", Chart.Line([1e9 + 0.001, 1e9 + 0.002, 1e9 + 0.003]).WithYAxis("size"));
        yield return new("offset across",
            Chart.Line(new[] { 1.23456789012e-7, 1.23456789013e-7 }, new[] { -5e200, 7e200 }).WithXAxis("x").WithSize(300, 200));
        yield return new("large",
            Chart.Line(new[] { 12_345_678.0, 98_765_432 }, new[] { 0.0001, 0.0003 }).WithYAxis(min: 0.0001, max: 0.0003)
                .WithSize(300, 240));
        yield return new("bare", Chart.Line([12_345_678.0, 98_765_432], [1, 2.0]) is var line
            ? line with
            {
                Panels =
                [line.Panels[0] with { Y = new Axis { Visible = false }, X = new Axis { Min = 12_000_000, Max = 98_000_000 } }]
            } : null!);
        yield return new("values",
            Chart.Column(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"], Enumerable.Range(0, 10).Select(i => -1.23e-5 * (i + 1)))
                .WithSize(300, 200));
        yield return new("contours", Chart.Contour((x, y) => 0.6931 + 1e-6 * (x - y), (-1, 1), (-1, 1), filled: false));
    }

    private static Figure Series(int count, Func<int, string> name) =>
        Chart.Combine(Enumerable.Range(0, count).Select(i => Chart.Line(new double[] { i, i + 1.0, i }, name(i))));
}
