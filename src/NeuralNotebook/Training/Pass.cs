namespace NeuralNotebook;

/// <summary>A batch on its way through the layers and back. It owns the matrices in between,
/// so that step after step needs no new memory.</summary>
internal sealed class Pass
{
    private readonly IReadOnlyList<Layer> layers;
    private readonly Matrix[] outputs;
    private readonly Matrix[] gradients;
    private Matrix inputs = Matrix.Empty;

    // Windows on one sample, for the loss where samples do not count alike.
    private Matrix? prediction;
    private Matrix? truth;
    private Matrix? logit;

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

        // Once the slopes have passed a ReLU, nobody needs its outputs any more: the slopes take their place,
        // and less memory has to fit the caches.
        for (int i = 0; i + 2 < layers.Count; i++)
        {
            if (layers[i + 1] is ReLU && outputs[i + 2].Columns <= MatrixProduct.TermsAtOnce)
                gradients[i] = outputs[i + 1];
        }
    }

    public int InputColumns { get; }

    /// <summary>How much a sample of each class counts; null where all count 1.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>What the last layer made of the last batch.</summary>
    public Matrix Outputs => outputs[^1];

    /// <summary>Sends a batch through all layers.</summary>
    public Matrix Forward(Matrix batch, bool training)
    {
        inputs = batch;
        var current = batch;
        for (int i = 0; i < outputs.Length; i++)
        {
            // A layer and the ReLU after it may be one step; what stands between the two is then never written.
            if (i + 1 < outputs.Length && layers[i + 1] is ReLU { OutputsTellSlopes: true }
                && layers[i].TryForwardRectified(current, Sized(outputs[i + 1])))
                i++;
            else
                layers[i].Forward(current, Sized(outputs[i]), training);
            current = outputs[i];
        }

        return current;
    }

    /// <summary>The loss of the last batch, with the layers' penalties.</summary>
    public double Loss(Loss loss, Matrix targets)
    {
        double penalties = 0;
        for (int i = 0; i < layers.Count; i++)
            penalties += layers[i].Penalty();
        var fused = loss.FuseWith(layers[^1]);
        var logits = InputsOf(layers.Count - 1);
        if (ClassWeights is null)
            return penalties + (fused is null ? loss.Mean(Outputs, targets) : fused.Mean(logits, Outputs, targets));

        prediction ??= Outputs.Slice(0, 0);
        truth ??= targets.Slice(0, 0);
        logit ??= logits.Slice(0, 0);
        double sum = 0;
        for (int row = 0; row < targets.Rows; row++)
        {
            prediction.MoveTo(Outputs, row, 1);
            truth.MoveTo(targets, row, 1);
            if (fused is null)
            {
                sum += WeightOf(targets, row) * loss.Mean(prediction, truth);
                continue;
            }

            logit.MoveTo(logits, row, 1);
            sum += WeightOf(targets, row) * fused.Mean(logit, prediction, truth);
        }

        return penalties + (sum / targets.Rows);
    }

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

        for (int row = 0; ClassWeights is not null && row < targets.Rows; row++)
        {
            double weight = WeightOf(targets, row);
            foreach (ref double slope in gradients[last].Row(row))
                slope *= weight;
        }

        for (int i = last; i >= 0; i--)
        {
            if (i > 1 && layers[i - 1] is ReLU { OutputsTellSlopes: true }
                && layers[i].TryBackwardRectified(InputsOf(i), gradients[i], Sized(gradients[i - 2])))
                i--;
            else
                layers[i].Backward(InputsOf(i), outputs[i], gradients[i], i == 0 ? null : Sized(gradients[i - 1]));
        }
    }

    private double WeightOf(Matrix targets, int row) =>
        ClassWeights![targets.Columns == 1 ? (targets[row, 0] >= 0.5 ? 1 : 0) : targets.ArgMax(row)];

    private Matrix InputsOf(int layer) => layer == 0 ? inputs : outputs[layer - 1];

    private Matrix Sized(Matrix matrix)
    {
        matrix.ResizeRows(inputs.Rows);
        return matrix;
    }
}
