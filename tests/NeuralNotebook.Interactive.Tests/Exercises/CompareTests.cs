using System.Xml.Linq;

namespace NeuralNotebook.Interactive.Tests;

public sealed class CompareTests
{
    private const string File = "src/NeuralNotebook/Layers/Dense.cs";

    [Fact]
    public void A_function_agrees_with_the_activation_and_its_file_is_named()
    {
        double Relu(double x) => x > 0 ? x : 0;
        var comparison = Compare.WithEngine(Relu, new ReLU(), [-2, -0.5, 0, 0.5, 2]);

        Assert.True(comparison.Agree);
        Assert.Equal(0, comparison.LargestDifference);
        Assert.Equal("src/NeuralNotebook/Activations/ReLU.cs", comparison.File);
        Assert.Contains("they agree", comparison.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, XElement.Parse($"<x>{comparison.ToHtml()}</x>").Descendants("tbody").Single().Elements().Count());
    }

    [Fact]
    public void A_function_that_differs_is_told_by_how_much()
    {
        var comparison = Compare.WithEngine(x => Math.Max(0.1 * x, x), new ReLU(), [-2, 1]);

        Assert.False(comparison.Agree);
        Assert.Contains("they differ", comparison.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("Largest difference: 0.2.", comparison.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_arrays_and_matrices_are_compared_with_the_tolerance()
    {
        Matrix engine = [[1, 2], [3, 4]];
        Assert.True(Compare.WithEngine(1, 1 + 1e-13, File).Agree);
        Assert.False(Compare.WithEngine(1, 1 + 1e-9, File).Agree);
        Assert.True(Compare.WithEngine(1, 1 + 1e-9, File, tolerance: 1e-6).Agree);
        Assert.True(Compare.WithEngine([1, double.NaN, double.PositiveInfinity], [1, double.NaN, double.PositiveInfinity], File).Agree);
        Assert.False(Compare.WithEngine([1, double.NaN], [1, 2], File).Agree);
        Assert.True(Compare.WithEngine(engine.Copy(), engine, File).Agree);
        Assert.True(Compare.WithEngine(engine.ToRows(), engine, File).Agree);
        Assert.True(Compare.WithEngine([1.0, 2], engine.Slice(0, 1), File).Agree);
        Assert.True(Compare.WithEngine([[1, 2], [3, 4]], engine, File).Agree);
        Assert.True(Compare.WithEngine(Math.Sqrt, value => Math.Pow(value, 0.5), [1, 4], File).Agree);
    }

    [Fact]
    public void Other_shapes_are_named_and_nothing_is_thrown()
    {
        Assert.Contains("Mine is a 2 × 3 matrix, the engine's is a 3 × 2 matrix",
            Compare.WithEngine(new Matrix(2, 3), new Matrix(3, 2), File).ToString(), StringComparison.Ordinal);
        Assert.Contains("Mine is 1 numbers", Compare.WithEngine([1.0], [1.0, 2], File).ToString(), StringComparison.Ordinal);
        Assert.False(Compare.WithEngine(new double[][] { [1], [2, 3] }, new Matrix(2, 2), File).Agree);
    }

    [Fact]
    public void Of_many_numbers_the_middle_is_left_out()
    {
        var comparison = Compare.WithEngine(new double[1000], new double[1000], File);

        Assert.Equal(10, XElement.Parse($"<x>{comparison.ToHtml()}</x>").Descendants("tbody").Single().Elements().Count());
    }
}
