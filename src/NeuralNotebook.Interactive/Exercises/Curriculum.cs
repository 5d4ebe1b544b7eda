using System.Reflection;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Interactive;

/// <summary>The chapters of the course, and the exercises that this library holds for them.</summary>
internal static partial class Curriculum
{
    /// <summary>Number and title of each chapter.</summary>
    public static IReadOnlyList<(string Number, string Title)> Chapters { get; } =
    [
        ("00", "Start here"), ("01", "One neuron"), ("02", "Layers and batches"), ("03", "Data"), ("04", "Activations"), ("05", "Softmax"),
        ("06", "Loss"), ("07", "Slopes"), ("08", "Backpropagation"), ("09", "Gradient descent"), ("10", "Better descent"),
        ("11", "The whole network"), ("12", "When it does not learn"), ("13", "Generalisation"), ("14", "Images"),
        ("15", "Regression and two classes"), ("16", "The same network elsewhere"), ("17", "Make it fast"), ("18", "Where next"),
    ];

    /// <summary>Every exercise: the static properties of the classes <c>Chapter00</c>, <c>Chapter01</c>, …,
    /// in the order of their ids.</summary>
    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        .. typeof(Curriculum).Assembly.GetTypes().Where(type => ChapterName().IsMatch(type.Name))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Select(property => property.GetValue(null)).OfType<Exercise>()
            .OrderBy(exercise => exercise.Chapter, StringComparer.Ordinal).ThenBy(exercise => exercise.Id.Length)
            .ThenBy(exercise => exercise.Id, StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^Chapter\d\d$")]
    private static partial Regex ChapterName();
}
