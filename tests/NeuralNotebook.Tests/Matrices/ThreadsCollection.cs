namespace NeuralNotebook.Tests.Matrices;

/// <summary>Tests that set among how many threads the whole process shares its work out, or that see it: nothing runs beside them.
/// A training that was begun alone, and then shared out for another test's sake, takes memory for each thread.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ThreadsCollection
{
    public const string Name = "threads";
}
