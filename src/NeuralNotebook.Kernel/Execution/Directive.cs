namespace NeuralNotebook.Kernel;

/// <summary>A line that begins with <c>#!</c> and means something here: a row of <see cref="Directives"/>.
/// The kinds below say what it does.</summary>
/// <param name="Name">How it is written.</param>
/// <param name="Help">What it does, in a line.</param>
/// <param name="Aliases">How else it may be written.</param>
internal abstract record Directive(string Name, string Help, params IReadOnlyList<string> Aliases);

/// <summary>What follows is in another language: C#, which is run, or one that is shown.</summary>
internal sealed record LanguageDirective(string Name, string Help, params IReadOnlyList<string> Aliases) : Directive(Name, Help, Aliases)
{
    /// <summary>As which type of content the text is shown; null for C#.</summary>
    public string? MimeType { get; init; }
}

/// <summary>Asks how long the cell takes.</summary>
internal sealed record ClockDirective(string Name, string Help) : Directive(Name, Help);

/// <summary>Asks the kernel something, and is answered before the cell runs.</summary>
/// <param name="Name">How it is written.</param>
/// <param name="Help">What it does.</param>
/// <param name="Answer">Shows the answer, from the session and what else stands on the line.</param>
internal sealed record QuestionDirective(string Name, string Help, Action<AskedSession, string> Answer) : Directive(Name, Help);

/// <summary>One of .NET Interactive's that is not for this kernel.</summary>
/// <param name="Name">How it is written.</param>
/// <param name="Help">Why not, and what to write instead.</param>
/// <param name="Aliases">How else it may be written.</param>
internal sealed record RefusedDirective(string Name, string Help, params IReadOnlyList<string> Aliases) : Directive(Name, Help, Aliases);

/// <summary>What a question can look at.</summary>
/// <param name="Language">What the names mean.</param>
/// <param name="State">The objects whose fields are the cells' variables.</param>
/// <param name="Output">Where help is shown.</param>
internal sealed record AskedSession(CellLanguage Language, IReadOnlyList<object?> State, ICellOutput Output);
