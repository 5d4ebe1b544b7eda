using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>Compares two answers: numbers with a tolerance, everything else part by part.</summary>
internal static class Agreement
{
    /// <summary>What is different, in words that do not give the right value away; null if the two agree.</summary>
    public static string? Difference(object? expected, object? got, double tolerance) => (expected, got) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => expected is null ? "null expected" : "null",
        (Matrix right, Matrix answer) => Matrices(right, answer, tolerance),
        (Dictionary<object, object?> right, Dictionary<object, object?> answer) => Dictionaries(right, answer, tolerance),
        (object?[] right, object?[] answer) => Items(right, answer, tolerance),
        (string right, string answer) =>
            string.Equals(right.Trim(), answer.Trim(), StringComparison.OrdinalIgnoreCase) ? null : "another text",
        _ when IsNumeric(expected.GetType()) && IsNumeric(got.GetType()) => Near(Number(expected)!.Value, Number(got)!.Value, tolerance)
            ? null : double.IsNaN(Number(got)!.Value) ? "NaN, which is no number" : "another number",
        _ when expected.Equals(got) => null,
        _ => expected.GetType() == got.GetType() ? "another value" : $"{Kind(expected)} expected, not {Kind(got)}",
    };

    /// <summary>|expected − got| ≤ tolerance · max(1, |expected|). NaN is equal to NaN, and an infinity to the one of its sign.</summary>
    public static bool Near(double expected, double got, double tolerance)
    {
        if (!double.IsFinite(expected) || !double.IsFinite(got))
            return expected.Equals(got);
        return Math.Abs(expected - got) <= tolerance * Math.Max(1, Math.Abs(expected));
    }

    /// <summary>The value as a double, or null if it is no number.</summary>
    public static double? Number(object? value) =>
        value is not null && IsNumeric(value.GetType()) ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    public static bool IsNumeric(Type type) => !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static string? Matrices(Matrix expected, Matrix got, double tolerance)
    {
        if (expected.Shape != got.Shape)
            return $"the shape is {got.Shape}, expected is {expected.Shape}";
        int wrong = 0;
        string first = "";
        for (int row = 0; row < expected.Rows; row++)
        {
            for (int column = 0; column < expected.Columns; column++)
            {
                if (!Near(expected[row, column], got[row, column], tolerance) && wrong++ == 0)
                    first = $"[{row}, {column}]";
            }
        }

        return wrong == 0 ? null : $"{wrong} of {expected.Values.Length} numbers differ, the first at {first}";
    }

    private static string? Items(object?[] expected, object?[] got, double tolerance)
    {
        if (expected.Length != got.Length)
            return $"{Count(got.Length)} instead of {expected.Length}";
        for (int i = 0; i < expected.Length; i++)
        {
            if (Difference(expected[i], got[i], tolerance) is { } difference)
                return $"[{i}]: {difference}";
        }

        return null;
    }

    private static string? Dictionaries(Dictionary<object, object?> expected, Dictionary<object, object?> got, double tolerance)
    {
        foreach (var (key, value) in expected)
        {
            if (!got.TryGetValue(key, out object? answer))
                return $"{AnswerText.Of(key)} is missing";
            if (Difference(value, answer, tolerance) is { } difference)
                return $"{AnswerText.Of(key)}: {difference}";
        }

        return got.Keys.FirstOrDefault(key => !expected.ContainsKey(key)) is { } extra ? $"{AnswerText.Of(extra)} is not expected" : null;
    }

    private static string Count(int items) => items == 1 ? "1 item" : $"{items} items";

    private static string Kind(object value) => value switch
    {
        Matrix => "a matrix",
        string => "text",
        bool => "a truth value",
        object?[] => "a list",
        Dictionary<object, object?> => "a dictionary",
        _ when IsNumeric(value.GetType()) => "a number",
        _ => value.GetType().Name,
    };
}
