namespace NeuralNotebook.Tests.Optimizers;

/// <summary>A step of which several threads make a part each is the step that one would make.</summary>
[Collection(Matrices.ThreadsCollection.Name)]
public sealed class OptimizerSharingTests : IDisposable
{
    private readonly int threads = Parallelism.Threads;

    public static TheoryData<string> Names => [.. Makers.Keys];

    private static Dictionary<string, Func<Optimizer>> Makers => new()
    {
        ["nothing remembered"] = () => new SGD(0.1),
        ["one number"] = () => new AdaGrad(0.1, initialSum: 0.1),
        ["two numbers"] = () => new Adam(0.1),
    };

    public void Dispose()
    {
        Sharing.Always = false;
        Parallelism.Threads = threads;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_have_the_bits_of_one_thread_also_when_threads_come_and_go(string optimizer)
    {
        Sharing.Always = true;
        // Of 7 rows, some of 16 threads get none.
        Assert.Equal(Step(Makers[optimizer](), 7, 3, [1, 1, 1, 1, 1]), Step(Makers[optimizer](), 7, 3, [2, 5, 16, 1, 3]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Large_parameters_have_the_bits_of_one_thread(string optimizer) =>
        Assert.Equal(Step(Makers[optimizer](), 150, 130, [1, 1]), Step(Makers[optimizer](), 150, 130, [3, 3]));

    [Fact]
    public void A_learners_own_optimizer_gets_a_parameter_whole_and_once_a_step()
    {
        Sharing.Always = true;
        Parallelism.Threads = 3;
        Parameter weights = new("weights", new Matrix(6, 2)), biases = new("biases", new Matrix(1, 2));
        var own = new Own();
        own.Update([weights, biases]);
        own.Update([weights, biases]);
        Assert.Equal(["12 of 6 × 2", "2 of 1 × 2", "12 of 6 × 2", "2 of 1 × 2"], own.Calls);
        // Both steps take the rate times what is remembered, 3 and then 4.
        Assert.All([.. weights.Value.Values, .. biases.Value.Values], value => Assert.Equal(-0.5 * (3 + 4), value));
    }

    private static double[] Step(Optimizer optimizer, int rows, int columns, int[] threadsOfSteps)
    {
        var random = new SeededRandom(3);
        var parameter = new Parameter("weights", new Matrix(rows, columns));
        foreach (int count in threadsOfSteps)
        {
            foreach (ref double slope in parameter.Gradient.Values)
                slope = random.NextNormal();
            Parallelism.Threads = count;
            optimizer.Update([parameter]);
        }

        return parameter.Value.Values.ToArray();
    }

    private sealed class Own() : Optimizer(0.5)
    {
        public List<string> Calls { get; } = [];

        protected override int MemoriesPerWeight => 1;

        protected override double MemoryAtStart => 3;

        protected override void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate)
        {
            Calls.Add($"{weights.Length} of {memory[0].Shape}");
            for (int i = 0; i < weights.Length; i++)
                weights[i] -= rate * memory[0].Values[i]++;
        }
    }
}
