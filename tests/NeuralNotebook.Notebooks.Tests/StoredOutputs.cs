using System.Globalization;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>What a notebook stores beside what a fresh run of it shows, cell by cell. Both are in canonical form.</summary>
internal static class StoredOutputs
{
    /// <summary>The code cells with what each shows otherwise than it stores; null where both are the same.</summary>
    /// <param name="stored">The notebook as it is stored.</param>
    /// <param name="fresh">The same notebook after a run.</param>
    public static IEnumerable<(NotebookCell Cell, string? Difference)> Compare(Notebook stored, Notebook fresh)
    {
        for (int i = 0; i < stored.Cells.Count; i++)
        {
            if (!stored.Cells[i].IsCode)
                continue;
            string before = Text(stored.Cells[i]), now = Text(fresh.Cells[i]);
            yield return (fresh.Cells[i], before == now ? null : string.Create(CultureInfo.InvariantCulture,
                $"cell {i + 1}: {stored.Cells[i].Source.Split('\n')[0]}\n  stored: {Around(before, now)}"
                    + $"\n  today:  {Around(now, before)}"));
        }
    }

    /// <summary>All that a cell shows.</summary>
    public static string Text(NotebookCell cell) => cell.Outputs.ToJsonString();

    /// <summary>The place where a text first differs from another, with what stands around it.</summary>
    private static string Around(string text, string other)
    {
        int start = text.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return text.Length <= start ? "(ends here)" : text[Math.Max(0, start - 60)..Math.Min(text.Length, start + 100)];
    }
}
