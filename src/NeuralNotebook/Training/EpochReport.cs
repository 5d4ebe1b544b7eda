namespace NeuralNotebook;

/// <summary>What is known after an epoch: once through all samples.</summary>
public sealed record EpochReport
{
    /// <summary>Which epoch this was, counted from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>How many epochs were asked for.</summary>
    public required int Epochs { get; init; }

    /// <summary>The mean loss over the epoch's batches, each measured before its step, with penalties; as Keras reports it.</summary>
    public required double Loss { get; init; }

    /// <summary>The share of samples classified correctly, 0 to 1, measured with the loss; NaN where there are no classes.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The loss on the validation data after the epoch; null where none are given.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The accuracy on the validation data after the epoch; null where none are given.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }
}
