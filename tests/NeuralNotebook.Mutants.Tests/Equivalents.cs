namespace NeuralNotebook.Mutants.Tests;

/// <summary>The mutants that answer as the reference does to every valid input, each with the reason,
/// from the tables in <c>Equivalent</c>.</summary>
internal static class Equivalents
{
    /// <summary>The rows of a chapter's table: exercise, change, reason.</summary>
    public static IEnumerable<(string Exercise, string Change, string Reason)> Of(string chapter)
    {
        string file = RepositoryFolders.Project(Path.Combine("Equivalent", $"{chapter}.md"));
        return File.Exists(file) ? File.ReadLines(file).Where(line => line.StartsWith($"| Chapter{chapter}.", StringComparison.Ordinal))
            .Select(Row) : [];
    }

    /// <summary>How a change stands in a table.</summary>
    public static string Written(string change) => $"`{change.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static (string Exercise, string Change, string Reason) Row(string line)
    {
        string[] cells = [.. line.Replace("\\|", "\0", StringComparison.Ordinal).Split('|')
            .Select(cell => cell.Trim().Replace("\0", "|", StringComparison.Ordinal))];
        if (cells is not ["", var exercise, ['`', .. var change, '`'], { Length: > 0 } reason, ""])
            throw new InvalidOperationException($"A row of equivalent mutants is | exercise | `change` | reason |, got: {line}");
        return (exercise, change, reason);
    }
}
