namespace NeuralNotebook;

/// <summary>Looks over the shoulder of a training: override what you want to be told.
/// <see cref="Sequential.StopTraining"/> ends it.</summary>
public abstract class Callback
{
    /// <summary>Called once, before the first epoch.</summary>
    public virtual void OnTrainBegin(Sequential model)
    {
    }

    /// <summary>Called after each step.</summary>
    /// <param name="model">The model after the step.</param>
    /// <param name="step">Which step of the epoch this was, counted from 1.</param>
    /// <param name="loss">The loss of the step's batch, measured before the step.</param>
    public virtual void OnBatchEnd(Sequential model, int step, double loss)
    {
    }

    /// <summary>Called after each epoch.</summary>
    /// <param name="model">The model after the epoch.</param>
    /// <param name="report">What is known about it.</param>
    public virtual void OnEpochEnd(Sequential model, EpochReport report)
    {
    }

    /// <summary>Called once, after the last epoch, also when training was stopped, cancelled or failed.</summary>
    public virtual void OnTrainEnd(Sequential model, History history)
    {
    }
}
