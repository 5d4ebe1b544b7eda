namespace NeuralNotebook.PlotlyNet;

/// <summary>A chart holds something that our writer of SVG has no drawing for.</summary>
/// <param name="what">What it is, to stand after "of": <c>pie</c>, <c>numbers of the type i8</c>.</param>
internal sealed class NotDrawnException(string what) : Exception(what);
