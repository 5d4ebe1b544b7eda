namespace NeuralNotebook.Interactive;

/// <summary>One shape of a <see cref="DiagramTrace"/>, placed in the diagram's own units, which count from its upper left corner.</summary>
public abstract record Shape
{
    private protected Shape() { }
}
