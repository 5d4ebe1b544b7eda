using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>Where in a plotly.js figure a panel's traces are written.</summary>
/// <param name="Number">How the names of its axes end.</param>
/// <param name="Log">Whether the axis across is logarithmic, where equal steps are no equal steps.</param>
/// <param name="Width">How wide the panel is, in pixels.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Images">The figure's pictures of pixels.</param>
/// <param name="Shapes">The figure's lines and boxes.</param>
/// <param name="Notes">The figure's texts.</param>
internal sealed record PlotlyPlace(
    string Number, bool Log, double Width, double Height, JsonArray Images, JsonArray Shapes, JsonArray Notes);
