namespace NeuralNotebook.Tests.Matrices;

/// <summary>Tests that set among how many threads the whole process shares its work out: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ThreadsCollection
{
    public const string Name = "threads";
}
