using static NeuralNotebook.Tests.Matrices.RandomMatrix;

namespace NeuralNotebook.Tests.Matrices;

/// <summary>Every loop over as many numbers as a register holds, and over the last few, beside its formula, number by number:
/// for all lengths from 0 to 40, at places that begin no register, with numbers around that must stay.</summary>
public sealed class ElementwiseStepsTests
{
    private const double Rate = 0.3, Keep = 0.9, KeepSquare = 0.75, Correction = 1.7, Epsilon = 1e-3;

    /// <summary>What is done to the first of four rows of numbers (and to the second and third, where they are memories),
    /// and the formula for one number of each. The fourth is not negative.</summary>
    private delegate void Loop(Span<double> a, Span<double> b, Span<double> c, Span<double> squares);

    private delegate void Formula(ref double a, ref double b, ref double c, ref double square);

    private static readonly Dictionary<string, (Loop Loop, Formula Formula)> Steps = new()
    {
        ["MultiplyAdd"] = ((a, b, _, _) => Elementwise.MultiplyAdd(a, Rate, b),
            (ref double a, ref double b, ref double _, ref double _) => a += Rate * b),
        ["AddSquares"] = ((a, b, _, _) => Elementwise.AddSquares(b, a),
            (ref double a, ref double b, ref double _, ref double _) => a += b * b),
        ["WherePositive"] = ((a, b, c, _) => Elementwise.WherePositive(b, c, a),
            (ref double a, ref double b, ref double c, ref double _) => a = b > 0 ? c : 0),
        ["Copy"] = ((a, b, _, _) => Elementwise.Copy(b, a),
            (ref double a, ref double b, ref double _, ref double _) => a = b),
        ["AddTo"] = ((a, b, _, _) => Elementwise.AddTo(b, a),
            (ref double a, ref double b, ref double _, ref double _) => a += b),
        ["AddToEveryRow"] = ((a, b, _, _) => Elementwise.AddToEveryRow(b, a),
            (ref double a, ref double b, ref double _, ref double _) => a += b),
        ["MultiplyEveryRow"] = ((a, b, _, _) => Elementwise.MultiplyEveryRow(b, a),
            (ref double a, ref double b, ref double _, ref double _) => a *= b),
        ["MoveWithMomentum"] = ((a, b, c, _) => Elementwise.MoveWithMomentum(a, b, Keep, Rate, c),
            (ref double a, ref double b, ref double c, ref double _) =>
            {
                b = (Keep * b) - (Rate * c);
                a += b;
            }
        ),
        ["MoveByMeans"] = ((a, b, c, squares) => Elementwise.MoveByMeans(a, Rate, c, Keep, b, KeepSquare, squares, Correction, Epsilon),
            (ref double a, ref double b, ref double c, ref double square) =>
            {
                b = (Keep * b) + ((1 - Keep) * c);
                square = (KeepSquare * square) + ((1 - KeepSquare) * c * c);
                a -= Rate * b / (Math.Sqrt(Correction * square) + Epsilon);
            }
        ),
        ["RunningMean"] = ((a, b, _, _) => Elementwise.RunningMean(Keep, b, a),
            (ref double a, ref double b, ref double _, ref double _) => a = (Keep * a) + ((1 - Keep) * b)),
        ["RunningMeanOfSquares"] = ((a, b, _, _) => Elementwise.RunningMeanOfSquares(Keep, b, a),
            (ref double a, ref double b, ref double _, ref double _) => a = (Keep * a) + ((1 - Keep) * b * b)),
        ["SubtractScaledByRoot"] = ((a, b, _, squares) => Elementwise.SubtractScaledByRoot(a, Rate, b, Correction, squares, Epsilon),
            (ref double a, ref double b, ref double _, ref double square) =>
                a -= Rate * b / (Math.Sqrt(Correction * square) + Epsilon)),
        ["SubtractScaledByRootOfSum"] = ((a, b, _, squares) => Elementwise.SubtractScaledByRootOfSum(a, Rate, b, squares, Epsilon),
            (ref double a, ref double b, ref double _, ref double square) => a -= Rate * b / Math.Sqrt(square + Epsilon)),
    };

