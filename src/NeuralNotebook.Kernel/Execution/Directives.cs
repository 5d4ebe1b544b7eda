namespace NeuralNotebook.Kernel;

/// <summary>The table of all <c>#!</c> lines. What is run, completed, listed and explained comes from it,
/// so that a new one is a row here and nothing else.</summary>
internal static class Directives
{
    private const string OnlyCSharp =
        "this kernel runs C# and shows HTML, Markdown and JavaScript; give the cell another kernel, or write it in C#";
    private const string OneLanguage = "here is one language, whose variables every cell sees, so that nothing needs to be shared";

    /// <summary>Every row.</summary>
    public static IReadOnlyList<Directive> All { get; } =
    [
        new QuestionDirective("#!about", "what runs here", (_, _) => DisplayPublisher.Show(About())),
        new LanguageDirective("#!csharp", "what follows is C# (a cell begins so)", "#!c#"),
        new QuestionDirective("#!help", "explains a name: #!help Math.Max", Explain),
        new LanguageDirective("#!html", "what follows is shown as HTML") { MimeType = "text/html" },
        new LanguageDirective("#!javascript", "what follows is run by the page, where it allows that", "#!js")
            { MimeType = "application/javascript" },
        new QuestionDirective("#!lsmagic", "this list", (_, _) => DisplayPublisher.Show(string.Join('\n', Offered.Select(Line)))),
        new LanguageDirective("#!markdown", "what follows is shown as Markdown", "#!md") { MimeType = "text/markdown" },
        new ClockDirective("#!time", "shows how long the cell takes"),
        new QuestionDirective("#!who", "the names of the variables",
            (session, _) => DisplayPublisher.Show(CellVariables.Names(session.State))),
        new QuestionDirective("#!whos", "the variables with their types and values",
            (session, _) => DisplayPublisher.Show(CellVariables.Table(session.State))),

        // .NET Interactive's, which a notebook from there may hold.
        new RefusedDirective("#!fsharp", $"the cell is written in F#, and {OnlyCSharp}", "#!f#"),
        new RefusedDirective("#!pwsh", $"the cell is written in PowerShell, and {OnlyCSharp}", "#!powershell"),
        new RefusedDirective("#!python", $"the cell is written in Python, and {OnlyCSharp}"),
        new RefusedDirective("#!r", $"the cell is written in R, and {OnlyCSharp}"),
        new RefusedDirective("#!sql", $"the cell is written in SQL, and {OnlyCSharp}"),
        new RefusedDirective("#!kql", $"the cell is written in KQL, and {OnlyCSharp}"),
        new RefusedDirective("#!mermaid", $"the cell is a Mermaid diagram, and {OnlyCSharp}"),
        new RefusedDirective("#!http", $"the cell is an HTTP request, and {OnlyCSharp} (System.Net.Http.HttpClient sends requests)"),
        new RefusedDirective("#!vscode", $"the cell talks to an editor, and {OnlyCSharp}"),
        new RefusedDirective("#!value", "this kernel stores no values beside its variables: write var text = \"\"\"…\"\"\";"),
        new RefusedDirective("#!set", $"{OneLanguage}: write var name = …;"),
        new RefusedDirective("#!share", $"{OneLanguage}: use the variable by its name"),
        new RefusedDirective("#!import",
            "this kernel imports no notebooks: put what is shared into a .csx file and write #load \"file.csx\""),
        new RefusedDirective("#!connect",
            "this kernel connects to no other: use a NuGet package for a database or a service, with #r \"nuget: …\""),
    ];

    /// <summary>Those that do something.</summary>
    public static IEnumerable<Directive> Offered => All.Where(row => row is not RefusedDirective);

    /// <summary>The row for how a line begins, such as "#!md"; null if there is none.</summary>
    public static Directive? Find(string word) => All.FirstOrDefault(row => row.Name == word || row.Aliases.Contains(word));

    /// <summary>Its help with its other names.</summary>
    public static string Help(Directive row) => row.Help + (row.Aliases.Count > 0 ? $"; also {string.Join(", ", row.Aliases)}" : "");

    private static string Line(Directive row) => $"{row.Name,-14}{Help(row)}";

    private static string About() =>
        $"Neural Notebook's kernel {typeof(CellSession).Assembly.GetName().Version!.ToString(3)}: C# 14 on .NET {Environment.Version}";

    private static void Explain(AskedSession session, string about) => session.Output.Page(
        about.Length == 0 ? Plain("#!help explains a name: #!help Math.Max")
        : Find(about) is { } row ? Plain(Line(row))
        : session.Language.Inspect(about, about.Length) is var (signature, documentation)
            ? new()
            {
                ["text/plain"] = documentation.ToText(signature, markdown: false),
                ["text/markdown"] =
                    documentation.ToText(signature, markdown: true)
            }
            : Plain($"nothing here is named '{about}'"));

    private static Dictionary<string, string> Plain(string text) => new() { ["text/plain"] = text };
}
