namespace NeuralNotebook.Interactive;

/// <summary>How well a run did after each epoch, on the points that it learned from and on those put aside.</summary>
internal sealed class RunCurves
{
    private readonly List<Evaluation> train = [], test = [];

    /// <summary>How many epochs are measured, epoch 0 among them.</summary>
    public int Count => train.Count;

    public IReadOnlyList<Evaluation> Train => train;

    public IReadOnlyList<Evaluation> Test => test;

    /// <summary>Adds an epoch or, after a change, measures the last one anew.</summary>
    public void Add(Evaluation onTrain, Evaluation onTest, bool isNew)
    {
        if (!isNew)
        {
            train.RemoveAt(train.Count - 1);
            test.RemoveAt(test.Count - 1);
        }

        train.Add(onTrain);
        test.Add(onTest);
    }
}
