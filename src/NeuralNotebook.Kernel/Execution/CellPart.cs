namespace NeuralNotebook.Kernel;

/// <summary>A run of a cell's lines in one language: a cell is C# until a line such as <c>#!html</c> says otherwise.</summary>
/// <param name="Language">"csharp", "html", "markdown" or "javascript".</param>
/// <param name="Text">Its lines; of C#, with an empty line for each line before, so that error messages count as the reader does.</param>
internal sealed record CellPart(string Language, string Text)
{
    /// <summary>The MIME type of a part that is shown and not run.</summary>
    public string MimeType => Language switch
    {
        "html" => "text/html",
        "markdown" => "text/markdown",
        "javascript" => "application/javascript",
        _ => throw new InvalidOperationException($"{Language} has no MIME type."),
    };
}
