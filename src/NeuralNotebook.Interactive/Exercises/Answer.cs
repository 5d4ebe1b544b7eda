using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace NeuralNotebook.Interactive;

/// <summary>What a function gave for one input: a value, or the exception it threw. The value is a copy,
/// which later runs cannot change.</summary>
internal sealed record Answer(object? Value, Exception? Error = null)
{
    /// <summary>Sequences that are made while they are read are read to their end, but not endlessly.</summary>
    private const int LongestSequence = 100_000;

    /// <summary>Why there is no answer: "still running after 10 s". Null if there is one.</summary>
    public string? Missing { get; private init; }

    /// <summary>True for what a starter holds: NaN, null, empty text, or a list of such.</summary>
    public bool IsMarker => Error is null && Missing is null && IsMarkerValue(Value);

    /// <summary>No answer.</summary>
    public static Answer None(string why) => new(null, null) { Missing = why };

    /// <summary>Runs a function and keeps what came of it, whatever that is.</summary>
    public static Answer From(Func<object?> run)
    {
        try
        {
            return new Answer(Copy(run()));
        }
        catch (Exception error) when (error is not ThreadInterruptedException)
        {
            // Not the learner's exception, if it is the cell that is to stop.
            Interruption.Check();
            return new Answer(null, error);
        }
    }

    /// <summary>What another answer has different, in words without the values; null if nothing.
    /// Two exceptions of one type are equal.</summary>
    public string? Difference(Answer other, double tolerance)
    {
        if (Missing is not null || other.Missing is not null)
            return "no answer";
        if (Error is not null || other.Error is not null)
            return Error?.GetType() == other.Error?.GetType() ? null : Error is null ? "an exception" : $"{Error.GetType().Name} expected";
        return Agreement.Difference(Value, other.Value, tolerance);
    }

    private static bool IsMarkerValue(object? value) => value switch
    {
        null or "" => true,
        double number => double.IsNaN(number),
        float number => float.IsNaN(number),
        Matrix matrix => matrix.Values.Length == 0 || matrix.Values.ToArray().All(double.IsNaN),
        object?[] items => items.All(IsMarkerValue),
        _ => false,
    };

    /// <summary>The value in a form that shares nothing with it: a table of numbers as a matrix,
    /// any other sequence or tuple as an array.</summary>
    private static object? Copy(object? value) => value switch
    {
        null or string => value,
        Matrix matrix => matrix.Copy(),
        Array { Rank: 2 } table when Agreement.IsNumeric(table.GetType().GetElementType()!) => Table(table),
        ITuple tuple => Enumerable.Range(0, tuple.Length).Select(i => Copy(tuple[i])).ToArray(),
        IDictionary dictionary => Entries(dictionary),
        IEnumerable items => Items(items),
        _ => value,
    };

    private static Matrix Table(Array table)
    {
        var matrix = new Matrix(table.GetLength(0), table.GetLength(1));
        int i = 0;
        foreach (object? number in table)
            matrix.Values[i++] = Convert.ToDouble(number, CultureInfo.InvariantCulture);
        return matrix;
    }

    private static Dictionary<object, object?> Entries(IDictionary dictionary)
    {
        var copies = new Dictionary<object, object?>();
        foreach (DictionaryEntry entry in dictionary)
            copies.Add(entry.Key, Copy(entry.Value));
        return copies;
    }

    private static object?[] Items(IEnumerable items)
    {
        // What knows how many items it has, has an end.
        int most = items is ICollection { Count: var count } ? count : LongestSequence;
        var copies = new List<object?>();
        foreach (object? item in items)
        {
            if (copies.Count == most)
                throw new InvalidOperationException($"The sequence has more than {most} items, and seems to have no end.");
            copies.Add(Copy(item));
        }

        return [.. copies];
    }
}
