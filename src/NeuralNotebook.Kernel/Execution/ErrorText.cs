using System.Diagnostics;
using System.Globalization;

namespace NeuralNotebook.Kernel;

/// <summary>Says why a cell failed, and where, in the learner's own lines.</summary>
internal static class ErrorText
{
    private const int ShownErrors = 5;

    public static CellError Of(CompilationFailedException failure, int cell)
    {
        var traceback = new List<string>();
        foreach (var error in failure.Errors.Take(ShownErrors))
        {
            var span = error.Location.GetMappedLineSpan();
            string message = error.GetMessage(CultureInfo.InvariantCulture);
            traceback.Add($"cell {cell}, line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}: error {error.Id}: {message}{Hint(error.Id)}");
            if (error.Location.SourceTree?.GetText().Lines is { } lines && span.StartLinePosition.Line < lines.Count)
            {
                string line = lines[span.StartLinePosition.Line].ToString().Replace('\t', ' ');
                int end = span.EndLinePosition.Line == span.StartLinePosition.Line ? span.EndLinePosition.Character : line.Length;
                traceback.Add($"    {line}");
                traceback.Add($"    {new string(' ', span.StartLinePosition.Character)}{new string('^', Math.Max(1, end - span.StartLinePosition.Character))}");
            }
        }

        if (failure.Errors.Count > ShownErrors)
            traceback.Add($"and {failure.Errors.Count - ShownErrors} more errors");
        var first = failure.Errors[0];
        return new CellError("CompilationError", $"{first.Id}: {first.GetMessage(CultureInfo.InvariantCulture)}{Hint(first.Id)}", traceback, first.Location.GetMappedLineSpan().StartLinePosition.Line + 1);
    }

    public static CellError Of(UnknownDirectiveException unknown, int cell) =>
        new("CompilationError", unknown.Message, [$"cell {cell}, line {unknown.Line}: {unknown.Message}"], unknown.Line);

    public static CellError Of(Exception error, int cell)
    {
        while (error is AggregateException { InnerExceptions.Count: 1 } or System.Reflection.TargetInvocationException { InnerException: not null })
            error = error.InnerException!;

        int? line = null;
        var traceback = new List<string> { $"{error.GetType().Name}: {error.Message}" };
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
            traceback.Add($"  caused by {inner.GetType().Name}: {inner.Message}");
        foreach (var frame in new StackTrace(error, fNeedFileInfo: true).GetFrames())
        {
            // Only the learner's frames have the name of a cell for their file.
            if (Path.GetFileName(frame.GetFileName()) is { } file && file.StartsWith("cell", StringComparison.Ordinal) && file.EndsWith(".csx", StringComparison.Ordinal))
            {
                string where = file["cell".Length..^".csx".Length];
                traceback.Add($"  at cell {where}, line {frame.GetFileLineNumber()}");
                if (where == cell.ToString(CultureInfo.InvariantCulture))
                    line ??= frame.GetFileLineNumber();
            }
        }

        string[] lines = error.Message.Split('\n', 2);
        return new CellError(error.GetType().Name, lines[0].TrimEnd('\r'), traceback, line);
    }

    /// <summary>What to try, where Roslyn says only what is wrong.</summary>
    public static string Hint(string id) => id == "CS0006" ? " Paths start at the notebook's folder; 'dotnet build' fills its lib folder." : "";
}
