namespace NeuralNotebook;

/// <summary>Ends a training whose validation loss has stopped falling, and gives the model back the weights of its best epoch.</summary>
/// <remarks>Without validation data the training loss is watched. Source: Prechelt (1998), "Early stopping – but when?".
/// Built in chapter 13.</remarks>
public sealed class EarlyStopping : Callback
{
    private readonly List<double[]> best = [];
    private int epochsWithout;

    /// <summary>Makes the callback.</summary>
    /// <param name="patience">How many epochs without an improvement are waited for.</param>
    /// <param name="minimumImprovement">The loss counts as improved if it fell by more than this: a finite number, 0 or larger.</param>
    /// <exception cref="ArgumentOutOfRangeException">No epoch is waited for, or the improvement is negative or not finite.</exception>
    public EarlyStopping(int patience, double minimumImprovement = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!double.IsFinite(minimumImprovement) || minimumImprovement < 0)
            throw new ArgumentOutOfRangeException(nameof(minimumImprovement), minimumImprovement,
                "An improvement is a finite number, 0 or larger.");
        (Patience, MinimumImprovement) = (patience, minimumImprovement);
    }

    /// <summary>How many epochs without an improvement are waited for.</summary>
    public int Patience { get; }

    /// <summary>The loss counts as improved if it fell by more than this.</summary>
    public double MinimumImprovement { get; }

    /// <summary>The epoch whose weights were the best, counted from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The loss of that epoch.</summary>
    public double BestLoss { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(Sequential model)
    {
        best.Clear();
        (BestEpoch, BestLoss, epochsWithout) = (0, double.PositiveInfinity, 0);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(Sequential model, EpochReport report)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(report);
        double loss = report.ValidationLoss ?? report.Loss;
        if (loss < BestLoss - MinimumImprovement)
        {
            (BestEpoch, BestLoss, epochsWithout) = (report.Epoch, loss, 0);
            best.Clear();
            best.AddRange(model.Layers.SelectMany(layer => layer.State).Select(matrix => matrix.Values.ToArray()));
        }
        else if (++epochsWithout >= Patience)
        {
            model.StopTraining = true;
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Sequential model, History history)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var (matrix, values) in model.Layers.SelectMany(layer => layer.State).Zip(best))
            values.CopyTo(matrix.Values);
    }
}