    public static TheoryData<string> Names => [.. Steps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_has_its_formula_for_every_length_and_place(string name)
    {
        var (loop, formula) = Steps[name];
        for (int length = 0; length <= 40; length++)
        {
            int start = 1 + (length % 5);
            var actual = Random(4, length + start + 9, length);
            foreach (ref double square in actual.Row(3))
                square *= square;
            var expected = actual.Copy();

            loop(actual.Row(0).Slice(start, length), actual.Row(1).Slice(start, length), actual.Row(2).Slice(start, length),
                actual.Row(3).Slice(start, length));
            for (int i = start; i < start + length; i++)
                formula(ref expected.Row(0)[i], ref expected.Row(1)[i], ref expected.Row(2)[i], ref expected.Row(3)[i]);

            // The formulas may be reckoned in another order.
            Near.Equal(expected, actual, relative: 1e-13, absolute: 1e-14, what: $"{name} of {length}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(20)]
    public void A_row_is_added_to_and_multiplied_with_every_row(int columns)
    {
        Matrix row = Random(1, columns, 1), table = Random(3, columns, 2), sum = table.Copy(), product = table.Copy();
        Elementwise.AddToEveryRow(row.Values, sum.Values);
        Elementwise.MultiplyEveryRow(row.Values, product.Values);
        for (int i = 0; i < table.Values.Length; i++)
        {
            Assert.Equal(table.Values[i] + row.Values[i % columns], sum.Values[i]);
            Assert.Equal(table.Values[i] * row.Values[i % columns], product.Values[i]);
        }
    }

    /// <summary>Pixels that are not shown keep even the sign of a zero.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(11)]
    public void The_largest_of_some_pixels_is_found_in_each_channel_and_the_first_of_equals_takes_its_slope(int channels)
    {
        const int Width = 5, Height = 6;
        var shown = new Block(1, 4, 2, 4);
        double[] picture = new double[Width * Height * channels], slopes = new double[channels], largest = new double[channels];
        double[] sums = new double[picture.Length], expected = new double[picture.Length];
        var random = new SeededRandom(3);
        for (int i = 0; i < picture.Length; i++)
        {
            // Few different numbers: many are equal.
            picture[i] = random.Next(3) - 1;
            sums[i] = expected[i] = -0.0;
        }

        double[] expectedLargest = new double[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            slopes[channel] = channel + 0.5;
            int best = -1;
            for (int row = shown.FirstRow; row < shown.EndRow; row++)
            {
                for (int column = shown.FirstColumn; column < shown.EndColumn; column++)
                {
                    int at = (((row * Width) + column) * channels) + channel;
                    expected[at] = 0;
                    if (best < 0 || picture[at] > picture[best])
                        best = at;
                }
            }

            expected[best] = channel + 0.5;
            expectedLargest[channel] = picture[best];
        }

        Elementwise.LargestOf(picture, Width, shown, largest);
        Elementwise.AddToFirstLargest(picture, Width, shown, largest, slopes, sums);

        Assert.Equal(expectedLargest, largest);
        Assert.Equal(expected, sums);
        for (int i = 0; i < sums.Length; i++)
        {
            int column = i / channels % Width, row = i / channels / Width;
            bool isShown = row >= shown.FirstRow && row < shown.EndRow && column >= shown.FirstColumn && column < shown.EndColumn;
            Assert.True(isShown || double.IsNegative(sums[i]), $"row {row}, column {column}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Pixels_beyond_the_picture_are_refused_not_read(int channels)
    {
        double[] picture = new double[4 * channels], largest = new double[channels];
        var beyond = new Block(0, 3, 0, 2);
        Assert.ThrowsAny<Exception>(() => Elementwise.LargestOf(picture, 2, beyond, largest));
        Assert.ThrowsAny<Exception>(() => Elementwise.AddToFirstLargest(picture, 2, beyond, largest, largest, picture));
        Elementwise.LargestOf(picture, 2, new Block(0, 2, 0, 2), largest);
    }
}
