using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>What all answers of a check have in common, where no declared mistake gives them:
/// "every answer has the opposite sign".</summary>
/// <remarks>An observation says what was seen in every answer, and guesses no cause. The most telling ones come first.</remarks>
internal static class Observation
{
    /// <summary>Seen by calling the function once more.</summary>
    public const string TwoAnswers = "Called twice with the same input, your function gives two different answers.";

    private const double SevenDigits = 1e-6;

    private static readonly Func<Pair[], string?>[] Kinds =
    [
        OppositeSign, Factor, Offset, SignLost, OneMinus, Squared, Rooted, Rounded, OnlySevenDigits, Backwards, LastMissing, FirstMissing,
        Transposed, NothingBelowZero, OnlyZeros,
        OnlyExceptions, OnlyNaN, ZerosWhereWrong, OnePlace, FactorOfItsOwn, OffsetOfItsOwn, AnotherOrder, AlwaysTheSame, AllAlike,
        SomeExceptions, SomeNaN, OneTooFew, OneTooMany, AnotherSize, RightIfShort,
    ];

    /// <summary>The first observation that holds for all answers, or null.</summary>
    public static string? Of(IReadOnlyList<(Answer Expected, Answer Got)> answers, double tolerance) =>
        All(answers, tolerance).FirstOrDefault();

    /// <summary>Every observation that holds for all answers.</summary>
    public static IEnumerable<string> All(IReadOnlyList<(Answer Expected, Answer Got)> answers, double tolerance)
    {
        Pair[] pairs = [.. answers.Select(each => new Pair(each.Expected, each.Got, tolerance))];
        return pairs.Any(pair => pair.IsWrong) && pairs.All(pair => pair.Got.Missing is null)
            ? Kinds.Select(kind => kind(pairs)).OfType<string>() : [];
    }

    private static string? OppositeSign(Pair[] pairs) => Same(pairs, right => -right) ? "Every answer has the opposite sign." : null;

    private static string? SignLost(Pair[] pairs) => Same(pairs, Math.Abs) ? "Every answer is the right one without its sign." : null;

    private static string? OneMinus(Pair[] pairs) => Same(pairs, right => 1 - right) ? "Every answer is 1 minus the right one." : null;

    private static string? Squared(Pair[] pairs) =>
        Same(pairs, right => right * right) ? "Every answer is the square of the right one." : null;

    private static string? Rooted(Pair[] pairs) => Same(pairs, Math.Sqrt) ? "Every answer is the square root of the right one." : null;

    private static string? NothingBelowZero(Pair[] pairs) =>
        Same(pairs, right => Math.Max(0, right)) ? "Every number above 0 is right; every other one came as 0." : null;

    private static string? OnlyZeros(Pair[] pairs) => Same(pairs, _ => 0) ? "Every number came as 0." : null;

    private static string? ZerosWhereWrong(Pair[] pairs) =>
        pairs.Any(pair => pair.Items > 1)
            && pairs.Where(pair => pair.IsWrong).All(pair => pair.Given is { } given && given.All(value => value == 0))
            ? "Wherever an answer is wrong, every number in it came as 0." : null;

    private static string? Factor(Pair[] pairs)
    {
        var (right, got) = Largest(pairs);
        double factor = got / right;
        return right != 0 && double.IsFinite(factor) && factor is not (0 or -1) && Same(pairs, value => factor * value)
            ? $"Every answer is the right one times {Short(factor)}." : null;
    }

    private static string? Offset(Pair[] pairs)
    {
        var (right, got) = Largest(pairs);
        double offset = got - right;
        return double.IsFinite(offset) && Same(pairs, value => value + offset)
            ? $"Every number is too {(offset < 0 ? "small" : "large")} by {Short(Math.Abs(offset))}." : null;
    }

    private static string? Rounded(Pair[] pairs)
    {
        for (int digits = 0; digits <= 6; digits++)
        {
            if (Same(pairs, value => Math.Round(value, digits)))
                return "Every answer is the right one, "
                    + $"rounded to {(digits == 0 ? "a whole number" : $"{digits.ToString(CultureInfo.InvariantCulture)} decimals")}.";
        }

        return Same(pairs, Math.Floor) ? "Every answer is the right one, rounded down." : null;
    }

    private static string? OnlySevenDigits(Pair[] pairs) =>
        pairs.All(pair => pair.Tolerance < SevenDigits && pair is { Right: { } right, Given: { } given, SameShape: true }
            && right.Zip(given)
                .All(each => each.First.Equals(each.Second) || Math.Abs(each.First - each.Second) <= SevenDigits * Math.Abs(each.First)))
            ? "Every answer agrees to about seven digits, which is what a float keeps." : null;

    private static string? Backwards(Pair[] pairs) =>
        Same(pairs, right => [.. right.Reverse()]) ? "All numbers are right, and in the opposite order." : null;

    private static string? LastMissing(Pair[] pairs) =>
        Same(pairs, right => [.. right.SkipLast(1)], sameShape: false) ? "The last number of every answer is missing." : null;

