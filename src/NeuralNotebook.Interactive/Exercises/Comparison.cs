using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>The learner's numbers and the engine's side by side.</summary>
[TypeFormatterSource(typeof(ShownFormatters<Comparison>))]
public sealed record Comparison : IShown
{
    private readonly string sentence;
    private readonly Table? sides;

    private Comparison(bool agree, double largestDifference, string sentence, Table? sides, string file)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        (Agree, LargestDifference, File) = (agree, largestDifference, file);
        (this.sentence, this.sides) = ($"{sentence} The engine's is in {file}.", sides);
    }

    /// <summary>Whether the two agree.</summary>
    public bool Agree { get; }

    /// <summary>The largest absolute difference of two numbers; NaN where the two cannot be subtracted.</summary>
    public double LargestDifference { get; }

    /// <summary>The engine's file to open.</summary>
    public string File { get; }

    /// <summary>The comparison as HTML that needs neither script nor style sheet.</summary>
    public string ToHtml() =>
        new MessageBox(Agree ? Mood.Good : Mood.Attention, Heading, [sentence]).ToHtml() + (sides is null ? "" : "\n" + sides.ToHtml());

    /// <summary>The comparison as text.</summary>
    public override string ToString() => $"{Heading}\n{sentence}" + (sides is null ? "" : $"\n\n{sides}");

    /// <summary>Numbers beside numbers, each pair with a name.</summary>
    internal static Comparison Of(IReadOnlyList<string> names, double[] mine, double[] engine, double tolerance, string file) =>
        Of(mine, engine, tolerance, "", Sides(mine.Length, i => Pair(names[i], mine[i], engine[i], tolerance)), file);

    /// <summary>A matrix beside one of the same shape, row by row.</summary>
    internal static Comparison Of(Matrix mine, Matrix engine, double tolerance, string file) =>
        Of(mine.Values.ToArray(), engine.Values.ToArray(), tolerance, $"Both are {mine.Shape}. ",
            Sides(mine.Rows, row => [$"row {row.ToString(CultureInfo.InvariantCulture)}", Text(mine.Row(row)), Text(engine.Row(row))]),
            file);

    /// <summary>Two things that cannot be compared number by number.</summary>
    internal static Comparison OfShapes(string mine, string engine, string file) =>
        new(false, double.NaN, $"Mine is {mine}, the engine's is {engine}.", null, file);

    private string Heading => Agree ? "✓ Mine and the engine's: they agree" : "✗ Mine and the engine's: they differ";

    private static Comparison Of(double[] mine, double[] engine, double tolerance, string shapes, Table sides, string file)
    {
        // Equal infinities, and NaN beside NaN, differ by nothing, though their difference is not a number.
        double largest = mine.Zip(engine, (left, right) => left.Equals(right) ? 0 : Math.Abs(left - right)).DefaultIfEmpty(0)
            .Aggregate(Math.Max);
        string difference = largest == 0 ? "0" : AnswerText.Number(largest, digits: 2);
        bool agree = mine.Zip(engine).All(pair => Agreement.Near(pair.Second, pair.First, tolerance));
        return new(agree, largest, $"{shapes}Largest difference: {difference}.", sides, file);
    }

    /// <summary>A row for each position; of many the first and the last.</summary>
    private static Table Sides(int count, Func<int, string[]> row) => new()
    {
        Caption = "Mine beside the engine's",
        Header = ["", "mine", "engine"],
        Rows = [.. ShownIndices.Of(count)
            .Select(position =>
                (IReadOnlyList<TableCell>)[.. (position is { } i ? row(i) : ["…", "…", "…"]).Select(text => new TableCell(text))])],
    };

    /// <summary>Six digits of each, and all of them where six do not show why the two differ.</summary>
    private static string[] Pair(string name, double mine, double engine, double tolerance)
    {
        var (left, right) = (AnswerText.Number(mine), AnswerText.Number(engine));
        return left == right && !Agreement.Near(engine, mine, tolerance)
            ? [name, AnswerText.Number(mine, digits: AnswerText.AllDigits), AnswerText.Number(engine, digits: AnswerText.AllDigits)]
            : [name, left, right];
    }

    private static string Text(Span<double> row) => AnswerText.Of(row.ToArray().Cast<object?>().ToArray());
}
