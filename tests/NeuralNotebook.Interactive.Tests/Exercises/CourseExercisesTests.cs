using System.Linq.Expressions;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>What holds for every exercise of every chapter.</summary>
public sealed class CourseExercisesTests
{
    public static TheoryData<string> Ids => [.. Curriculum.Exercises.Select(exercise => exercise.Id)];

    /// <summary>The exercises whose answer is a function that is given arrays or matrices.</summary>
    public static TheoryData<string> IdsWithArrays =>
        [.. Curriculum.Exercises.Where(exercise => ReferenceOf(exercise) is { } reference && TakesArrays(reference))
            .Select(exercise => exercise.Id)];

    [Fact]
    public void No_two_exercises_share_an_id_or_a_title_and_each_belongs_to_the_class_of_its_chapter()
    {
        Assert.NotEmpty(Curriculum.Exercises);
        Assert.Equal(Curriculum.Exercises.Count, Curriculum.Exercises.Select(exercise => exercise.Id).Distinct().Count());
        Assert.All(typeof(Exercise).Assembly.GetTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType.IsAssignableTo(typeof(Exercise)) && property.GetMethod!.IsStatic),
            property => Assert.Equal($"Chapter{((Exercise)property.GetValue(null)!).Chapter}", property.DeclaringType!.Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_reference_passes_its_own_check(string id) =>
        Assert.True(Exercise(id).JudgeReference().Status == CheckStatus.Passed, Exercise(id).JudgeReference().ToString());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_declared_mistake_fails_and_is_recognised_by_its_name(string id)
    {
        foreach (var (mistake, result) in Exercise(id).JudgeMistakes())
        {
            Assert.True(result.Status == CheckStatus.Failed, $"'{mistake}' is told apart by no input:\n{result}");
            Assert.Equal(mistake, result.Mistake);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_are_two_hints_and_they_differ(string id)
    {
        Assert.Equal(2, Exercise(id).Hints.Distinct().Count());
        Assert.All(Exercise(id).Hints, hint => Assert.False(string.IsNullOrWhiteSpace(hint)));
        Assert.Equal(2, Exercise(id).Hints.Count);
    }

    [Theory]
    [MemberData(nameof(IdsWithArrays))]
    public void A_function_that_spoils_the_arrays_it_was_given_spoils_no_later_check(string id)
    {
        var (exercise, before) = (Exercise(id), Volatile.Read(ref spoiled));
        var answer = Spoiling(ReferenceOf(exercise)!);

        exercise.GetType().GetMethod("Solution")!.Invoke(exercise, [answer]);

        Assert.True(Volatile.Read(ref spoiled) > before, "nothing was there to spoil");
        Assert.Equal(CheckStatus.Passed, exercise.JudgeReference().Status);
        Assert.All(exercise.JudgeMistakes(), mistake => Assert.Equal(mistake.Mistake, mistake.Result.Mistake));
    }

    [Fact]
    public void Most_functions_of_the_course_are_given_arrays_and_the_other_exercises_ask_for_values()
    {
        Assert.InRange(IdsWithArrays.Count, Curriculum.Exercises.Count / 3, Curriculum.Exercises.Count);
        Assert.All(Curriculum.Exercises.Where(exercise => ReferenceOf(exercise) is null),
            exercise => Assert.StartsWith("ValueExercise", exercise.GetType().Name, StringComparison.Ordinal));
    }

    private static Delegate? ReferenceOf(Exercise exercise) => exercise.GetType().GetProperty("Reference")?.GetValue(exercise) as Delegate;

    private static bool TakesArrays(Delegate function) =>
        function.GetType().GetMethod("Invoke")!.GetParameters()
            .Any(parameter => parameter.ParameterType == typeof(Matrix) || parameter.ParameterType.IsArray);

    private static Exercise Exercise(string id) => Curriculum.Exercises.Single(exercise => exercise.Id == id);

    /// <summary>A delegate of the same type that calls the given one and then overwrites every array and matrix
    /// among its arguments.</summary>
    private static Delegate Spoiling(Delegate function)
    {
        var invoke = function.GetType().GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType)).ToArray();
        var result = Expression.Variable(invoke.ReturnType);
        var spoil = typeof(CourseExercisesTests).GetMethod(nameof(Spoil),
            System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return Expression.Lambda(function.GetType(), Expression.Block([result],
            [Expression.Assign(result, Expression.Invoke(Expression.Constant(function), parameters)),
                .. parameters.Select(parameter => Expression.Call(spoil, Expression.Convert(parameter, typeof(object)))), result]),
                parameters).Compile();
    }

    private static int spoiled;

    private static void Spoil(object? argument)
    {
        if (argument is Matrix or Array { Rank: 1 })
            Interlocked.Increment(ref spoiled);
        if (argument is Matrix matrix)
            matrix.Values.Fill(-77);
        else if (argument is Array { Rank: 1 } array)
        {
            if (array.GetType().GetElementType()!.IsValueType)
                Array.Clear(array);
            else
                foreach (object? item in array)
                    Spoil(item);
        }
    }
}
