using System.Globalization;

namespace NeuralNotebook;

/// <summary>How good a model is on some data.</summary>
/// <param name="Loss">The mean loss over all samples.</param>
/// <param name="Accuracy">The share of samples classified correctly, 0 to 1; NaN where there are no classes.</param>
[TypeFormatterSource(typeof(TextFormatters<Evaluation>), PreferredMimeTypes = ["text/plain"])]
public sealed record Evaluation(double Loss, double Accuracy)
{
    /// <summary>"loss 0.0803, accuracy 97.0 %".</summary>
    public override string ToString() => double.IsNaN(Accuracy)
        ? string.Create(CultureInfo.InvariantCulture, $"loss {Loss:0.0000}")
        : string.Create(CultureInfo.InvariantCulture, $"loss {Loss:0.0000}, accuracy {100 * Accuracy:0.0} %");
}
