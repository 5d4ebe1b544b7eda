namespace NeuralNotebook.Mutants.Tests;

/// <summary>An exercise, the inputs of its generator, and what its functions answer to them.</summary>
internal sealed class ExerciseUnderTest
{
    private readonly Generator generator;
    private readonly (Answer Value, Answer Given)[] right;
    private readonly (string Description, Lazy<(Answer Value, Answer Given)[]> Answers)[] mistakes;

    public ExerciseUnderTest(Exercise exercise, Generator generator)
    {
        (Exercise, this.generator) = (exercise, generator);
        // The fuse ends what does not end, after so many steps: a busy machine must not do it before, after so many seconds.
        exercise.GetType().GetProperty(nameof(Exercise<Action>.TimeLimit))!.SetValue(exercise, TimeSpan.FromMinutes(5));
        right = Run((Delegate)exercise.GetType().GetProperty("Reference")!.GetValue(exercise)!);
        mistakes = [.. ((System.Collections.IEnumerable)exercise.GetType().GetProperty("Mistakes")!.GetValue(exercise)!).Cast<object>()
            .Select(mistake =>
            {
                var wrong = (Delegate)mistake.GetType().GetProperty("Answer")!.GetValue(mistake)!;
                return ((string)mistake.GetType()
                    .GetProperty("Description")!.GetValue(mistake)!, new Lazy<(Answer, Answer)[]>(() => Run(wrong)));
            })];
        if (right.FirstOrDefault(answer => answer.Value.Error is not null) is { Value.Error: { } error })
            throw new InvalidOperationException(
                $"The generator of {exercise} draws inputs that are not valid: the reference throws {error}");
    }

    public Exercise Exercise { get; }

    /// <summary>The delegate's type of the exercise's functions.</summary>
    public Type FunctionType => Exercise.GetType().GetGenericArguments()[0];

    /// <summary>What a function answers to every input, and how what it was given looks afterwards.</summary>
    public (Answer Value, Answer Given)[] Run(Delegate function) =>
        [.. Enumerable.Range(0, generator.Count).Select(input => Run(function, input))];

    /// <summary>Whether a function's answers differ from the reference's.</summary>
    public bool Differs((Answer Value, Answer Given)[] answers) => !Same(answers, right);

    /// <summary>The check's verdict.</summary>
    public CheckResult Check(Delegate function) => (CheckResult)Exercise.GetType().GetMethod("Solution")!.Invoke(Exercise, [function])!;

    /// <summary>Whether what the check says of a wrong function is true on the generator's inputs, too.
    /// That it is wrong is not enough.</summary>
    public bool IsNamed(CheckResult result, (Answer Value, Answer Given)[] answers, Delegate function)
    {
        if (result.Observed == Observation.TwoAnswers)
            return !Same(Run(function), Run(function));
        if (result.Mistake is not null
            && mistakes.Any(mistake => mistake.Description == result.Mistake && Same(answers, mistake.Answers.Value)))
            return true;
        if (result.Changed is not null && answers.Zip(right).Any(pair => pair.First.Given.Difference(pair.Second.Given, 0) is not null))
            return true;
        if (result.Observed is not null
            && Observation.All([.. right.Zip(answers, (expected, got) => (expected.Value, got.Value))], Exercise.Tolerance)
                .Contains(result.Observed))
            return true;
        // What the engine itself says of a call is true where it says so again.
        if (result.Rows.Any(row => row.Got.Value is IDictionary<object, object?> seen
            && seen.Values.OfType<string>().Any(said => answers.Any(answer => answer.Value.Error?.Message == said))))
            return true;
        // In the notebook the check waits until the time is over, and says that the function had not returned.
        return result.Rows.Any(row => row.Got.Error is Fuse.BurntException)
            && answers.Any(answer => answer.Value.Error is Fuse.BurntException);
    }

    private bool Same((Answer Value, Answer Given)[] first, (Answer Value, Answer Given)[] second) => first.Zip(second).All(pair =>
        pair.First.Value.Difference(pair.Second.Value, Exercise.Tolerance) is null
            && pair.First.Given.Difference(pair.Second.Given, 0) is null);

    private (Answer Value, Answer Given) Run(Delegate function, int input)
    {
        var random = Generator.Random(input);
        object[] given = generator.Draw(random, input);
        var value = Answer.From(() =>
        {
            try
            {
                return generator.Observe(function.DynamicInvoke(given), random);
            }
            catch (System.Reflection.TargetInvocationException wrapped)
            {
                throw wrapped.InnerException!;
            }
        });
        return (value, Answer.From(() => given.Where(each => each is Matrix or Array).ToArray()));
    }
}
