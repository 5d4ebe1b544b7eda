namespace NeuralNotebook.Interactive;

/// <summary>A node of a computational graph: a number that was given or computed.</summary>
/// <param name="Id">What edges call it; each node has its own.</param>
/// <param name="Label">What the picture calls it: a name, or the operation that made it. Null for the id.</param>
/// <param name="Value">The number, or null when it is not known yet.</param>
/// <param name="Gradient">∂output/∂node, or null before the way back.</param>
public sealed record GraphNode(string Id, string? Label = null, double? Value = null, double? Gradient = null);
