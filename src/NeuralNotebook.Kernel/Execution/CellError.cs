namespace NeuralNotebook.Kernel;

/// <summary>Why a cell failed.</summary>
/// <param name="Name">The kind: an exception's type, or "CompilationError".</param>
/// <param name="Message">One line that says what is wrong.</param>
/// <param name="Traceback">What a reader sees, line by line: the message, and where it happened.</param>
/// <param name="Line">The line of the cell, counted from 1; null where none is to blame.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback, int? Line);
