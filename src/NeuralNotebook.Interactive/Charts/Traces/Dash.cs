namespace NeuralNotebook.Interactive;

/// <summary>How a line is broken, so that series differ without their colours.</summary>
public enum Dash
{
    /// <summary>Unbroken.</summary>
    Solid,

    /// <summary>Long strokes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,

    /// <summary>Strokes and dots by turns.</summary>
    DashDot,

    /// <summary>Longer strokes.</summary>
    LongDash,
}
