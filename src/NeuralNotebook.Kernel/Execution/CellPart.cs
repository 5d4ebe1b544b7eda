namespace NeuralNotebook.Kernel;

/// <summary>A run of a cell's lines in one language: a cell is C# until a line such as <c>#!html</c> says otherwise.</summary>
/// <param name="MimeType">As what the text is shown; null for C#, which is run.</param>
/// <param name="Text">Its lines; of C#, with blanks for what comes before, so that error messages count as the reader does.</param>
internal sealed record CellPart(string? MimeType, string Text);
