namespace NeuralNotebook.Interactive;

/// <summary>Brings drawings into the form that a network has learned from, and asks it.</summary>
internal sealed class DigitReader
{
    private const int Digits = 10;

    private readonly Sequential model;
    private readonly Func<Matrix, Matrix> form;

    public DigitReader(Sequential model)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        (form, int? outputs) = Outputs(DigitPicture.MnistSide) is { } ofMnist
            ? (DigitPicture.ForMnist, ofMnist) : ((Func<Matrix, Matrix>)DigitPicture.ForDigits, Outputs(DigitPicture.DigitsSide));
        if (outputs is null)
            throw new ArgumentException("A network that reads digits takes 784 inputs (28 × 28 pixels, as MNIST) or 64 (8 × 8 pixels, "
                + $"as Digits.Load()), got {model}: train one on Datasets.MnistAsync() or on Digits.Load().", nameof(model));
        if (outputs != Digits)
            throw new ArgumentException($"A network that reads digits gives {Digits} numbers, one for each digit, got {outputs}"
                + $": its last layer should have {Digits} outputs.", nameof(model));
    }

    /// <summary>Which digit a picture shows. What the network remembers of other batches stays as it is,
    /// so that it may be asked while it learns.</summary>
    public DigitAnswer Read(Matrix ink)
    {
        var picture = form(ink);
        var pass = new SamplePass(model, picture.Values.ToArray());
        double[] outputs = pass.OutputsOf(model.Layers.Count - 1);
        // A network may leave the softmax to its loss.
        return new DigitAnswer(picture,
            model.Layers[^1] is Softmax ? outputs : new Softmax().Forward(new Matrix(1, Digits, outputs)).Row(0).ToArray());
    }

    /// <summary>How many numbers the network gives for a square picture; null where it takes none of that side.</summary>
    private int? Outputs(int side)
    {
        try
        {
            return model.Layers.Aggregate(side * side, (columns, layer) => layer.OutputColumns(columns));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