    private static string? FirstMissing(Pair[] pairs) =>
        Same(pairs, right => [.. right.Skip(1)], sameShape: false) ? "The first number of every answer is missing." : null;

    private static string? Transposed(Pair[] pairs) =>
        pairs.All(pair => pair is { Expected.Value: Matrix right, Got.Value: Matrix got }
            && Agreement.Difference(right.Transpose(), got, pair.Tolerance) is null)
            ? "Rows and columns of every answer are exchanged." : null;

    private static string? OnlyExceptions(Pair[] pairs) =>
        pairs.Any(pair => !pair.IsWrong) && pairs.Where(pair => pair.IsWrong).All(pair => pair.Got.Error is not null)
            && ExceptionOf(pairs) is { } name
            ? $"Wherever an answer came, it is right; for the other inputs came {name}. What do those inputs have in common?" : null;

    private static string? SomeExceptions(Pair[] pairs) =>
        ExceptionOf(pairs) is { } name ? $"Your function throws {name}: the table says for which inputs." : null;

    private static string? OnlyNaN(Pair[] pairs) =>
        pairs.Where(pair => pair.IsWrong).All(pair => pair is { Right: { } right, Given: { } given, SameShape: true }
                && right.Zip(given)
                    .All(each => (double.IsNaN(each.Second) && !double.IsNaN(each.First))
                        || Agreement.Near(each.First, each.Second, pair.Tolerance)))
            ? "Wherever a number came, it is right; the others are NaN. What do those inputs have in common?" : null;

    private static string? SomeNaN(Pair[] pairs) =>
        pairs.Any(pair => pair is { Right: { } right, Given: { } given } && given.Any(double.IsNaN) && !right.Any(double.IsNaN))
            ? "For some inputs NaN came, where a number is expected." : null;

    /// <summary>Only the first, the last, or one certain number, row, column or part is wrong.</summary>
    private static string? OnePlace(Pair[] pairs)
    {
        var wrong = pairs.Where(pair => pair.IsWrong).ToArray();
        if (wrong.All(pair => pair is { Expected.Value: Matrix right, Got.Value: Matrix got } && right.Shape == got.Shape))
        {
            return One(wrong, pair => pair.WrongCells.Select(cell => cell.Row), pair => ((Matrix)pair.Expected.Value!).Rows, "row")
                ?? One(wrong, pair => pair.WrongCells.Select(cell => cell.Column),
                    pair => ((Matrix)pair.Expected.Value!).Columns, "column");
        }

        return wrong.All(pair => pair is { Expected.Value: object?[] right, Got.Value: object?[] got } && right.Length == got.Length)
            ? One(wrong, pair => pair.WrongItems, pair => ((object?[])pair.Expected.Value!).Length, "item") : null;
    }

    private static string? One(Pair[] wrong, Func<Pair, IEnumerable<int>> places, Func<Pair, int> count, string what)
    {
        if (wrong.All(pair => count(pair) < 2))
            return null;
        if (wrong.All(pair => places(pair).All(place => place == 0)))
            return $"Only the first {what} of an answer is ever wrong.";
        if (wrong.All(pair => places(pair).All(place => place == count(pair) - 1)))
            return $"Only the last {what} of an answer is ever wrong.";
        int one = places(wrong[0]).First();
        return wrong.All(pair => places(pair).All(place => place == one))
            ? $"Only {what} [{one.ToString(CultureInfo.InvariantCulture)}] of an answer is ever wrong." : null;
    }

    private static string? FactorOfItsOwn(Pair[] pairs) => pairs.Any(pair => pair.Right?.Length > 1) && pairs.All(pair =>
            pair is { Right: { } right, Given: { } given, SameShape: true } && Place(right) is var k
                && (k < 0 || given[k] != 0 && right.Select(value => value * given[k] / right[k]).Zip(given)
                    .All(each => Agreement.Near(each.First, each.Second, pair.Tolerance))))
        ? "Within each answer the proportions are right: all its numbers are the right ones times one factor." : null;

    private static string? OffsetOfItsOwn(Pair[] pairs) => pairs.Any(pair => pair.Right?.Length > 1) && pairs.All(pair =>
            pair is { Right: { } right, Given: { } given, SameShape: true } && Place(right) is var k
                && (k < 0 || right.Select(value => value + given[k] - right[k]).Zip(given)
                    .All(each => Agreement.Near(each.First, each.Second, pair.Tolerance))))
        ? "Within each answer the differences are right: all its numbers are off by the same amount." : null;

    private static string? AnotherOrder(Pair[] pairs) =>
        Same([.. pairs.Select(pair => pair.InOrder)], right => right) ? "All numbers are right, and in another order." : null;

    private static string? AllAlike(Pair[] pairs) =>
        pairs.All(pair => pair is { Right: not null, Given: { } given } && given.All(value => value.Equals(given[0])))
            && pairs.Any(pair => pair.Right!.Distinct().Count() > 1)
            ? "Within each answer all numbers are the same." : null;

