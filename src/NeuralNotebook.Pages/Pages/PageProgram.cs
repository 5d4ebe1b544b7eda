namespace NeuralNotebook.Pages;

/// <summary>What turns a finished page into one that runs: a script beside the style sheets, and what it must know.
/// Without one, nothing in a page runs.</summary>
/// <param name="Module">The script's name.</param>
/// <param name="Data">What the script must know, as <c>data-</c> attributes of the page's body.</param>
public sealed record PageProgram(string Module, IReadOnlyDictionary<string, string> Data);
