namespace NeuralNotebook.Interactive;

/// <summary>How numbers become colours in a heatmap, a contour chart or a surface.</summary>
public enum ColorMap
{
    /// <summary>From pale to dark blue: for amounts, where only more and less matter.</summary>
    Sequential,

    /// <summary>Orange below zero, pale at zero, blue above: for signed numbers, such as weights and gradients.</summary>
    Diverging,
}
