namespace NeuralNotebook.Tests.Data;

public sealed class ScalerTests
{
    [Fact]
    public void Scaling_gives_what_scikit_learn_gives_also_for_a_constant_column()
    {
        var reference = Reference.Load("preprocessing");
        foreach (var (data, standardized, ranged) in new[] { ("X", "standardized", "minmax_0_1"),
            ("X_constant_column", "standardized_constant_column", "minmax_constant_column") })
        {
            var X = reference.Matrix(data);
            Near.Equal(reference.Matrix(standardized), StandardScaler.Fit(X).Transform(X), 0, 1e-13);
            Near.Equal(reference.Matrix(ranged), MinMaxScaler.Fit(X).Transform(X), 0, 1e-13);
            Near.Equal(X, StandardScaler.Fit(X).InverseTransform(StandardScaler.Fit(X).Transform(X)), 1e-14, 1e-14);
            Near.Equal(X, MinMaxScaler.Fit(X).InverseTransform(MinMaxScaler.Fit(X).Transform(X)), 1e-14, 1e-14);
        }

        Near.Equal(reference.Numbers("mean"), StandardScaler.Fit(reference.Matrix("X")).Mean.Values, 0, 1e-13);
        Near.Equal(reference.Numbers("std"), StandardScaler.Fit(reference.Matrix("X")).Deviation.Values, 0, 1e-13);
        Near.Equal(reference.Matrix("one_hot"), Labels.OneHot(reference.Integers("labels"), 4), 0);
    }
}
