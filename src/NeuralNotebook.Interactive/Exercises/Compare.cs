using System.Runtime.CompilerServices;

namespace NeuralNotebook.Interactive;

/// <summary>Puts what the learner wrote beside what the engine has, and says which file of the engine to open.</summary>
/// <remarks>Two numbers agree when |mine − engine| ≤ tolerance · max(1, |engine|); NaN agrees with NaN,
/// an infinity with the one of its sign. Nothing is thrown where they differ: the cell says so.</remarks>
public static class Compare
{
    private const double DefaultTolerance = 1e-12;

    /// <summary>A function of one number beside an activation of the engine, over some inputs.</summary>
    /// <exception cref="ArgumentException">There are no inputs.</exception>
    public static Comparison WithEngine(Func<double, double> mine, Activation engine, double[] inputs, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(inputs);
        double[] outputs = engine.Forward(Matrix.FromColumn(inputs)).Column(0);
        return OverInputs(mine, inputs, outputs, $"src/NeuralNotebook/Activations/{engine.GetType().Name}.cs", tolerance);
    }

    /// <summary>A function of one number beside one that calls the engine, over some inputs.</summary>
    /// <exception cref="ArgumentException">There are no inputs.</exception>
    public static Comparison WithEngine(Func<double, double> mine, Func<double, double> engine, double[] inputs, string file,
        double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(inputs);
        return OverInputs(mine, inputs, [.. inputs.Select(engine)], file, tolerance);
    }

    /// <summary>One number beside the engine's.</summary>
    public static Comparison WithEngine(double mine, double engine, string file, double tolerance = DefaultTolerance) =>
        Comparison.Of([""], [mine], [engine], tolerance, file);

    /// <summary>Some numbers beside the engine's.</summary>
    public static Comparison WithEngine(double[] mine, double[] engine, string file, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(engine);
        return mine.Length == engine.Length
            ? Comparison.Of([.. Enumerable.Range(0, mine.Length).Select(i => $"[{i}]")], mine, engine, tolerance, file)
            : Comparison.OfShapes($"{mine.Length} numbers", $"{engine.Length} numbers", file);
    }

    /// <summary>Some numbers beside a matrix of the engine with one row or one column.</summary>
    public static Comparison WithEngine(double[] mine, Matrix engine, string file, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(engine);
        return engine.Rows == 1 || engine.Columns == 1
            ? WithEngine(mine, engine.Values.ToArray(), file, tolerance)
            : Comparison.OfShapes($"{mine.Length} numbers", $"a {engine.Shape} matrix", file);
    }

    /// <summary>Rows of numbers beside a matrix of the engine.</summary>
    public static Comparison WithEngine(double[][] mine, Matrix engine, string file, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(engine);
        return mine.Length > 0 && mine.All(row => row is not null && row.Length == mine[0].Length)
            ? WithEngine(new Matrix(mine.Length, mine[0].Length, mine.SelectMany(row => row).ToArray()), engine, file, tolerance)
            : Comparison.OfShapes("rows that are not equally long", $"a {engine.Shape} matrix", file);
    }

    /// <summary>A matrix beside the engine's.</summary>
    // Numbers written in place, [[1, 2], [3, 4]], are meant as a matrix and not as an array of arrays.
    [OverloadResolutionPriority(1)]
    public static Comparison WithEngine(Matrix mine, Matrix engine, string file, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(engine);
        return mine.Shape == engine.Shape
            ? Comparison.Of(mine, engine, tolerance, file)
            : Comparison.OfShapes($"a {mine.Shape} matrix", $"a {engine.Shape} matrix", file);
    }

    private static Comparison OverInputs(Func<double, double> mine, double[] inputs, double[] engine, string file, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(mine);
        if (inputs.Length == 0)
            throw new ArgumentException("Nothing is compared without inputs: give some, for example [-2, 0, 2].", nameof(inputs));
        return Comparison.Of([.. inputs.Select(input => AnswerText.Number(input))], [.. inputs.Select(mine)], engine, tolerance, file);
    }
}
