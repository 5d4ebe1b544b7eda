using System.Globalization;

namespace NeuralNotebook.Tests;

/// <summary>A learner in another country reads numbers as the course writes them.</summary>
public sealed class CultureTests
{
    [Fact]
    public void Numbers_in_refusals_are_written_as_C_sharp_writes_them()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("0,5", $"{0.5}");
            Says("got 1.5:", () => new Calibration([1], [1.5]));
            Says("got 0.6 and 0.5.", () => Moons.SplitStratified(0.6, 0.5));
            Says("got [0.5, -1.5].", () => new Sequential(1, new Dense(2, 2), new Softmax())
                .Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 1, classWeights: [0.5, -1.5]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Dataset Moons => Datasets.Moons(10);

    private static void Says(string words, Func<object> refused) =>
        Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(refused).Message, StringComparison.Ordinal);
}
