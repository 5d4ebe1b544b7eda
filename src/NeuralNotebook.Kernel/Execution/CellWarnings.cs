using System.Globalization;
using System.Text;

namespace NeuralNotebook.Kernel;

/// <summary>Passes on what the compiler finds odd: each of it once in a session, however often its cell is run.</summary>
internal sealed class CellWarnings
{
    private const int ShownAtOnce = 3;

    private readonly HashSet<string> known = [];

    /// <summary>A few lines about what is new; empty if nothing is.</summary>
    /// <param name="warnings">A cell's warnings.</param>
    /// <param name="cell">The cell's number.</param>
    public string Text(IReadOnlyList<CompilerMessage> warnings, int cell)
    {
        var fresh = warnings.Where(warning => known.Add($"{warning.Id} {warning.Text} {Line(warning)}")).ToArray();
        var text = new StringBuilder();
        foreach (var warning in fresh.Take(ShownAtOnce))
            text.Append(CultureInfo.InvariantCulture,
                $"cell {cell}, line {warning.Place.GetMappedLineSpan().StartLinePosition.Line + 1}: warning {warning.Id}"
                    + $": {warning.Text}\n");
        if (fresh.Length > ShownAtOnce)
            text.Append(CultureInfo.InvariantCulture, $"and {fresh.Length - ShownAtOnce} more warnings\n");
        return text.ToString();
    }

    private static string? Line(CompilerMessage warning) =>
        warning.Place.SourceTree?.GetText().Lines[warning.Place.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
