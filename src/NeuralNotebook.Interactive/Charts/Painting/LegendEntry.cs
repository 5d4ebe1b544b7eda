namespace NeuralNotebook.Interactive;

/// <summary>One name of a legend: what it stands for, what is written, and where.</summary>
internal readonly record struct LegendEntry(Trace Trace, TraceStyle Style, string Text, double X, int Row);
