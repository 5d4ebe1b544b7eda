namespace NeuralNotebook.Mutants.Tests;

/// <summary>A generator of valid inputs for every exercise whose answer is code. The key is its property:
/// "Chapter05.StableSoftmax".</summary>
internal static partial class Generators
{
    private static readonly Dictionary<string, Generator> All =
        new[] { Chapter00, Chapter01, Chapter02, Chapter03, Chapter04, Chapter05, Chapter06, Chapter07, Chapter08, Chapter09, Chapter10,
            Chapter11, Chapter12, Chapter13, Chapter14, Chapter15, Chapter16, Chapter17, Chapter18 }
            .SelectMany(each => each()).ToDictionary(each => each.Exercise, each => each.Generator);

    public static Generator Of(string exercise) => All.TryGetValue(exercise, out var generator) ? generator
        : throw new InvalidOperationException(
            $"{exercise} has no generator of inputs: write one in tests/NeuralNotebook.Mutants.Tests/Inputs, in the file of its chapter.");
}
