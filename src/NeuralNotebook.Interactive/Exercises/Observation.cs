using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>What all answers of a check have in common, where no declared mistake gives them: "every answer has the opposite sign".</summary>
/// <remarks>An observation says what was seen in every answer, and guesses no cause.</remarks>
internal static class Observation
{
    private const double Digits7 = 1e-6;

    private static readonly Func<Numbers[], double, string?>[] OfNumbers =
    [
        OppositeSign, Factor, Offset, SignLost, OneMinus, Squared, Rooted, Rounded, SevenDigits, Backwards, LastMissing, FirstMissing, Transposed, NothingBelowZero,
    ];

    /// <summary>The first observation that holds for all answers, or null.</summary>
    public static string? Of(IReadOnlyList<(Answer Expected, Answer Got)> answers, double tolerance) => All(answers, tolerance).FirstOrDefault();

    /// <summary>Every observation that holds for all answers.</summary>
    public static IEnumerable<string> All(IReadOnlyList<(Answer Expected, Answer Got)> answers, double tolerance)
    {
        if (answers.All(each => each.Expected.Difference(each.Got, tolerance) is null))
            yield break;
        if (OnlyExceptions(answers, tolerance) is { } exceptions)
            yield return exceptions;
        if (OnlyNaN(answers, tolerance) is { } nan)
            yield return nan;
        if (answers.Select(each => each.Got).ToArray() is [var first, .. { Length: > 0 } rest] && first.Missing is null && first.Error is null
            && rest.All(each => first.Difference(each, tolerance) is null) && answers.Any(each => answers[0].Expected.Difference(each.Expected, tolerance) is not null))
            yield return "The answer is the same for every input.";

        var numbers = answers.Select(each => Numbers.Of(each.Expected, each.Got)).ToArray();
        if (numbers.Any(each => each is null))
            yield break;
        foreach (var kind in OfNumbers)
        {
            if (kind(numbers!, tolerance) is { } seen)
                yield return seen;
        }
    }

    private static string? OnlyExceptions(IReadOnlyList<(Answer Expected, Answer Got)> answers, double tolerance)
    {
        var wrong = answers.Where(each => each.Expected.Difference(each.Got, tolerance) is not null).ToArray();
        return wrong.Length < answers.Count && wrong.All(each => each.Got.Error is not null) && wrong.Select(each => each.Got.Error!.GetType()).Distinct().Count() == 1
            ? $"Wherever an answer came, it is right; for the other inputs came {wrong[0].Got.Error!.GetType().Name}. What do those inputs have in common?" : null;
    }

    private static string? OnlyNaN(IReadOnlyList<(Answer Expected, Answer Got)> answers, double tolerance)
    {
        var wrong = answers.Where(each => each.Expected.Difference(each.Got, tolerance) is not null).ToArray();
        return wrong.All(each => Numbers.Of(each.Expected, each.Got) is { Right.Length: > 0 } pair && pair.Got.Any(double.IsNaN)
                && pair.Right.Zip(pair.Got, (right, got) => double.IsNaN(got) || Agreement.Near(right, got, tolerance)).All(isSo => isSo))
            ? "Wherever a number came, it is right; the others are NaN. What do those inputs have in common?" : null;
    }

    private static string? OppositeSign(Numbers[] answers, double tolerance) => Same(answers, right => -right, tolerance) ? "Every answer has the opposite sign." : null;

    private static string? SignLost(Numbers[] answers, double tolerance) => Same(answers, Math.Abs, tolerance) ? "Every answer is the right one without its sign." : null;

    private static string? OneMinus(Numbers[] answers, double tolerance) => Same(answers, right => 1 - right, tolerance) ? "Every answer is 1 minus the right one." : null;

    private static string? Squared(Numbers[] answers, double tolerance) => Same(answers, right => right * right, tolerance) ? "Every answer is the square of the right one." : null;

    private static string? Rooted(Numbers[] answers, double tolerance) => Same(answers, Math.Sqrt, tolerance) ? "Every answer is the square root of the right one." : null;

    private static string? NothingBelowZero(Numbers[] answers, double tolerance) => Same(answers, right => Math.Max(0, right), tolerance) ? "Every number above 0 is right; every other one came as 0." : null;

