namespace NeuralNotebook.Interactive;

/// <summary>One sample on its way through a network and, where a loss is given, back. What the layers remember of other batches,
/// and the gradients that they hold, stay as they were.</summary>
internal sealed class SamplePass
{
    private readonly Matrix input;
    private readonly Matrix[] outputs;
    private readonly Matrix?[] gradients;
    private readonly Dictionary<Parameter, Matrix> parameterGradients = [];

    public SamplePass(Sequential model, IReadOnlyList<double> sample)
    {
        input = new Matrix(1, sample.Count, [.. sample]);
        (Model, outputs, gradients) = (model, new Matrix[model.Layers.Count], new Matrix?[model.Layers.Count]);
        for (int i = 0; i < outputs.Length; i++)
        {
            var inputs = InputsOf(i);
            outputs[i] = new Matrix(1, model.Layers[i].OutputColumns(inputs.Columns));
            model.Layers[i].Forward(inputs, outputs[i], training: false);
        }
    }

    public Sequential Model { get; }

    /// <summary>The loss of the sample, or null before <see cref="Backward"/>.</summary>
    public double? Loss { get; private set; }

    /// <summary>∂loss/∂inputs, <c>1 × features</c>.</summary>
    public Matrix? InputGradient { get; private set; }

    public double[] Sample => input.Row(0).ToArray();

    /// <summary>What a layer made of the sample.</summary>
    public double[] OutputsOf(int layer) => outputs[layer].Row(0).ToArray();

    /// <summary>∂loss/∂outputs of a layer, or null where none was needed: the last activation and its loss may have one
    /// derivative together.</summary>
    public double[]? GradientOf(int layer) => gradients[layer]?.Row(0).ToArray();

    /// <summary>∂loss/∂parameter for this sample alone.</summary>
    public Matrix? GradientOf(Parameter parameter) => parameterGradients.GetValueOrDefault(parameter);

    /// <summary>Sends the slope of a loss back through the layers.</summary>
    /// <exception cref="ArgumentException">There are not as many targets as outputs.</exception>
    public void Backward(Loss loss, IReadOnlyList<double> target)
    {
        var predictions = outputs[^1];
        if (target.Count != predictions.Columns)
            throw new ArgumentException($"The network gives {predictions.Columns} {(predictions.Columns == 1 ? "number" : "numbers")}"
                + $" for a sample, so its target has as many; got {target.Count}.", nameof(target));
        var truth = new Matrix(1, target.Count, [.. target]);
        var parameters = Model.Layers.SelectMany(layer => layer.Parameters).ToList();
        var kept = parameters.ConvertAll(parameter => parameter.Gradient.Copy());
        try
        {
            int last = outputs.Length - 1;
            if (last > 0 && loss.FuseWith(Model.Layers[last]) is { } fused)
            {
                // The same short cut as in training: softmax and cross-entropy together have the slope p − y.
                Loss = fused.Mean(InputsOf(last), predictions, truth);
                last--;
                gradients[last] = new Matrix(1, outputs[last].Columns);
                fused.Gradient(predictions, truth, gradients[last]!);
            }
            else
            {
                Loss = loss.Value(predictions, truth);
                gradients[last] = loss.Gradient(predictions, truth);
            }
            for (int i = last; i >= 0; i--)
            {
                var inputGradient = new Matrix(1, InputsOf(i).Columns);
                Model.Layers[i].Backward(InputsOf(i), outputs[i], gradients[i]!, inputGradient);
                if (i > 0)
                    gradients[i - 1] = inputGradient;
                else
                    InputGradient = inputGradient;
            }
            foreach (var parameter in parameters)
                parameterGradients[parameter] = parameter.Gradient.Copy();
        }
        finally
        {
            foreach (var (parameter, gradient) in parameters.Zip(kept))
                parameter.Gradient.CopyFrom(gradient);
        }
    }

    private Matrix InputsOf(int layer) => layer == 0 ? input : outputs[layer - 1];
}
