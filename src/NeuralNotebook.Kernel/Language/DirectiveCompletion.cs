namespace NeuralNotebook.Kernel;

/// <summary>Completes the lines that begin with <c>#</c>: their names, and the files that <c>#r</c> and <c>#load</c> can name.</summary>
internal static class DirectiveCompletion
{
    private static readonly CompletionItem[] CSharpDirectives =
    [
        new("#r", "keyword", "uses a library: #r \"lib/Name.dll\" or #r \"nuget: Name, 1.2.3\""),
        new("#load", "keyword", "runs a .cs or .csx file as a part of the cell"),
        new("#nullable", "keyword", "#nullable enable: warns where null may be used"),
        new("#pragma", "keyword", "#pragma warning disable CS0168"),
        new("#region", "keyword", "begins a named part"),
        new("#endregion", "keyword", "ends a named part"),
        new("#if", "keyword", "begins lines that are compiled on a condition"),
        new("#else", "keyword", "otherwise"),
        new("#endif", "keyword", "ends such lines"),
    ];

    /// <summary>What can be written at a place, or null if its line is none of these.</summary>
    public static CompletionList? Find(string code, int position, string folder)
    {
        int start = code.LastIndexOf('\n', Math.Max(0, position - 1), Math.Max(0, position)) + 1;
        while (start < position && code[start] is ' ' or '\t')
            start++;
        string line = code[start..position];
        if (!line.StartsWith('#'))
            return null;
        int quote = line.IndexOf('"', StringComparison.Ordinal);
        if (quote < 0)
        {
            return line.Contains(' ', StringComparison.Ordinal)
                ? CompletionList.Nothing(position)
                : CompletionList.Matching(start, position, line,
                    Directives.Offered.Select(row => new CompletionItem(row.Name, "keyword", Directives.Help(row)))
                        .Concat(CSharpDirectives));
        }

        string typed = line[(quote + 1)..];
        if (typed.Contains('"', StringComparison.Ordinal) || typed.StartsWith("nuget", StringComparison.Ordinal))
            return CompletionList.Nothing(position);
        string[] endings = line.StartsWith("#load", StringComparison.Ordinal)
            ? [".cs", ".csx"] : line.StartsWith("#r", StringComparison.Ordinal) ? [".dll"] : [];
        return endings.Length == 0 ? CompletionList.Nothing(position) : Files(position, typed, folder, endings);
    }

    private static CompletionList Files(int position, string typed, string folder, string[] endings)
    {
        int slash = typed.LastIndexOfAny(['/', '\\']);
        string name = typed[(slash + 1)..];
        try
        {
            var place = new DirectoryInfo(Path.GetFullPath(typed[..(slash + 1)], folder));
            var items = place.EnumerateFileSystemInfos()
                .Where(entry => !entry.Name.StartsWith('.')
                    && (entry is DirectoryInfo || endings.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase)))
                .Select(entry => entry is DirectoryInfo
                    ? new CompletionItem(entry.Name + "/", "folder") : new CompletionItem(entry.Name, "file"));
            return CompletionList.Matching(position - name.Length, position, name, [.. items]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A folder that is not there, or not ours to read, has nothing to offer.
            return CompletionList.Nothing(position);
        }
    }
}
