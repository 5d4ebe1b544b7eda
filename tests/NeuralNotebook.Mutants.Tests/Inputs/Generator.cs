namespace NeuralNotebook.Mutants.Tests;

/// <summary>Draws valid inputs of an exercise: they decide whether two functions are the same.</summary>
/// <remarks>Its inputs are none of the check's: they have more digits, and their seeds are others.</remarks>
/// <param name="Draw">Draws the arguments of a call. The number of the input comes along, so that every kind of input has its turn.</param>
internal sealed record Generator(Func<SeededRandom, int, object[]> Draw)
{
    private const int FirstSeed = 70_000;

    /// <summary>How many inputs are drawn.</summary>
    public int Count { get; init; } = 40;

    /// <summary>What counts of a result, where two right answers may be different objects: which way a neuron decides,
    /// how well a network does.</summary>
    public Func<object?, SeededRandom, object?> Observe { get; init; } = (result, _) => result;

    public static SeededRandom Random(int input) => new(FirstSeed + input);
}
