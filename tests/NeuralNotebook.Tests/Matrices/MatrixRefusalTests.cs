using static NeuralNotebook.Tests.Matrices.RandomMatrix;

namespace NeuralNotebook.Tests.Matrices;

/// <summary>What a matrix cannot do is refused by name, shape and place, and changes nothing.</summary>
public sealed class MatrixRefusalTests
{
    private static readonly Matrix None = null!;
    private static readonly Matrix M = [[1, 2, 3], [4, 5, 6]];

    public static TheoryData<string, Action, string> Nulls => new()
    {
        { "array", () => _ = new Matrix((double[,])null!), "values" },
        { "none + M", () => _ = None + M, "left" },
        { "M + none", () => _ = M + None, "right" },
        { "none − M", () => _ = None - M, "left" },
        { "−none", () => _ = -None, "matrix" },
        { "2 · none", () => _ = 2 * None, "matrix" },
        { "none · 2", () => _ = None * 2, "matrix" },
        { "none / 2", () => _ = None / 2, "matrix" },
        { "none · M", () => _ = None * M, "left" },
        { "M · none", () => _ = M * None, "right" },
        { "Mᵀ · none", () => M.TransposeThisAndMultiply(None), "other" },
        { "M · noneᵀ", () => M.TransposeAndMultiply(None), "other" },
        { "pointwise product", () => M.PointwiseMultiply(None), "other" },
        { "pointwise quotient", () => M.PointwiseDivide(None), "other" },
        { "function", () => M.Map(null!), "function" },
        { "comparison", () => M.AlmostEquals(None), "other" },
        { "difference", () => M.LargestDifference(None), "other" },
        { "source", () => M.CopyFrom(None), "source" },
    };

    public static TheoryData<string, Func<Matrix, object>> OfOneShape => new()
    {
        { "Addition", other => M + other },
        { "PointwiseMultiply", other => M.PointwiseMultiply(other) },
        { "PointwiseDivide", other => M.PointwiseDivide(other) },
        { "LargestDifference", other => M.LargestDifference(other) },
        { "CopyFrom", other => { M.CopyFrom(other); return M; } },
    };

    public static TheoryData<Action, string, string> Places => new()
    {
        { () => _ = new Matrix(-1, 0), "rows", "" },
        { () => _ = new Matrix(-1, -2), "rows", "" },
        { () => _ = new Matrix(0, -1), "columns", "" },
        { () => _ = new Matrix(3, -1), "columns", "" },
        { () => _ = M[2, 0], "row", "[2, 0] does not lie within a 2 × 3 matrix" },
        { () => _ = M[-1, 0], "row", "[-1, 0] does not lie within a 2 × 3 matrix" },
        { () => _ = M[2, 3], "row", "[2, 3]" },
        { () => _ = M[0, 3], "column", "[0, 3] does not lie within a 2 × 3 matrix" },
        { () => _ = M[1, -1], "column", "rows and columns count from 0" },
        { () => M[1, 3] = 0, "column", "[1, 3]" },
        { () => M.Row(2), "row", "A 2 × 3 matrix has the rows 0 to 1." },
        { () => M.Row(-1), "row", "A 2 × 3 matrix has the rows 0 to 1." },
        { () => new Matrix(2, 0).Row(2), "row", "A 2 × 0 matrix has the rows 0 to 1." },
        // The larger matrix has these rows; the slice does not.
        { () => M.Slice(0, 1).Row(1), "row", "A 1 × 3 matrix has the rows 0 to 0." },
        { () => M.Slice(1, 1).Row(-1), "row", "A 1 × 3 matrix has the rows 0 to 0." },
        { () => M.Slice(1, 1).Slice(-1, 1), "start", "Rows -1 to -1 do not lie within a 1 × 3 matrix." },
        { () => M.Column(3), "column", "A 2 × 3 matrix has the columns 0 to 2." },
        { () => M.Column(-1), "column", "A 2 × 3 matrix has the columns 0 to 2." },
        { () => M.Slice(1, 2), "start", "Rows 1 to 2 do not lie within a 2 × 3 matrix." },
        { () => M.Slice(3, 0), "start", "2 × 3" },
        { () => M.Slice(1, -1), "start", "2 × 3" },
        { () => M.Slice(int.MaxValue, 1), "start", "2 × 3" },
        { () => M.Slice(1, int.MaxValue), "start", "2 × 3" },
        { () => M.SelectColumns([0, 3]), "column", "the columns 0 to 2" },
        { () => M.SelectRows([0, 2]), "row", "the rows 0 to 1" },
    };

