using System.Runtime.CompilerServices;

namespace NeuralNotebook.Tests.Matrices;

public sealed class MatrixTests
{
    private readonly Matrix matrix = [[1, 2, 3], [4, 5, 6]];

    [Fact]
    public void A_collection_expression_gives_its_rows()
    {
        Assert.Equal("2 × 3", matrix.Shape);
        Assert.Equal([4, 5, 6], matrix.Row(1).ToArray());
        Assert.Equal([2, 5], matrix.Column(1));
        Assert.Equal(6, matrix[1, 2]);
    }

    [Fact]
    public void An_array_a_column_and_nothing_give_a_matrix_of_their_own()
    {
        double[,] array = { { 1, 2, 3 }, { 4, 5, 6 } };
        Matrix ofArray = new(array), none = [];
        array[0, 0] = 10;
        Assert.Equal("2 × 3", ofArray.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], ofArray.Values.ToArray());
        Assert.Equal("0 × 4", new Matrix(new double[0, 4]).Shape);
        Assert.Equal(("3 × 1", 8.0), (Matrix.FromColumn([7, 8, 9]).Shape, Matrix.FromColumn([7, 8, 9])[1, 0]));
        Assert.Equal("0 × 0", none.Shape);
    }

    [Fact]
    public void Rows_of_different_lengths_are_refused() =>
        Assert.Contains("row 1 has 1", Assert.Throws<ArgumentException>(() => { Matrix _ = [[1, 2], [3]]; }).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_place_outside_is_refused_also_where_memory_would_have_it()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[0, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Slice(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Slice(0, 1)[1, 0]);
    }

    [Fact]
    public void A_slice_is_a_window_and_a_copy_is_not()
    {
        var slice = matrix.Slice(1, 1);
        var copy = matrix.Copy();
        slice[0, 0] = 40;
        Assert.Equal(40, matrix[1, 0]);
        Assert.Equal(4, copy[1, 0]);
    }

    [Fact]
    public void A_range_of_rows_is_a_window_and_chosen_columns_are_a_copy()
    {
        var last = matrix[^1..];
        last[0, 2] = 60;
        Assert.Equal([4, 5, 60], matrix.Row(1).ToArray());
        Assert.Equal("0 × 3", matrix[1..1].Shape);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[1..3]);
        var columns = matrix.SelectColumns([2, 0]);
        Assert.Equal([3, 1, 60, 4], columns.Values.ToArray());
        columns[0, 0] = -1;
        Assert.Equal(3, matrix[0, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.SelectColumns([3]));
    }

    [Fact]
    public void The_largest_of_a_row_is_not_a_number_where_there_is_one() =>
        Assert.Equal([2, 1, 0], new Matrix(3, 3, [1, 2, double.NaN, 1, double.NaN, 5, -1, -1, double.NegativeInfinity]).ArgMax());

    [Fact]
    public void One_row_is_added_to_and_subtracted_from_every_row()
    {
        Matrix row = [[10, 20, 30]];
        Assert.Equal([11, 22, 33, 14, 25, 36], (matrix + row).Values.ToArray());
        Assert.Equal([-9, -18, -27, -6, -15, -24], (matrix - row).Values.ToArray());
    }

    [Fact]
    public void Sums_means_and_largest_go_by_axis()
    {
        Assert.Equal(21, matrix.Sum());
        Assert.Equal(3.5, matrix.Mean());
        Assert.Equal([5, 7, 9], matrix.ColumnSums().Values.ToArray());
        Assert.Equal([6, 15], matrix.RowSums().Values.ToArray());
        Assert.Equal([2.5, 3.5, 4.5], matrix.ColumnMeans().Values.ToArray());
        Assert.Equal([2, 5], matrix.RowMeans().Values.ToArray());
        Assert.Equal([2, 2], matrix.ArgMax());
        Assert.Equal([0, 1], new Matrix(2, 2, [7, 7, 0, 1]).ArgMax());
    }

    [Fact]
    public void Element_by_element_products_quotients_and_scalars()
    {
        Assert.Equal([1, 4, 9, 16, 25, 36], matrix.PointwiseMultiply(matrix).Values.ToArray());
        Assert.Equal([1, 1, 1, 1, 1, 1], matrix.PointwiseDivide(matrix).Values.ToArray());
        Assert.Equal([0.5, 1, 1.5, 2, 2.5, 3], (matrix / 2).Values.ToArray());
        Assert.Equal((2 * matrix).Values.ToArray(), (matrix + matrix).Values.ToArray());
        Assert.Equal([1, 4, 2, 5, 3, 6], matrix.Transpose().Values.ToArray());
    }

    [Fact]
    public void A_minus_changes_every_sign_that_of_zero_too()
    {
        var negative = -new Matrix(1, 4, [1, -2, 0, double.PositiveInfinity]);
        Assert.Equal([-1, 2, 0, double.NegativeInfinity], negative.Values.ToArray());
        Assert.True(double.IsNegative(negative[0, 2]));
    }

    [Fact]
    public void Operators_make_new_matrices_and_leave_their_sides_alone()
    {
        Matrix a = [[1, 2]], b = [[3, 5]];
        Matrix[] made = [a + b, a - b, -a, 2 * a, a * 2, a / 2, a.PointwiseMultiply(b), a.PointwiseDivide(b), a.Map(value => value)];
        double[][] expected = [[4, 7], [-2, -3], [-1, -2], [2, 4], [2, 4], [0.5, 1], [3, 10], [1 / 3.0, 0.4], [1, 2]];
        Assert.Equal(expected, made.Select(matrix => matrix.Values.ToArray()));
        foreach (var matrix in made)
            matrix.Values.Fill(9);
        Assert.Equal([1, 2, 3, 5], (double[])[.. a.Values, .. b.Values]);
    }

    [Fact]
    public void A_slice_takes_part_in_everything_as_a_matrix_of_its_own()
    {
        Matrix large = [[9, 9], [1, 2], [3, 4], [9, 9]], own = [[1, 2], [3, 4]];
        var slice = large.Slice(1, 2);
        Assert.Equal([7, 10, 15, 22], (slice * slice).Values.ToArray());
        Assert.Equal((own + own).Values.ToArray(), (slice + slice).Values.ToArray());
        Assert.Equal([1, 3, 2, 4], slice.Transpose().Values.ToArray());
        Assert.Equal([2, 4], slice.Column(1));
        Assert.Equal([4, 6], slice.ColumnSums().Values.ToArray());
        Assert.Equal([[1, 2], [3, 4]], slice.ToRows());
        slice.CopyFrom(own * 10);
        Assert.Equal([9, 9, 10, 20, 30, 40, 9, 9], large.Values.ToArray());
        Assert.Equal("0 × 2", large.Slice(4, 0).Shape);
    }

    [Fact]
    public void A_product_with_a_side_of_no_rows_or_columns_has_none()
    {
        Assert.Equal("2 × 0", (matrix * new Matrix(3, 0)).Shape);
        Assert.Equal("0 × 2", (new Matrix(0, 3) * matrix.Transpose()).Shape);
        Assert.Equal("3 × 0", matrix.TransposeThisAndMultiply(new Matrix(2, 0)).Shape);
        Assert.Equal("2 × 0", matrix.TransposeAndMultiply(new Matrix(0, 3)).Shape);
    }

    [Fact]
    public void Shapes_that_differ_are_named() =>
        Assert.Contains("2 × 3 and 3 × 2", Assert.Throws<ArgumentException>(() => matrix + matrix.Transpose()).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(37)]
    public void Column_sums_and_row_addition_work_for_every_width(int columns)
    {
        var wide = new Matrix(5, columns);
        for (int i = 0; i < wide.Values.Length; i++)
            wide.Values[i] = i;
        for (int column = 0; column < columns; column++)
            Assert.Equal(wide.Column(column).Sum(), wide.ColumnSums()[0, column]);
        var sum = wide + wide.Slice(1, 1);
        for (int i = 0; i < wide.Values.Length; i++)
            Assert.Equal(i + columns + (i % columns), sum.Values[i]);
    }

    [Fact]
    public void Almost_equal_looks_at_the_largest_difference_and_refuses_not_a_number()
    {
        Assert.True(matrix.AlmostEquals(matrix + new Matrix(1, 3, [1e-13, 0, 0])));
        Assert.False(matrix.AlmostEquals(matrix + new Matrix(1, 3, [1e-11, 0, 0])));
        Assert.False(new Matrix(1, 1, [double.NaN]).AlmostEquals([[double.NaN]]));
        Assert.True(new Matrix(1, 1, [double.PositiveInfinity]).AlmostEquals([[double.PositiveInfinity]]));
    }

    [Fact]
    public void A_tolerance_is_reached_by_itself_and_another_shape_never_equals()
    {
        var apart = matrix + new Matrix(2, 3, [0, 0, 0, -0.25, 0, 0.5]);
        Assert.Equal(0.5, matrix.LargestDifference(apart));
        Assert.True(matrix.AlmostEquals(apart, 0.5));
        Assert.False(matrix.AlmostEquals(apart, 0.49));
        Assert.True(matrix.AlmostEquals(matrix.Copy(), 0));
        foreach (var other in new[] { matrix[..1], matrix.SelectColumns([0, 1]), matrix.Transpose() })
            Assert.False(matrix.AlmostEquals(other, double.PositiveInfinity));
    }

    [Fact]
    public void Its_text_names_the_shape_and_aligns_the_values() =>
        Assert.Equal("Matrix 2 × 2\n    1.0000 -2.5000\n  100.0000    1e-5", new Matrix(2, 2, [1, -2.5, 100, 1e-5]).ToString());

    [Fact]
    public void Its_text_is_cut_in_the_middle_when_it_is_long() => Assert.Equal(8, new Matrix(1000, 3).ToString().Split('\n').Length);

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(300, 64)]
    public void A_matrix_for_training_begins_with_a_cache_line_and_holds_zeros(int rows, int columns)
    {
        var aligned = Matrix.Aligned(rows, columns);
        Assert.Equal(new double[rows * columns], aligned.Values.ToArray());

        aligned.ResizeRows((2 * rows) + 9);
        Assert.Equal(((2 * rows) + 9) * columns, aligned.Values.Length);
        Assert.Equal(0, Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref aligned.Values[0]) % 64);
        aligned.Values[^1] = 5;
        Assert.Equal(5, aligned.Row(aligned.Rows - 1)[^1]);
    }

    [Fact]
    public void A_matrix_too_large_for_memory_says_so()
    {
        Assert.Contains("A 65536 × 65536 matrix would hold 4294967296 numbers (32 GiB)",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix(65536, 65536)).Message, StringComparison.Ordinal);
        Assert.Contains("at most", Assert.Throws<ArgumentOutOfRangeException>(() => new Dense(65536, 65536).Weights).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Labels.OneHot(new int[3_000_000], 1000));
        Assert.Equal("0 × 2147483647", new Matrix(0, int.MaxValue).Shape);
    }
}
