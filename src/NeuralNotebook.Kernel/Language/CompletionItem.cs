namespace NeuralNotebook.Kernel;

/// <summary>Something that can be written at a place.</summary>
/// <param name="Text">What to insert.</param>
/// <param name="Kind">A word for its icon, as JupyterLab and VS Code name them: "method", "property", "class", "keyword" …</param>
/// <param name="Signature">What it is, in one line; empty where the text says it all.</param>
internal sealed record CompletionItem(string Text, string Kind, string Signature = "")
{
    /// <summary>What typed letters are compared with; by itself the text.</summary>
    public string Name { get; init; } = Text;
}

/// <summary>What can be written at a place.</summary>
/// <param name="Start">Where the text begins that an item replaces.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The items, the likeliest first.</param>
internal sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items)
{
    /// <summary>Nothing to offer at a place.</summary>
    public static CompletionList Nothing(int position) => new(position, position, []);

    /// <summary>Keeps what begins as it was typed, whatever the case; where nothing does, what has the typed letters as
    /// initials or within.</summary>
    public static CompletionList Matching(int start, int end, string typed, IEnumerable<CompletionItem> items)
    {
        var all = items.ToArray();
        var fitting = all.Where(item => item.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (fitting.Length == 0)
            fitting =
                [.. all.Where(item => Initials(item.Name).StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                    || item.Name.Contains(typed, StringComparison.OrdinalIgnoreCase))];
        return new(start, end, [.. fitting
            .DistinctBy(item => item.Text)
            // What brings more than its name comes last: nothing that is at hand is to drown in it.
            .OrderBy(item => item.Name != item.Text)
            .ThenByDescending(item => item.Name.StartsWith(typed, StringComparison.Ordinal))
            .ThenBy(item => Rank(item.Kind))
            .ThenBy(item => item.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(item => item.Text, StringComparer.Ordinal)]);
    }

    private static string Initials(string name) => string.Concat(name.Where((letter, i) => i == 0 || char.IsUpper(letter)));

    /// <summary>What is near comes first: the learner's own names, then members, then the language, then the libraries.</summary>
    private static int Rank(string kind) => kind switch
    {
        "argument" => 0,
        "variable" or "parameter" => 1,
        "property" or "field" or "event" or "constant" or "enum member" => 2,
        "method" or "function" or "extension" => 3,
        "keyword" => 4,
        "namespace" => 6,
        _ => 5,
    };
}
