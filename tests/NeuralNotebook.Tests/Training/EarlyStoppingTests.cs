namespace NeuralNotebook.Tests.Training;

public sealed class EarlyStoppingTests
{
    [Theory]
    [InlineData(0, 0, "patience", "'1'")]
    [InlineData(-1, 0, "patience", "'1'")]
    [InlineData(1, -1e-300, "minimumImprovement", "0 or larger")]
    [InlineData(1, double.NaN, "minimumImprovement", "0 or larger")]
    [InlineData(1, double.PositiveInfinity, "minimumImprovement", "finite number")]
    public void A_patience_below_1_and_an_improvement_below_0_are_refused(int patience, double improvement, string parameter, string usual)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(parameter, () => new EarlyStopping(patience, improvement));
        Assert.Contains(usual, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, new[] { 4.0, 3.0, 2.0, 1.0 }, 4, 0)] // falls and falls
    [InlineData(0, new[] { 1.0, 1.0, 1.0 }, 1, 3)] // what stays the same has not fallen
    [InlineData(0, new[] { 2.0, 3.0, 1.5, 1.75, 1.625 }, 3, 5)] // a fall begins the waiting anew
    [InlineData(0.5, new[] { 2.0, 2.25, 1.75 }, 1, 3)] // neither a rise nor a small fall is an improvement
    [InlineData(0.5, new[] { 2.0, 1.75, 1.25, 1.0 }, 3, 0)] // 1.75 is not kept: 1.25 is measured against 2
    public void After_two_epochs_without_an_improvement_the_training_stops(double improvement, double[] losses, int best, int stop)
    {
        var model = new Sequential(new Dense(1, 1));
        var stopping = new EarlyStopping(patience: 2, improvement);
        stopping.OnTrainBegin(model);
        Assert.Equal(0, stopping.BestEpoch);
        for (int epoch = 1; epoch <= losses.Length; epoch++)
        {
            stopping.OnEpochEnd(model, Report(epoch, losses[epoch - 1]));
            Assert.Equal(epoch == stop, model.StopTraining);
        }

        Assert.Equal((best, losses[best - 1]), (stopping.BestEpoch, stopping.BestLoss));
    }

    [Fact]
    public void The_validation_loss_counts_where_there_is_one()
    {
        var model = new Sequential(new Dense(1, 1));
        var stopping = new EarlyStopping(patience: 5);
        stopping.OnTrainBegin(model);
        stopping.OnEpochEnd(model, Report(1, 3) with { ValidationLoss = 1 });
        stopping.OnEpochEnd(model, Report(2, 2) with { ValidationLoss = 1.5 });
        Assert.Equal((1, 1.0), (stopping.BestEpoch, stopping.BestLoss));
    }

    [Fact]
    public void The_weights_of_the_best_epoch_come_back_but_never_those_of_an_earlier_training()
    {
        var layer = new Dense(1, 1);
        var model = new Sequential(layer);
        var stopping = new EarlyStopping(patience: 5);
        stopping.OnTrainBegin(model);
        foreach (var (epoch, weight, loss) in new[] { (1, 10.0, 3.0), (2, 20.0, 1.0), (3, 30.0, 2.0) })
        {
            layer.Weights.Values[0] = weight;
            stopping.OnEpochEnd(model, Report(epoch, loss));
        }

        stopping.OnTrainEnd(model, new History());
        Assert.Equal(20, layer.Weights.Values[0]);

        // A training that ends before its first epoch has no best one.
        layer.Weights.Values[0] = 7;
        stopping.OnTrainBegin(model);
        stopping.OnTrainEnd(model, new History());
        Assert.Equal((0, 7.0), (stopping.BestEpoch, layer.Weights.Values[0]));
    }

    [Fact]
    public void A_missing_model_or_report_is_named()
    {
        var stopping = new EarlyStopping(1);
        Assert.Throws<ArgumentNullException>("model", () => stopping.OnEpochEnd(null!, Report(1, 1)));
        Assert.Throws<ArgumentNullException>("report", () => stopping.OnEpochEnd(new Sequential(new ReLU()), null!));
        Assert.Throws<ArgumentNullException>("model", () => stopping.OnTrainEnd(null!, new History()));
    }

    private static EpochReport Report(int epoch, double loss) =>
        new() { Epoch = epoch, Epochs = 10, Loss = loss, Accuracy = double.NaN, LearningRate = 0.1 };
}
