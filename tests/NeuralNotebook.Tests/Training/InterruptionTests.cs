namespace NeuralNotebook.Tests.Training;

/// <summary>A kernel can stop whoever works for long, without a reference to it.</summary>
public sealed class InterruptionTests
{
    [Theory]
    // Twice six batches of 100; the pieces of predictions have 256 rows.
    [InlineData("Fit", 12)]
    [InlineData("Predict", 3)]
    [InlineData("Evaluate", 3)]
    public void A_kernel_is_asked_before_every_step_and_every_piece_of_a_prediction(string call, int times)
    {
        int asked = 0;
        AskedToStop.During(Work(call, new StepCounter()), () => asked++);
        Assert.Equal(times, asked);
    }

    [Theory]
    [InlineData("Fit")]
    [InlineData("Predict")]
    [InlineData("Evaluate")]
    public void Work_ends_when_the_kernel_says_so(string call)
    {
        int asked = 0;
        Assert.Throws<OperationCanceledException>(() => AskedToStop.During(Work(call, new StepCounter()), () =>
        {
            if (++asked == 3)
                throw new OperationCanceledException();
        }));
    }

    [Fact]
    public void A_training_that_is_stopped_has_made_whole_steps_and_tells_its_callbacks_that_it_is_over()
    {
        var counter = new StepCounter();
        int asked = 0;
        Assert.Throws<OperationCanceledException>(() => AskedToStop.During(Work("Fit", counter), () =>
        {
            if (++asked == 3)
                throw new OperationCanceledException();
        }));
        Assert.Equal((2, true), (counter.Steps, counter.IsOver));
    }

    private static Action Work(string call, StepCounter counter)
    {
        var model = new Sequential(new Dense(1, 1));
        var X = new Matrix(600, 1);
        var data = new Dataset(X, X);
        return call switch
        {
            "Fit" => () => model.Fit(data, new MeanSquaredError(), new SGD(0.1), epochs: 2, batchSize: 100, callbacks: [counter]),
            "Predict" => () => model.Predict(X),
            _ => () => model.Evaluate(data, new MeanSquaredError()),
        };
    }

    private sealed class StepCounter : Callback
    {
        public int Steps { get; private set; }

        public bool IsOver { get; private set; }

        public override void OnBatchEnd(Sequential model, int step, double loss) => Steps++;

        public override void OnTrainEnd(Sequential model, History history) => IsOver = true;
    }
}
