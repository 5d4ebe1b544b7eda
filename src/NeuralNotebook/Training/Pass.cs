namespace NeuralNotebook;

/// <summary>A batch on its way through the layers and back. It owns the matrices in between, so that step after step needs no new memory.</summary>
internal sealed class Pass
{
    private readonly IReadOnlyList<Layer> layers;
    private readonly Matrix[] outputs;
    private readonly Matrix[] gradients;
    private Matrix inputs = Matrix.Empty;

    public Pass(IReadOnlyList<Layer> layers, int inputColumns)
    {
        this.layers = layers;
        outputs = new Matrix[layers.Count];
        gradients = new Matrix[layers.Count];
        InputColumns = inputColumns;
        for (int i = 0; i < layers.Count; i++)
        {
            inputColumns = layers[i].OutputColumns(inputColumns);
            outputs[i] = new Matrix(0, inputColumns);
            gradients[i] = new Matrix(0, inputColumns);
        }
    }

    public int InputColumns { get; }

    /// <summary>What the last layer made of the last batch.</summary>
    public Matrix Outputs => outputs[^1];

    /// <summary>Sends a batch through all layers.</summary>
    public Matrix Forward(Matrix batch, bool training)
    {
        inputs = batch;
        var current = batch;
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i].ResizeRows(batch.Rows);
            layers[i].Forward(current, outputs[i], training);
            current = outputs[i];
        }

        return current;
    }

    /// <summary>The loss of the last batch.</summary>
    public double Loss(Loss loss, Matrix targets) => loss.FuseWith(layers[^1]) is { } fused
        ? fused.Mean(InputsOf(layers.Count - 1), Outputs, targets)
        : loss.Mean(Outputs, targets);

    /// <summary>Sends the slope of the loss back through all layers, which write the gradients of their parameters.</summary>
    public void Backward(Loss loss, Matrix targets)
    {
        int last = layers.Count - 1;
        if (loss.FuseWith(layers[last]) is { } fused && last > 0)
        {
            // The pair of last activation and loss has one short derivative (p − y), so the activation's own way back is left out.
            last--;
            fused.Gradient(Outputs, targets, Sized(gradients[last]));
        }
        else
        {
            loss.Gradient(Outputs, targets, Sized(gradients[last]));
        }

        for (int i = last; i >= 0; i--)
        {
            var inputGradient = i == 0 ? null : Sized(gradients[i - 1]);
            layers[i].Backward(InputsOf(i), outputs[i], gradients[i], inputGradient);
        }
    }

    private Matrix InputsOf(int layer) => layer == 0 ? inputs : outputs[layer - 1];

    private Matrix Sized(Matrix gradient)
    {
        gradient.ResizeRows(inputs.Rows);
        return gradient;
    }
}
