using System.Globalization;

namespace NeuralNotebook.Tests.Matrices;

public sealed class MatrixTextTests
{
    [Fact]
    public void Eight_rows_and_columns_are_shown_whole_and_of_nine_the_first_and_the_last_three()
    {
        Assert.Equal("Matrix 1 × 8\n  1.0000 2.0000 3.0000 4.0000 5.0000 6.0000 7.0000 8.0000", Counting(1, 8).ToString());
        Assert.Equal("Matrix 1 × 9\n  1.0000 2.0000 3.0000 … 7.0000 8.0000 9.0000", Counting(1, 9).ToString());
        Assert.Equal(9, Counting(8, 2).ToString().Split('\n').Length);
        Assert.Equal("Matrix 9 × 1\n  1.0000\n  2.0000\n  3.0000\n       …\n  7.0000\n  8.0000\n  9.0000", Counting(9, 1).ToString());
    }

    [Fact]
    public void What_is_left_out_of_rows_and_columns_is_a_line_and_a_column_of_dots()
    {
        string[] lines = Counting(9, 10).ToString().Split('\n');
        Assert.Equal("   1.0000  2.0000  3.0000 …  8.0000  9.0000 10.0000", lines[1]);
        Assert.Equal(["…", "…", "…", "…", "…", "…", "…"], lines[4].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("88.0000", lines[7].Split(' ')[^3]);
        Assert.All(lines[1..], line => Assert.Equal(lines[1].Length, line.Length));
    }

    /// <summary>Four decimals show no digit of less than 0.00005, and from a million on the columns would grow wide.</summary>
    [Theory]
    [InlineData(0, "0.0000")]
    [InlineData(5e-5, "0.0001")]
    [InlineData(-5e-5, "-0.0001")]
    [InlineData(4.9e-5, "4.9e-5")]
    [InlineData(-4.9e-5, "-4.9e-5")]
    [InlineData(999_999, "999999.0000")]
    [InlineData(1e6, "1e+6")]
    [InlineData(-1e6, "-1e+6")]
    [InlineData(1.2346e6, "1.235e+6")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Small_and_large_values_are_shown_as_powers_of_ten(double value, string expected) =>
        Assert.Equal($"Matrix 1 × 1\n  {expected}", new Matrix(1, 1, [value]).ToString());

    [Fact]
    public void A_matrix_without_rows_or_columns_shows_its_shape()
    {
        Matrix none = [];
        Assert.Equal("Matrix 0 × 0", none.ToString());
        Assert.Equal("Matrix 0 × 3", new Matrix(0, 3).ToString());
        Assert.Equal(["Matrix 2 × 0", "", ""], new Matrix(2, 0).ToString().Split('\n').Select(line => line.Trim()));
    }

    [Fact]
    public void Its_text_is_the_same_in_every_country()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("0,5", $"{0.5}");
            Assert.Equal("Matrix 1 × 2\n  1.5000 2.5e-6", new Matrix(1, 2, [1.5, 2.5e-6]).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Matrix Counting(int rows, int columns) =>
        new(rows, columns, [.. Enumerable.Range(1, rows * columns).Select(i => (double)i)]);
}