    private static string? Factor(Numbers[] answers, double tolerance)
    {
        var (right, got) = Largest(answers);
        double factor = got / right;
        if (right == 0 || !double.IsFinite(factor) || factor is 0 or -1)
            return null;
        return Same(answers, value => factor * value, tolerance) ? $"Every answer is the right one times {Short(factor)}." : null;
    }

    private static string? Offset(Numbers[] answers, double tolerance)
    {
        var (right, got) = Largest(answers);
        double offset = got - right;
        return double.IsFinite(offset) && Same(answers, value => value + offset, tolerance) ? $"Every answer is too {(offset < 0 ? "small" : "large")} by {Short(Math.Abs(offset))}." : null;
    }

    private static string? Rounded(Numbers[] answers, double tolerance)
    {
        for (int digits = 0; digits <= 6; digits++)
        {
            if (Same(answers, value => Math.Round(value, digits), tolerance))
                return $"Every answer is the right one, rounded to {(digits == 0 ? "a whole number" : $"{digits.ToString(CultureInfo.InvariantCulture)} decimals")}.";
        }

        return Same(answers, Math.Floor, tolerance) ? "Every answer is the right one, rounded down." : null;
    }

    private static string? SevenDigits(Numbers[] answers, double tolerance) =>
        tolerance < Digits7 && answers.All(each => each.SameShape && each.Right.Zip(each.Got, (right, got) => Agreement.Near(right, got, Digits7)).All(isSo => isSo))
            ? "Every answer agrees to about seven digits, which is what a float keeps." : null;

    private static string? Backwards(Numbers[] answers, double tolerance) => Same(answers, right => [.. right.Reverse()], tolerance) ? "All numbers are right, and in the opposite order." : null;

    private static string? LastMissing(Numbers[] answers, double tolerance) => Same(answers, right => [.. right.SkipLast(1)], tolerance, sameShape: false) ? "The last number of every answer is missing." : null;

    private static string? FirstMissing(Numbers[] answers, double tolerance) => Same(answers, right => [.. right.Skip(1)], tolerance, sameShape: false) ? "The first number of every answer is missing." : null;

    private static string? Transposed(Numbers[] answers, double tolerance) =>
        answers.All(each => each.Matrices is var (right, got) && Agreement.Difference(right.Transpose(), got, tolerance) is null)
            ? "Rows and columns of every answer are exchanged." : null;

    private static bool Same(Numbers[] answers, Func<double, double> change, double tolerance) => Same(answers, right => [.. right.Select(change)], tolerance);

    private static bool Same(Numbers[] answers, Func<double[], double[]> change, double tolerance, bool sameShape = true) => answers.All(each =>
        (each.SameShape || !sameShape) && change(each.Right) is var changed && changed.Length == each.Got.Length && changed.Zip(each.Got, (wrong, got) => Agreement.Near(wrong, got, tolerance)).All(isSo => isSo));

    /// <summary>The place where a factor or an offset is best seen.</summary>
    private static (double Right, double Got) Largest(Numbers[] answers) =>
        answers.Where(each => each.SameShape).SelectMany(each => each.Right.Zip(each.Got)).Where(each => double.IsFinite(each.First)).OrderByDescending(each => Math.Abs(each.First)).FirstOrDefault();

    private static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>The numbers of a right and of a given answer, in the order in which they stand.</summary>
    private sealed record Numbers(double[] Right, double[] Got, bool SameShape, (Matrix Right, Matrix Got)? Matrices)
    {
        /// <summary>Null if one of them is not made of numbers alone.</summary>
        public static Numbers? Of(Answer expected, Answer got)
        {
            var (right, answer) = (new List<double>(), new List<double>());
            if (expected is not { Error: null, Missing: null } || got is not { Error: null, Missing: null } || !Collect(expected.Value, right) || !Collect(got.Value, answer))
                return null;
            return new([.. right], [.. answer], Shape(expected.Value) == Shape(got.Value), (expected.Value, got.Value) is (Matrix a, Matrix b) ? (a, b) : null);
        }

        private static bool Collect(object? value, List<double> numbers)
        {
            if (value is Matrix matrix)
                numbers.AddRange(matrix.Values);
            else if (Agreement.Number(value) is { } number)
                numbers.Add(number);
            else
                return value is object?[] items && items.All(item => Collect(item, numbers));
            return true;
        }

        private static string Shape(object? value) => value switch
        {
            Matrix matrix => matrix.Shape,
            object?[] items => $"[{string.Join(",", items.Select(Shape))}]",
            _ => "",
        };
    }
}
