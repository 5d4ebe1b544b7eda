using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NeuralNotebook.Kernel;

/// <summary>Says why a cell failed, and where, in the learner's own lines.</summary>
internal static partial class ErrorText
{
    private const int ShownErrors = 5;
    private const int ShownFrames = 20;
    private const int LongestLine = 160;

    public static CellError Of(CompilationFailedException failure, int cell)
    {
        var traceback = new List<string>();
        foreach (var error in failure.Errors.Take(ShownErrors))
        {
            var start = error.Place.GetMappedLineSpan().StartLinePosition;
            traceback.Add($"{Place(error.Place, cell)}, line {start.Line + 1}, column {start.Character + 1}"
                + $": error{(error.Id.Length > 0 ? " " : "")}{error.Id}: {error.Text}");
            traceback.AddRange(LineWithCaret(error.Place));
        }

        if (failure.Errors.Count > ShownErrors)
            traceback.Add($"and {failure.Errors.Count - ShownErrors} more errors");
        var first = failure.Errors[0];
        int? line = FileOf(first.Place) is null ? first.Place.GetMappedLineSpan().StartLinePosition.Line + 1 : null;
        return new CellError("CompilationError", failure.Message, traceback, line);
    }

    public static CellError Of(DirectiveException refused, int cell) =>
        new("CompilationError", refused.Message, [$"cell {cell}, line {refused.Line}: {refused.Message}"], refused.Line);

    private static CellError Of(PackageException refused, PackageDirective place, int cell) =>
        new(nameof(PackageException), refused.Message,
            [$"{(place.File is null ? $"cell {cell}" : Path.GetFileName(place.File))}, line {place.Line}: {refused.Message}"],
            place.File is null ? place.Line : null);

    public static CellError Of(Exception error, int cell)
    {
        if (error is PackageException { Place: { } place } refused)
            return Of(refused, place, cell);
        while (error is AggregateException { InnerExceptions.Count: 1 }
            or System.Reflection.TargetInvocationException { InnerException: not null })
            error = error.InnerException!;

        string message = Message(error);
        var traceback = new List<string> { $"{TypeName.Of(error.GetType())}: {message}" };
        int? line = AddFrames(traceback, error, cell);
        AddCauses(traceback, error, cell);
        string[] lines = message.Split('\n', 2);
        return new CellError(error.GetType().Name, lines[0].TrimEnd('\r'), traceback, line);
    }

    /// <summary>Whether the code of a cell took part in an error.</summary>
    public static bool IsOfCells(Exception error) => new StackTrace(error).GetFrames().Any(CellLines.IsOfCell);

    private static void AddCauses(List<string> traceback, Exception error, int cell)
    {
        IEnumerable<Exception> causes = error is AggregateException several
            ? several.InnerExceptions : error.InnerException is { } inner ? [inner] : [];
        foreach (var cause in causes.Take(ShownErrors))
        {
            traceback.Add($"  caused by {TypeName.Of(cause.GetType())}: {Message(cause)}");
            AddFrames(traceback, cause, cell);
            AddCauses(traceback, cause, cell);
        }
    }

    /// <summary>Adds the frames that are the learner's, and returns the line of this cell that is nearest to the error.</summary>
    private static int? AddFrames(List<string> traceback, Exception error, int cell)
    {
        int? line = null;
        int shown = 0;
        foreach (var frame in new StackTrace(error).GetFrames())
        {
            if (CellLines.Find(frame) is not { } place)
                continue;
            string where = NameOf(Path.GetFileName(place.File));
            if (where == string.Create(CultureInfo.InvariantCulture, $"cell {cell}"))
                line ??= place.Line;
            if (shown++ < ShownFrames)
                traceback.Add($"  at {where}, line {place.Line}");
        }

        if (shown > ShownFrames)
            traceback.Add($"  … and {shown - ShownFrames} frames more");
        return line;
    }

    /// <summary>What a reader calls the cell or the loaded file that the compiler knows as a file.</summary>
    public static string NameOf(string file) =>
        CellFile().IsMatch(file) ? file[..^".csx".Length].Replace("cell", "cell ", StringComparison.Ordinal) : file;

    private static string Message(Exception error) => error is InvalidCastException ? Redefinition.Explain(error.Message) : error.Message;

    /// <summary>What the compiler calls a cell; any other file is one that #load named.</summary>
    [GeneratedRegex(@"^(cell|expression)[0-9]*\.csx$")]
    private static partial Regex CellFile();

    private static string Place(Location location, int cell) => FileOf(location) ?? $"cell {cell}";

    /// <summary>The file that #load named; null for the cell itself.</summary>
    private static string? FileOf(Location location) =>
        Path.GetFileName(location.SourceTree?.FilePath) is { Length: > 0 } file && !CellFile().IsMatch(file) ? file : null;

    private static IEnumerable<string> LineWithCaret(Location location)
    {
        var span = location.GetLineSpan();
        if (location.SourceTree?.GetText().Lines is not { } lines || span.StartLinePosition.Line >= lines.Count)
            yield break;
        string line = lines[span.StartLinePosition.Line].ToString().Replace('\t', ' ');
        int start = span.StartLinePosition.Character;
        int end = span.EndLinePosition.Line == span.StartLinePosition.Line ? span.EndLinePosition.Character : line.Length;
        int length = Math.Clamp(end - start, 1, LongestLine);
        if (line.Length > LongestLine)
        {
            // A long line is shown round the place.
            int from = Math.Clamp(start - (LongestLine / 4), 0, line.Length - LongestLine);
            line = (from > 0 ? "…" : "") + WholeText.Part(line, from, from + LongestLine) + (from + LongestLine < line.Length ? "…" : "");
            start += (from > 0 ? 1 : 0) - from;
            length = Math.Min(length, Math.Max(1, line.Length - start));
        }

        yield return $"    {line}";
        yield return $"    {new string(' ', start)}{new string('^', length)}";
    }
}
