namespace NeuralNotebook.Tests.Data;

public sealed class ConstantColumnTests
{
    public static TheoryData<double, int> Constants
    {
        get
        {
            var data = new TheoryData<double, int>();
            foreach (double value in new[] { 14.62, 0.1, 100, 1e10 + 0.1, -3.3, 0, -0.0, 1e300, -1e300, 1e-300, 5e-324, double.MaxValue,
                double.MinValue })
            {
                foreach (int rows in new[] { 1, 3, 10, 1000 })
                    data.Add(value, rows);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Constants))]
    public void A_constant_column_becomes_0_and_another_value_stays_as_far_away_as_it_was(double value, int rows)
    {
        var X = Matrix.FromColumn(Enumerable.Repeat(value, rows));
        var standard = StandardScaler.Fit(X);
        Assert.Equal((value, 0), (standard.Mean[0, 0], standard.Deviation[0, 0]));
        Assert.All(standard.Transform(X).Values.ToArray(), scaled => Assert.Equal(0, scaled));
        Assert.All(MinMaxScaler.Fit(X).Transform(X).Values.ToArray(), scaled => Assert.Equal(0, scaled));
        Assert.Equal(X.Values.ToArray(), standard.InverseTransform(standard.Transform(X)).Values.ToArray());
        if (Math.Abs(value) <= 1e11)
        {
            Near.Equal(1, standard.Transform([[value + 1]])[0, 0], 1e-5);
            Near.Equal(1, MinMaxScaler.Fit(X).Transform([[value + 1]])[0, 0], 1e-5);
            Near.Equal(value + 1, standard.InverseTransform([[1]])[0, 0], 1e-15);
            Near.Equal(value + 1, MinMaxScaler.Fit(X).InverseTransform([[1]])[0, 0], 1e-15);
        }
    }

