namespace NeuralNotebook.Interactive;

/// <summary>The shape of a point, so that classes differ without their colours.</summary>
public enum Marker
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A square on its side.</summary>
    Square,

    /// <summary>A triangle, point up.</summary>
    Triangle,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A triangle, point down.</summary>
    TriangleDown,

    /// <summary>Two crossing strokes.</summary>
    Cross,
}
