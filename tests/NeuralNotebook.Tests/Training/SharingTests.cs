namespace NeuralNotebook.Tests.Training;

/// <summary>Work that is shared out comes out as if one thread had done it.</summary>
[Collection(Matrices.ThreadsCollection.Name)]
public sealed class SharingTests : IDisposable
{
    private readonly int threads = Parallelism.Threads;

    public static TheoryData<string> Optimizers => [.. Makers.Keys];

    private static Dictionary<string, Func<Optimizer>> Makers => new()
    {
        ["SGD"] = () => new SGD(0.1),
        ["momentum"] = () => new SGD(0.1, momentum: 0.9),
        ["momentum, the rate outside"] = () => new SGD(0.1, momentum: 0.9, convention: MomentumConvention.RateOutsideVelocity),
        ["Nesterov"] = () => new SGD(0.1, momentum: 0.9, convention: MomentumConvention.Nesterov),
        ["RMSProp"] = () => new RMSProp(0.01),
        ["RMSProp, ε under the root"] = () => new RMSProp(0.01, epsilonUnderRoot: true),
        ["AdaGrad"] = () => new AdaGrad(0.1),
        ["Adam"] = () => new Adam(0.01),
        ["Adam, ε hat"] = () => new Adam(0.01, epsilonHat: true),
        ["AdamW"] = () => new AdamW(0.01),
    };

    public void Dispose()
    {
        Sharing.Always = false;
        Parallelism.Threads = threads;
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_training_with_any_optimizer_has_the_bits_of_one_thread(string optimizer)
    {
        double[] alone = Train(Makers[optimizer](), threads: 1), three = Train(Makers[optimizer](), threads: 3),
            sixteen = Train(Makers[optimizer](), threads: 16);
        Assert.Equal(alone, three);
        Assert.Equal(alone, sixteen);
    }

    [Fact]
    public void Steps_of_a_learners_own_optimizer_are_not_shared_out()
    {
        var own = new Counting();
        Train(own, threads: 3);
        Assert.All(own.Lengths, length => Assert.Contains(length, new[] { 13 * 41, 41, 41 * 3, 3 }));
        Assert.Single(own.Threads);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-2e150)]
    public void A_number_beyond_the_limit_is_found_wherever_it_is(double beyond)
    {
        Sharing.Always = true;
        Parallelism.Threads = 3;
        var matrix = new Matrix(7, 11);
        Assert.True(LimitLook.AllWithin(matrix, 1e150));
        for (int at = 0; at < matrix.Values.Length; at++)
        {
            matrix.Values[at] = beyond;
            Assert.False(LimitLook.AllWithin(matrix, 1e150));
            matrix.Values[at] = 0;
            Assert.True(LimitLook.AllWithin(matrix, 1e150));
        }
    }

    private static double[] Train(Optimizer optimizer, int threads)
    {
        Parallelism.Threads = threads;
        Sharing.Always = true;
        var random = new SeededRandom(5);
        var X = new Matrix(70, 13);
        foreach (ref double value in X.Values)
            value = random.NextNormal();
        var data = new Dataset(X, [.. Enumerable.Range(0, 70).Select(_ => random.Next(3))], classes: 3);
        var model = new Sequential(4, new Dense(13, 41), new Tanh(), new Dense(41, 3), new Softmax());
        var history = model.Fit(data, new CategoricalCrossEntropy(), optimizer, epochs: 6, batchSize: 16);
        return [.. history.Loss, .. model.Layers.SelectMany(layer => layer.Parameters)
            .SelectMany(parameter => parameter.Value.Values.ToArray())];
    }

    private sealed class Counting() : Optimizer(0.1)
    {
        public HashSet<int> Lengths { get; } = [];

        public HashSet<int> Threads { get; } = [];

        protected override int MemoriesPerWeight => 0;

        protected override void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate)
        {
            Lengths.Add(weights.Length);
            Threads.Add(Environment.CurrentManagedThreadId);
        }
    }
}
