[assembly: AssemblyFixture(typeof(NeuralNotebook.Interactive.Tests.UnhurriedExercises))]

namespace NeuralNotebook.Interactive.Tests;

/// <summary>The course's exercises, with minutes for each answer: what a check says of an answer is tested here, and on a busy machine
/// it would say of one that trains a network for long that it is still running.</summary>
public sealed class UnhurriedExercises
{
    public UnhurriedExercises()
    {
        foreach (var exercise in Curriculum.Exercises)
            exercise.GetType().GetProperty(nameof(Exercise<Action>.TimeLimit))?.SetValue(exercise, TimeSpan.FromMinutes(5));
    }
}
