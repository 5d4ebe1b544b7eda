namespace NeuralNotebook;

/// <summary>Turns gradients into steps: it changes every parameter a little, downhill.</summary>
public abstract class Optimizer
{
    /// <summary>A weight's step takes about as long as so many multiply-adds of a product, and so many more for each number that is
    /// remembered of the weight.</summary>
    private const int WorkPerWeight = 8, WorkPerMemory = 16;

    /// <summary>Whether a weight's step depends on nothing but the weight, its gradient and its memory,
    /// so that several threads may make the steps of one parameter at once. Of a learner's own optimizer nobody knows.</summary>
    private readonly bool treatsEachWeightAlone;
    private readonly Dictionary<Parameter, OptimizerMemory> memories = new(ReferenceEqualityComparer.Instance);

    /// <summary>Makes an optimizer.</summary>
    /// <param name="learningRate">The rate of each step; a number is a constant rate.</param>
    protected Optimizer(LearningRate learningRate)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        LearningRate = learningRate;
        treatsEachWeightAlone = GetType().Assembly == typeof(Optimizer).Assembly;
    }

    /// <summary>The rate, step by step. It may be set in the middle of a training: the steps go on being counted,
    /// and what is remembered of the weights stays.</summary>
    /// <exception cref="ArgumentNullException">There is no rate.</exception>
    public LearningRate LearningRate { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>How many steps have been made.</summary>
    public int Steps { get; private set; }

    /// <summary>The rate that the next step will use.</summary>
    public double CurrentRate => LearningRate.At(Steps);

    /// <summary>The largest length the gradient of all parameters together may have: a longer one is shortened to it before the step.
    /// Not given, nothing is shortened.</summary>
    /// <remarks>Source: Pascanu, Mikolov, Bengio (2013), "On the difficulty of training recurrent neural networks".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive.</exception>
    public double? ClipNorm
    {
        get;
        init => field = value is null or > 0 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The largest length of a gradient is larger than 0; 1 is usual.");
    }

    /// <summary>One step: changes every parameter by what its gradient says.</summary>
    public void Update(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (ClipNorm is { } longest)
            Clip(parameters, longest);
        double rate = CurrentRate;
        Steps++;
        for (int i = 0; i < parameters.Count; i++)
        {
            var parameter = parameters[i];
            var memory = Memory(parameter);
            if (!treatsEachWeightAlone)
            {
                Update(parameter.Value.Values, parameter.Gradient.Values, memory.Whole, rate);
                continue;
            }

            memory.Reserve(Parallelism.Threads);
            Sharing.Run(new UpdateJob(this, parameter, memory, rate),
                (long)(WorkPerWeight + (WorkPerMemory * MemoriesPerWeight)) * parameter.Value.Values.Length);
        }
    }

    /// <summary>How many numbers the optimizer remembers for each weight.</summary>
    protected abstract int MemoriesPerWeight { get; }

    /// <summary>What a new memory starts with.</summary>
    protected virtual double MemoryAtStart => 0;

    /// <summary>Changes the weights of one parameter.</summary>
    /// <param name="weights">The parameter's numbers, changed in place.</param>
    /// <param name="gradient">∂loss/∂weight for each.</param>
    /// <param name="memory">What the optimizer remembers: as many matrices as <see cref="MemoriesPerWeight"/>,
    /// as large as the parameter.</param>
    /// <param name="rate">The learning rate of this step.</param>
    protected abstract void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate);

    /// <summary>Refuses a share that does not lie in [0, 1).</summary>
    private protected static double RequireShare(double value, string name, string message) =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, message);

    /// <summary>Refuses an ε that is not a positive number.</summary>
    private protected static double RequirePositive(double value, string name) =>
        value > 0 && double.IsFinite(value)
            ? value : throw new ArgumentOutOfRangeException(name, value, "ε is a small positive number; 1e-7 or 1e-8 is usual.");

    private static void Clip(IReadOnlyList<Parameter> parameters, double longest)
    {
        double unit = 1, length = Length(parameters, unit);
        if (double.IsPositiveInfinity(length))
        {
            // The squares of slopes beyond 1e154 are no numbers any more: those of their shares of the largest slope are.
            unit = Largest(parameters);
            length = Length(parameters, unit);
        }

        if (length <= longest / unit)
            return;
        for (int i = 0; i < parameters.Count; i++)
        {
            foreach (ref double slope in parameters[i].Gradient.Values)
                slope = slope / unit * (longest / length);
        }
    }

    /// <summary>√Σ (slope/unit)² over all parameters.</summary>
    private static double Length(IReadOnlyList<Parameter> parameters, double unit)
    {
        double squares = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            foreach (double slope in parameters[i].Gradient.Values)
            {
                double share = slope / unit;
                squares += share * share;
            }
        }

        return Math.Sqrt(squares);
    }

    private static double Largest(IReadOnlyList<Parameter> parameters)
    {
        double largest = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            foreach (double slope in parameters[i].Gradient.Values)
                largest = Math.Max(largest, Math.Abs(slope));
        }

        return largest;
    }

    private OptimizerMemory Memory(Parameter parameter)
    {
        if (MemoriesPerWeight == 0)
            return OptimizerMemory.None;
        if (!memories.TryGetValue(parameter, out var memory))
        {
            memory = new OptimizerMemory(parameter, MemoriesPerWeight, MemoryAtStart);
            memories.Add(parameter, memory);
        }

        return memory;
    }

    /// <summary>The step of one parameter, cut by its rows.</summary>
    private readonly struct UpdateJob(Optimizer optimizer, Parameter parameter, OptimizerMemory memory, double rate) : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            int rows = parameter.Value.Rows, columns = parameter.Value.Columns;
            int first = (int)((long)rows * part / parts), end = (int)((long)rows * (part + 1) / parts);
            var weights = parameter.Value.Values.Slice(first * columns, (end - first) * columns);
            optimizer.Update(weights, parameter.Gradient.Values.Slice(first * columns, weights.Length),
                memory.Rows(part, first, end - first), rate);
        }
    }
}
