using System.Diagnostics;
using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>Answers as a C# reader writes them, shortened where they are long.</summary>
internal static class AnswerText
{
    /// <summary>Enough to tell any two doubles apart.</summary>
    public const int AllDigits = 17;

    private const int Digits = 6;
    private const int MostItems = 8;
    private const int MostRows = 4;

    /// <summary>The value with so many significant digits.</summary>
    public static string Of(object? value, int digits = Digits) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        double number => Number(number, digits),
        float number => Number(number, digits),
        Matrix matrix =>
            $"{matrix.Shape}: {List(matrix.Select(row => List(row.Select(number => Number(number, digits)), MostItems)), MostRows)}",
        object?[] items => List(items.Select(item => Of(item, digits)), MostItems),
        Dictionary<object, object?> entries =>
            "{ " + string.Join(", ", entries.Take(MostItems).Select(entry => $"{Of(entry.Key, digits)}: {Of(entry.Value, digits)}"))
                + (entries.Count > MostItems ? ", …" : "") + " }",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>What came of a run: the value, or the exception with the line that threw it.</summary>
    public static string Of(Answer answer, int digits = Digits) =>
        answer.Missing ?? (answer.Error is not { } error ? Of(answer.Value, digits)
            : $"{error.GetType().Name}: {error.Message}"
                + $"{(Line(error) is { } line ? $" (line {line.ToString(CultureInfo.InvariantCulture)} of its cell)" : "")}");

    public static string Number(double value, int digits = Digits)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "-∞";
        string text = value.ToString(digits == AllDigits ? "R" : $"G{digits}", CultureInfo.InvariantCulture);
        return text is "-0" ? "0" : text;
    }

    private static string List(IEnumerable<string> items, int most)
    {
        var all = items.ToList();
        return "[" + string.Join(", ", all.Count <= most ? all : [.. all.Take(most - 1), "…", all[^1]]) + "]";
    }

    /// <summary>The innermost line of a notebook's cell that the exception came through.</summary>
    private static int? Line(Exception error) =>
        new StackTrace(error, fNeedFileInfo: true).GetFrames().Select(Line).FirstOrDefault(line => line is not null);

    /// <summary>The line of a cell that a frame is at; a runtime that reads no symbols, as a browser's, leaves it to the kernel.</summary>
    /// <remarks>The convention: a kernel puts a function of a frame into <c>AppDomain.CurrentDomain.GetData("Notebook.Line")</c>.</remarks>
    private static int? Line(StackFrame frame) =>
        frame.GetFileName()?.EndsWith(".csx", StringComparison.Ordinal) == true ? frame.GetFileLineNumber()
            : (AppDomain.CurrentDomain.GetData("Notebook.Line") as Func<StackFrame, int?>)?.Invoke(frame);
}
