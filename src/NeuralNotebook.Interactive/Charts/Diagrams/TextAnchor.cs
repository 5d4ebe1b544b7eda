namespace NeuralNotebook.Interactive;

/// <summary>Which part of a text stands at its place.</summary>
public enum TextAnchor
{
    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its start.</summary>
    Start,

    /// <summary>Its end.</summary>
    End,
}