    [Theory]
    [MemberData(nameof(Nulls))]
    public void A_missing_matrix_array_or_function_is_refused_by_name(string what, Action action, string parameter)
    {
        string? name = Assert.Throws<ArgumentNullException>(action).ParamName;
        Assert.True(name == parameter, $"{what}: {name}");
    }

    [Theory]
    [MemberData(nameof(OfOneShape))]
    public void Where_two_matrices_must_be_of_one_shape_the_operation_and_both_shapes_are_named(
        string operation, Func<Matrix, object> combine)
    {
        // As many numbers in other rows, too few columns, too few and too many rows. (A sum takes one row for every row.)
        var others = new List<Matrix> { new(3, 2), new(2, 2), new(3, 3), new(0, 3) };
        if (operation != "Addition")
            others.Add(new Matrix(1, 3));
        foreach (var other in others)
        {
            var error = Assert.Throws<ArgumentException>(() => combine(other));
            Assert.StartsWith($"{operation} needs two matrices of one shape, got 2 × 3 and {other.Shape}.", error.Message,
                StringComparison.Ordinal);
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], M.Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_size_or_place_that_is_none_is_refused_by_name_and_shape(Action action, string parameter, string words)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(action);
        Assert.Equal(parameter, error.ParamName);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    public void Too_few_or_too_many_values_are_refused_by_their_count(int count)
    {
        var error = Assert.Throws<ArgumentException>(() => new Matrix(2, 3, new double[count]));
        Assert.Equal("values", error.ParamName);
        Assert.Contains($"A 2 × 3 matrix holds 6 values, got {count}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_for_every_row_must_be_one_and_as_wide()
    {
        Says("Only a 1 × 3 matrix can be added to every row of a 2 × 3 one, got 1 × 4.", () => _ = M + new Matrix(1, 4));
        Says("got 1 × 2.", () => _ = M - new Matrix(1, 2));
        Says("got 2 × 3.", () => M.Copy().AddToEveryRow(new Matrix(2, 3)));
        // One row and one row are two of one shape, or none.
        Says("Addition needs", () => _ = new Matrix(1, 3) + new Matrix(1, 4));
    }

    [Fact]
    public void Rows_without_columns_have_no_largest()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Matrix(2, 0).ArgMax());
        Assert.Contains("2 × 0", error.Message, StringComparison.Ordinal);
        Assert.Empty(new Matrix(0, 0).ArgMax());
    }

    [Fact]
    public void A_product_of_shapes_that_do_not_fit_asks_whether_to_transpose()
    {
        Says("got 2 × 3 · 2 × 3. Is one of them to be transposed?", () => _ = M * M);
        Says("got 3 × 2 · 3 × 1", () => M.TransposeThisAndMultiply(new Matrix(3, 1)));
        Says("got 2 × 3 · 2 × 4", () => M.TransposeAndMultiply(new Matrix(4, 2)));
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(3, 4)]
    [InlineData(4, 2)]
    [InlineData(0, 0)]
    public void An_output_of_another_shape_than_the_product_is_refused_and_left_alone(int rows, int columns)
    {
        var output = Random(rows, columns, 1);
        double[] before = output.Values.ToArray();
        Says($"The product 2 × 3 · 3 × 4 is 2 × 4; the output given is {rows} × {columns}.",
            () => MatrixProduct.Multiply(M, Random(3, 4, 2), output));
        Assert.Equal(before, output.Values.ToArray());
    }

    private static void Says(string words, Action action) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
