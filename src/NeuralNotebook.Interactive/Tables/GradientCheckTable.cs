using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A gradient check as a table: the worst slopes first, each with its verdict.</summary>
internal static class GradientCheckTable
{
    private const int Worst = 8;

    public static Table Of(GradientCheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Entries.Count == 0)
            return new Table { Caption = "Nothing was compared: the network has neither weights nor inputs", Header = [], Rows = [] };
        // Among equal errors the order of the network stays: OrderBy keeps it.
        var worst =
            report.Entries.OrderByDescending(entry => double.IsNaN(entry.RelativeError) ? double.PositiveInfinity : entry.RelativeError)
                .Take(Worst).ToList();
        string few = worst.Count < report.Entries.Count ? $"; the {worst.Count} worst" : "";
        return new Table
        {
            Caption =
                $"Gradient check: {Word(report.Verdict)}. {report.Entries.Count.ToString("N0", CultureInfo.InvariantCulture)}"
                    + $" slopes compared{few}",
            Header = ["slope of the loss for", "computed", "measured", "relative error", "verdict"],
            Rows = [.. worst.Select(Row)],
        };
    }

    private static IReadOnlyList<TableCell> Row(GradientCheckEntry entry)
    {
        var verdict = new GradientCheckReport([entry]).Verdict;
        return
        [
            new(entry.Name) { Left = true },
            new(AnswerText.Number(entry.Computed)),
            new(AnswerText.Number(entry.Measured)),
            // One digit: the further ones are rounding, and say nothing.
            new(double.IsFinite(entry.RelativeError)
                ? entry.RelativeError.ToString("0e+0", CultureInfo.InvariantCulture) : AnswerText.Number(entry.RelativeError)),
            new(Word(verdict), verdict switch { GradientVerdict.Good => MessageBox.GoodBackground,
                GradientVerdict.Wrong => MessageBox.AttentionBackground, _ => "#fbf3d0" }) { Left = true },
        ];
    }

    private static string Word(GradientVerdict verdict) => verdict switch
    {
        GradientVerdict.Good => "good",
        GradientVerdict.AcceptableAcrossAKink => "acceptable across a kink",
        _ => "wrong",
    };
}
