using System.Text.RegularExpressions;

namespace NeuralNotebook.Pages;

/// <summary>The style sheets that pages refer to.</summary>
public static partial class StyleSheet
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["page.css", "finished.css"];

    /// <summary>The text of one, with its parts in place of the lines that import them: a browser would fetch them one by one.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string Read(string name) => Import().Replace(Stored(name), import => Stored(import.Groups["part"].Value));

    private static string Stored(string name)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no style sheet '{name}'; there are {string.Join(" and ", Names)}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^@import '\./(?<part>[^']+)';", RegexOptions.Multiline)]
    private static partial Regex Import();
}