    private static string? AlwaysTheSame(Pair[] pairs) =>
        pairs.All(pair => pair.Got.Error is null && pairs[0].Got.Difference(pair.Got, pair.Tolerance) is null)
                && pairs.Any(pair => pairs[0].Expected.Difference(pair.Expected, pair.Tolerance) is not null)
            ? "The answer is the same for every input." : null;

    private static string? OneTooFew(Pair[] pairs) =>
        pairs.Where(pair => pair.IsWrong).All(pair => pair.MoreItems == -1) ? "Every wrong answer is too short by one." : null;

    private static string? OneTooMany(Pair[] pairs) =>
        pairs.Where(pair => pair.IsWrong).All(pair => pair.MoreItems == 1) ? "Every wrong answer is too long by one." : null;

    private static string? AnotherSize(Pair[] pairs) =>
        pairs.Where(pair => pair.IsWrong).All(pair => pair.Got.Error is null && !pair.SameShape)
            ? "Every wrong answer has another size than the right one." : null;

    private static string? RightIfShort(Pair[] pairs) =>
        pairs.Any(pair => pair.Items == 1) && pairs.Any(pair => pair.Items > 1) && pairs.All(pair => pair.IsWrong == (pair.Items > 1))
            ? "Answers of one row or item are right, longer ones are wrong." : null;

    private static string? ExceptionOf(Pair[] pairs) =>
        pairs.Where(pair => pair.IsWrong && pair.Got.Error is not null).Select(pair => pair.Got.Error!.GetType().Name).Distinct()
            .ToArray() is [var name] ? name : null;

    private static bool Same(Pair[] pairs, Func<double, double> change) => Same(pairs, right => [.. right.Select(change)]);

    private static bool Same(Pair[] pairs, Func<double[], double[]> change, bool sameShape = true) => pairs.All(pair =>
        pair is { Right: { } right, Given: { } given } && (pair.SameShape || !sameShape) && change(right) is var changed
            && changed.Length == given.Length
        && changed.Zip(given).All(each => Agreement.Near(each.First, each.Second, pair.Tolerance)));

    /// <summary>The place where a factor or an offset is best seen.</summary>
    private static (double Right, double Got) Largest(Pair[] pairs) =>
        pairs.Where(pair => pair is { Right: not null, Given: not null, SameShape: true })
            .SelectMany(pair => pair.Right!.Zip(pair.Given!)).Where(each => double.IsFinite(each.First))
            .OrderByDescending(each => Math.Abs(each.First)).FirstOrDefault();

    private static int Place(double[] values) => Array.FindIndex(values, value => value != 0 && double.IsFinite(value));

    private static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A right answer and what came instead.</summary>
    private sealed record Pair(Answer Expected, Answer Got, double Tolerance)
    {
        public bool IsWrong { get; } = Expected.Difference(Got, Tolerance) is not null;

        /// <summary>The numbers of the right answer in the order in which they stand; null if it is not made of numbers alone.</summary>
        public double[]? Right { get; init; } = Numbers(Expected);

        public double[]? Given { get; init; } = Numbers(Got);

        public bool SameShape => Shape(Expected.Value) == Shape(Got.Value);

        public Pair InOrder =>
            this with { Right = Right is null ? null : [.. Right.Order()], Given = Given is null ? null : [.. Given.Order()] };

        /// <summary>How many rows or items the right answer has.</summary>
        public int Items => Count(Expected.Value);

        /// <summary>How many more came.</summary>
        public int MoreItems => Got.Error is null && Count(Got.Value) >= 0 ? Count(Got.Value) - Count(Expected.Value) : 0;

        public IEnumerable<(int Row, int Column)> WrongCells
        {
            get
            {
                var (right, got) = ((Matrix)Expected.Value!, (Matrix)Got.Value!);
                return Enumerable.Range(0, right.Values.Length).Select(i => (Row: i / right.Columns, Column: i % right.Columns))
                    .Where(cell => !Agreement.Near(right[cell.Row, cell.Column], got[cell.Row, cell.Column], Tolerance));
            }
        }

        public IEnumerable<int> WrongItems =>
            ((object?[])Expected.Value!).Zip((object?[])Got.Value!).Index()
                .Where(each => Agreement.Difference(each.Item.First, each.Item.Second, Tolerance) is not null).Select(each => each.Index);

        private static double[]? Numbers(Answer answer)
        {
            var numbers = new List<double>();
            return answer is { Error: null, Missing: null } && Collect(answer.Value, numbers) ? [.. numbers] : null;
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

        private static int Count(object? value) => value switch { Matrix matrix => matrix.Rows, object?[] items => items.Length, _ => -1 };

        private static string Shape(object? value) => value switch
        {
            Matrix matrix => matrix.Shape,
            object?[] items => $"[{string.Join(",", items.Select(Shape))}]",
            _ => "1",
        };
    }
}
