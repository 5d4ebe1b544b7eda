using System.Collections.Concurrent;
using System.Globalization;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>What became of one mutant.</summary>
/// <param name="Mutation">The change.</param>
/// <param name="Differs">Whether it answers differently from the reference on the generator's inputs.</param>
/// <param name="Rejected">Whether the check rejects it.</param>
/// <param name="Named">Whether the check says what is wrong, and that is true.</param>
/// <param name="Message">What the check says.</param>
internal sealed record Fate(Mutation Mutation, bool Differs, bool Rejected, bool Named, string? Message);

/// <summary>What an exercise's check makes of all mutants of its solution.</summary>
internal sealed class Verdict
{
    /// <summary>So many mutants of a family at the most, from its beginning, its middle and its end:
    /// otherwise a long solution has twenty of "off by one".</summary>
    private const int MostOfAFamily = 3;

    public const int FewestMutants = 20;

    /// <summary>With MUTANTS_ALL=1 all of them, to look for what a check accepts.</summary>
    private static readonly bool EveryOne = Environment.GetEnvironmentVariable("MUTANTS_ALL") == "1";

    private static readonly ConcurrentDictionary<string, Lazy<Verdict>> Known = new();

    private Verdict(string property)
    {
        string chapter = property[7..9];
        var solution = Solution.Read(chapter, property[(property.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        var subject = new ExerciseUnderTest(Exercise(property), Generators.Of(property));
        var assembly = new MutantAssembly(solution);
        var (methods, meaning) = assembly.Understood();
        var (original, compiled) = assembly.Compile(MutantFactory.Of(solution, methods, meaning));
        var mutants = EveryOne ? [.. compiled] : Chosen(compiled);
        (Property, Title) = (property, subject.Exercise.ToString());
        IsRecipe = !subject.FunctionType.GetMethod("Invoke")!.GetParameters()
            .Any(each => each.ParameterType.IsPrimitive || each.ParameterType.IsArray || each.ParameterType == typeof(Matrix));
        if (Delegate.CreateDelegate(subject.FunctionType, original, throwOnBindFailure: false) is null)
            throw new InvalidOperationException(
                $"The solution of {property} has other parameters or another result than {subject.FunctionType}.");
        SolutionDiffers = subject.Differs(subject.Run(original.CreateDelegate(subject.FunctionType)));
        Mutants = [.. mutants.AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(mutant => FateOf(subject, mutant.Mutation, mutant.Function.CreateDelegate(subject.FunctionType)))];
        var reasons = Equivalents.Of(chapter).Where(each => each.Exercise == property).ToArray();
        Unexplained = [.. Mutants.Where(each => !each.Differs && reasons.All(reason => reason.Change != each.Mutation.Change))
            .Select(each => each.Mutation)];
        Stale = [.. reasons.Select(reason => reason.Change)
            .Where(change => Mutants.All(each => each.Differs || each.Mutation.Change != change))];
    }

    public string Property { get; }

    public string Title { get; }

    /// <summary>Whether the answer is a network or its numbers, made of nothing that is given:
    /// few families of mistakes are possible there.</summary>
    public bool IsRecipe { get; }

    /// <summary>Whether the solution's text does not do what the reference does.</summary>
    public bool SolutionDiffers { get; }

    public IReadOnlyList<Fate> Mutants { get; }

    /// <summary>Mutants that answer as the reference does, and nobody has written down why.</summary>
    public IReadOnlyList<Mutation> Unexplained { get; }

    /// <summary>Reasons for mutants that there are no more, or that differ.</summary>
    public IReadOnlyList<string> Stale { get; }

    public int Families => Mutants.Select(each => each.Mutation.Family).Distinct().Count();

    public IEnumerable<Fate> Differing => Mutants.Where(each => each.Differs);

    public IEnumerable<Fate> Survivors => Differing.Where(each => !each.Rejected);

    public IEnumerable<Fate> Unnamed => Differing.Where(each => each.Rejected && !each.Named);

    /// <summary>Rejected, although they answer as the reference does.</summary>
    public IEnumerable<Fate> Unjust => Mutants.Where(each => !each.Differs && each.Rejected);

    public double RejectedShare => Differing.Count(each => each.Rejected) / (double)Differing.Count();

    public double NamedShare => Differing.Count(each => each.Named) / (double)Math.Max(1, Differing.Count(each => each.Rejected));

    /// <summary>A row of the table: exercise, families, mutants, equivalent, differing, rejected, named.</summary>
    public string Row => string.Create(CultureInfo.InvariantCulture,
        $"| {Title[9..]} | {Families} | {Mutants.Count} | {Mutants.Count(each => !each.Differs)} | {Differing.Count()}"
            + $" | {Math.Floor(100 * RejectedShare)} % | {Math.Floor(100 * NamedShare)} % |");

    /// <summary>The exercises whose answer is code, by their property: "Chapter05.StableSoftmax".</summary>
    public static IReadOnlyList<string> Properties { get; } = [.. Curriculum.Exercises
        .Where(exercise => exercise.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Exercise<>))
        .Select(PropertyOf)];

    public static Verdict Of(string property) => Known.GetOrAdd(property, each => new(() => new Verdict(each))).Value;

    /// <summary>A few mutants of every family; more than a few where there are not many families.</summary>
    private static (Mutation Mutation, System.Reflection.MethodInfo Function)[] Chosen(
        IReadOnlyList<(Mutation Mutation, System.Reflection.MethodInfo Function)> all)
    {
        for (int most = MostOfAFamily; ; most++)
        {
            var chosen = all.GroupBy(each => each.Mutation.Family).SelectMany(family => Spread([.. family], most)).ToArray();
            if (chosen.Length >= FewestMutants || chosen.Length == all.Count)
                return chosen;
        }
    }

    private static IEnumerable<T> Spread<T>(IReadOnlyList<T> family, int most) =>
        family.Count <= most ? family : Enumerable.Range(0, most).Select(i => family[i * (family.Count - 1) / (most - 1)]);

    private static string PropertyOf(Exercise exercise) =>
        typeof(Exercise).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static))
            .Where(each => each.PropertyType.IsAssignableTo(typeof(Exercise)) && each.GetValue(null) == exercise)
            .Select(each => $"{each.DeclaringType!.Name}.{each.Name}").Single();

    private static Exercise Exercise(string property) =>
        Curriculum.Exercises.Single(exercise => exercise.GetType().IsGenericType
            && exercise.GetType().GetGenericTypeDefinition() == typeof(Exercise<>) && PropertyOf(exercise) == property);

    private static Fate FateOf(ExerciseUnderTest subject, Mutation mutation, Delegate function)
    {
        // The check comes first: a mutant may keep something from call to call.
        var result = subject.Check(function);
        var answers = subject.Run(function);
        bool rejected = result.Status != CheckStatus.Passed, differs = subject.Differs(answers);
        string? message = result.Mistake ?? result.Observed ?? (result.Changed is { } changed ? $"changes {changed}" : null);
        return new Fate(mutation, differs, rejected, differs && rejected && subject.IsNamed(result, answers, function), message);
    }
}
