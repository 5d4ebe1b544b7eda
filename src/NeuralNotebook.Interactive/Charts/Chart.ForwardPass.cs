using System.Globalization;

namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>One sample on its way through a network, step by step: what each layer does, and the numbers that come out of it,
    /// shaded by sign and size.</summary>
    /// <param name="model">The network.</param>
    /// <param name="sample">The sample's features.</param>
    /// <param name="outputNames">What the outputs are called: the classes, say.</param>
    /// <exception cref="ArgumentException">The sample has not as many features as the network has inputs,
    /// or there are not as many names as outputs.</exception>
    public static Figure ForwardPass(Sequential model, IReadOnlyList<double> sample, IReadOnlyList<string>? outputNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sample);
        var pass = new SamplePass(model, sample);
        int last = model.Layers.Count - 1;
        RequireNames(outputNames, pass.OutputsOf(last).Length, "output");
        string description = $"the sample ({NetworkText.List(pass.Sample)}) on its way"
            + string.Concat(model.Layers.Select((layer, i) => $"; after {layer} ({NetworkText.List(pass.OutputsOf(i))})"));
        var widths = model.Layers.Select((layer, i) => (layer, pass.OutputsOf(i).Length)).Where(step => step.layer is Dense)
            .Select(step => step.Length).Prepend(sample.Count).Select(width => width.ToString(CultureInfo.InvariantCulture));
        return DiagramFigure.Of(DiagramFigure.Panel(new ForwardPicture(pass, outputNames).Draw(), description))
            .WithTitle($"One sample on its way: {string.Join(" → ", widths)} numbers");
    }
}
