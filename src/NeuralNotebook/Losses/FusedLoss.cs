namespace NeuralNotebook;

/// <summary>A loss and the activation before it, as one function of the activation's inputs (the logits).</summary>
internal abstract class FusedLoss
{
    /// <summary>The mean loss of a batch.</summary>
    public abstract double Mean(Matrix logits, Matrix probabilities, Matrix targets);

    /// <summary>Writes ∂loss/∂logits.</summary>
    public abstract void Gradient(Matrix probabilities, Matrix targets, Matrix gradient);
}
