using System.Collections.Concurrent;
using System.Globalization;

namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>How far each library's losses were from ours, as a table in <c>artifacts/elsewhere.txt</c>, which CI prints.</summary>
public sealed class AgreementTable : IDisposable
{
    private static readonly string[] Columns =
        ["peer", "version", "precision", "sgd", "decay", "momentum", "momentum-pytorch", "nesterov", "adam"];
    private readonly ConcurrentBag<string[]> rows = [];

    internal void Add(Losses losses, IReadOnlyDictionary<string, double> differences) => rows.Add(
    [
        losses.Library, losses.Version, losses.Precision,
        .. Columns[3..]
            .Select(optimizer => differences.TryGetValue(optimizer, out double difference)
                ? difference.ToString("0.0e+0", CultureInfo.InvariantCulture) : "–"),
    ]);

    public void Dispose()
    {
        // The long tests are asked for alone afterwards, and none of them is here.
        if (rows.IsEmpty)
            return;
        string[][] lines = [Columns, .. rows.OrderBy(row => string.Join(' ', row), StringComparer.Ordinal)];
        int[] widths = [.. Columns.Select((_, column) => lines.Max(line => line[column].Length))];
        string folder = Path.Combine(SourceTree.Root, "artifacts");
        Directory.CreateDirectory(folder);
        File.WriteAllLines(
            Path.Combine(folder, "elsewhere.txt"),
            ["Largest relative difference of 100 losses from ours:",
                .. lines.Select(line => string.Join("  ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd())]);
    }
}