    [Fact]
    public void A_column_that_differs_from_a_constant_by_rounding_only_counts_as_constant()
    {
        var X = Matrix.FromColumn(Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? 0.3 : 0.1 + 0.2));
        var scaler = StandardScaler.Fit(X);
        Assert.Equal(0, scaler.Deviation[0, 0]);
        Near.Equal(1, scaler.Transform([[1.3]])[0, 0], 1e-12);
        // A thousandth of a millionth apart is no rounding, though.
        Near.Equal(1, StandardScaler.Fit([[1], [1 + 2e-9]]).Transform([[1 + 2e-9]])[0, 0], 1e-6);
    }

    [Fact]
    public void A_constant_column_leaves_the_one_beside_it_alone()
    {
        Matrix X = [[1, 0.1], [2, 0.1], [3, 0.1], [4, 0.1]];
        double step = 1 / Math.Sqrt(1.25);
        Near.Equal([[-1.5 * step, 0], [-0.5 * step, 0], [0.5 * step, 0], [1.5 * step, 0]],
            StandardScaler.Fit(X).Transform(X), 1e-15, 1e-16);
        Near.Equal([[0, 0], [1 / 3.0, 0], [2 / 3.0, 0], [1, 0]], MinMaxScaler.Fit(X).Transform(X), 1e-15);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    [InlineData(1e-300)]
    public void Columns_of_very_large_and_very_small_numbers_are_scaled_as_others_are(double unit)
    {
        Matrix X = [[1], [2], [3], [4]];
        var scaled = X * unit;
        Near.Equal(StandardScaler.Fit(X).Transform(X), StandardScaler.Fit(scaled).Transform(scaled), 1e-14);
        Near.Equal(MinMaxScaler.Fit(X).Transform(X), MinMaxScaler.Fit(scaled).Transform(scaled), 1e-14);
        Near.Equal(scaled, StandardScaler.Fit(scaled).InverseTransform(StandardScaler.Fit(X).Transform(X)), 1e-14);
    }

    /// <summary>On one side only, and from 0: the unit of the column has to be that of its largest number, whatever the sign.</summary>
    [Theory]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    [InlineData(1e-300)]
    [InlineData(-1e-300)]
    public void A_column_from_0_to_a_very_large_or_very_small_number_is_scaled_as_others_are(double unit)
    {
        Matrix X = [[0], [1], [2], [4]];
        var scaled = X * unit;
        Near.Equal(StandardScaler.Fit(X).Transform(X) * (double)Math.Sign(unit), StandardScaler.Fit(scaled).Transform(scaled), 1e-14);
        // The mean of 0, 1, 2 and 4 is 7/4, that of their squares 21/4: the variance is 35/16.
        Near.Equal(1.75 * unit, StandardScaler.Fit(scaled).Mean[0, 0], 1e-14);
        Near.Equal(Math.Sqrt(35) / 4 * Math.Abs(unit), StandardScaler.Fit(scaled).Deviation[0, 0], 1e-14);
    }

    [Fact]
    public void The_widest_column_that_there_is_is_brought_to_0_and_1()
    {
        Matrix X = [[double.MinValue], [0], [double.MaxValue]];
        var scaler = MinMaxScaler.Fit(X);
        Near.Equal([[0], [0.5], [1]], scaler.Transform(X), 1e-15);
        Near.Equal(X, scaler.InverseTransform(scaler.Transform(X)), 1e-15, 1e293);
        Near.Equal([[0], [1], [0.5]], MinMaxScaler.Fit([[0], [1e-323], [5e-324]]).Transform([[0], [1e-323], [5e-324]]), 0);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void A_scaler_is_not_fitted_to_what_is_no_number_and_passes_it_on_later(double broken, string name)
    {
        Matrix X = [[1, 2], [3, 4], [5, broken]];
        foreach (var fit in new Action<Matrix>[] { data => StandardScaler.Fit(data), data => MinMaxScaler.Fit(data) })
            Assert.Contains($"row 2, column 1 of these data is {name}.", Assert.Throws<ArgumentException>(() => fit(X)).Message,
                StringComparison.Ordinal);
        Assert.Equal(broken, StandardScaler.Fit(X[..2]).Transform(X)[2, 1]);
        Assert.Equal(broken, MinMaxScaler.Fit(X[..2]).Transform(X)[2, 1]);
    }

    [Fact]
    public void Data_with_other_columns_than_the_scaler_knows_are_refused()
    {
        Matrix X = [[1, 2], [3, 4]];
        foreach (var change in new Func<Matrix, Matrix>[] { StandardScaler.Fit(X).Transform, StandardScaler.Fit(X).InverseTransform,
            MinMaxScaler.Fit(X).Transform, MinMaxScaler.Fit(X).InverseTransform })
            Assert.StartsWith("This scaler was fitted to 2 columns, got 3.",
                Assert.Throws<ArgumentException>(() => change([[1, 2, 3]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_deviation_has_the_bits_of_the_formula_that_the_chapter_writes()
    {
        var X = Datasets.Blobs(1000, 3, seed: 4).X;
        var mean = X.ColumnMeans();
        var centred = X - mean;
        var deviation = centred.PointwiseMultiply(centred).ColumnMeans().Map(Math.Sqrt);
        Assert.Equal(mean.Values.ToArray(), StandardScaler.Fit(X).Mean.Values.ToArray());
        Assert.Equal(deviation.Values.ToArray(), StandardScaler.Fit(X).Deviation.Values.ToArray());
    }

    [Fact]
    public void Targets_that_are_equal_but_for_rounding_have_no_variance_to_explain()
    {
        var targets = Matrix.FromColumn(Enumerable.Repeat(14.62, 10));
        Assert.Contains("all equal", Assert.Throws<ArgumentException>(() => Metrics.RSquared(targets, targets)).Message,
            StringComparison.Ordinal);
        Assert.True(double.IsNaN(Metrics.RSquared(new Matrix(0, 1), new Matrix(0, 1))));
        Assert.True(double.IsNaN(Metrics.RSquared([[double.NaN], [1]], [[1], [2]])));
    }
}
