namespace NeuralNotebook;

/// <summary>Turns gradients into steps: it changes every parameter a little, downhill.</summary>
public abstract class Optimizer
{
    private readonly Dictionary<Parameter, Matrix[]> memories = new(ReferenceEqualityComparer.Instance);

    /// <summary>Makes an optimizer.</summary>
    /// <param name="learningRate">The rate of each step; a number is a constant rate.</param>
    protected Optimizer(LearningRate learningRate)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        LearningRate = learningRate;
    }

    /// <summary>The rate, step by step.</summary>
    public LearningRate LearningRate { get; }

    /// <summary>How many steps have been made.</summary>
    public int Steps { get; private set; }

    /// <summary>The rate that the next step will use.</summary>
    public double CurrentRate => LearningRate.At(Steps);

    /// <summary>One step: changes every parameter by what its gradient says.</summary>
    public void Update(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        double rate = CurrentRate;
        Steps++;
        for (int i = 0; i < parameters.Count; i++)
        {
            var parameter = parameters[i];
            Update(parameter.Value.Values, parameter.Gradient.Values, Memory(parameter), rate);
        }
    }

    /// <summary>How many numbers the optimizer remembers for each weight.</summary>
    protected abstract int MemoriesPerWeight { get; }

    /// <summary>What a new memory starts with.</summary>
    protected virtual double MemoryAtStart => 0;

    /// <summary>Changes the weights of one parameter.</summary>
    /// <param name="weights">The parameter's numbers, changed in place.</param>
    /// <param name="gradient">∂loss/∂weight for each.</param>
    /// <param name="memory">What the optimizer remembers: as many matrices as <see cref="MemoriesPerWeight"/>, as large as the parameter.</param>
    /// <param name="rate">The learning rate of this step.</param>
    protected abstract void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate);

    private Matrix[] Memory(Parameter parameter)
    {
        if (MemoriesPerWeight == 0)
            return [];
        if (!memories.TryGetValue(parameter, out var memory))
        {
            memory = new Matrix[MemoriesPerWeight];
            for (int i = 0; i < memory.Length; i++)
            {
                memory[i] = new Matrix(parameter.Value.Rows, parameter.Value.Columns);
                memory[i].Values.Fill(MemoryAtStart);
            }

            memories.Add(parameter, memory);
        }

        return memory;
    }
}
