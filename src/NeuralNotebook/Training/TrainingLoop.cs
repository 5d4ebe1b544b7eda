namespace NeuralNotebook;

/// <summary>The loop of chapter 11: for every epoch, for every batch: forward, loss, backward, step.</summary>
internal sealed class TrainingLoop(Sequential model, Loss loss, Optimizer optimizer, Batches batches, bool classifies,
    IReadOnlyList<double>? classWeights, IReadOnlyList<Callback> callbacks)
{
    /// <summary>A gradient beyond this is as good as infinite: its square, which Adam takes, would soon be.</summary>
    private const double Runaway = 1e150;

    private readonly Parameter[] parameters = [.. model.Layers.SelectMany(layer => layer.Parameters)];
    // Forward, and back to the inputs and to the weights: three products.
    private readonly ThreadTuner threads = new(3L * batches.RowsOf(0) * model.Layers.Sum(layer => layer.MultiplyAdds));
    private Pass? pass;

    /// <summary>Runs one epoch and returns its mean loss and accuracy.</summary>
    public Evaluation RunEpoch(int epoch, CancellationToken cancellation)
    {
        pass ??= new Pass(model.Layers, batches.Inputs.Columns) { ClassWeights = classWeights };
        batches.Shuffle();
        double lossSum = 0;
        int correct = 0, samples = 0;
        for (int step = 1; step <= batches.Count; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Interruption.Check();
            double batchLoss;
            threads.Begin();
            try
            {
                batches.MoveTo(step - 1);
                batchLoss = Step(epoch, step);
            }
            finally
            {
                threads.End(isWhole: batches.RowsOf(step - 1) == batches.RowsOf(0));
            }

            var outputs = pass.Outputs;
            lossSum += batchLoss * outputs.Rows;
            if (classifies)
                correct += Metrics.CountCorrect(outputs, batches.Targets);
            samples += outputs.Rows;
            for (int i = 0; i < callbacks.Count; i++)
                callbacks[i].OnBatchEnd(model, step, batchLoss);
        }

        return new Evaluation(lossSum / samples, classifies ? (double)correct / samples : double.NaN);
    }

    /// <summary>Forward, loss, backward and the optimizer's step for the current batch; returns its loss before the step.</summary>
    private double Step(int epoch, int step)
    {
        pass!.Forward(batches.Inputs, training: true);
        double batchLoss = pass.Loss(loss, batches.Targets);
        if (!double.IsFinite(batchLoss))
            throw new TrainingDivergedException($"The loss became {(double.IsNaN(batchLoss) ? "NaN" : "infinite")}", epoch, step,
                optimizer.CurrentRate);

        pass.Backward(loss, batches.Targets);
        foreach (var parameter in parameters)
        {
            if (!LimitLook.AllWithin(parameter.Gradient, Runaway))
                throw new TrainingDivergedException($"A gradient of the {parameter.Name} grew beyond all bounds", epoch, step,
                    optimizer.CurrentRate);
        }

        optimizer.Update(parameters);
        return batchLoss;
    }
}
