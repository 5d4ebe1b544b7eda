namespace NeuralNotebook.Pages;

/// <summary>The style sheets that pages refer to.</summary>
public static class StyleSheet
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["page.css", "finished.css"];

    /// <summary>The text of one.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string Read(string name)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no style sheet '{name}'; there are {string.Join(" and ", Names)}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
