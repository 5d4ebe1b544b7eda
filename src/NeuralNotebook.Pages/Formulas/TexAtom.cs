namespace NeuralNotebook.Pages;

/// <summary>A part of a formula, as MathML.</summary>
/// <param name="Xml">One MathML element.</param>
/// <param name="Kind">What it is to its neighbours.</param>
/// <param name="TakesLimits">Whether what is written below and above it stands there, and not beside it.</param>
internal readonly record struct TexAtom(string Xml, AtomKind Kind, bool TakesLimits = false);
