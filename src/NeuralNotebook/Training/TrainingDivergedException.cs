namespace NeuralNotebook;

/// <summary>Training ran away: the loss or a gradient is no finite number any more. The model keeps the last weights, all finite.</summary>
public sealed class TrainingDivergedException : InvalidOperationException
{
    internal TrainingDivergedException(string what, int epoch, int step, double learningRate)
        : base(
            string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{what} at epoch {epoch}, step {step} (learning rate {learningRate:G4}"
                    + $"). Likely causes: a learning rate that is too high (try a tenth), inputs that are not scaled, or NaN in the data. "
                    + $"The model keeps the weights from before this step."))
    {
        Epoch = epoch;
        Step = step;
        LearningRate = learningRate;
    }

    /// <summary>The epoch in which it happened, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step of that epoch, counted from 1.</summary>
    public int Step { get; }

    /// <summary>The learning rate of that step.</summary>
    public double LearningRate { get; }
}
