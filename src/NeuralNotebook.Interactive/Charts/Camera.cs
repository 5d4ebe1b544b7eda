namespace NeuralNotebook.Interactive;

/// <summary>From where a panel in space is seen. Nothing gets smaller with its distance, so that lengths can be compared.</summary>
/// <param name="Azimuth">Degrees around the upright axis, from the x axis towards the y axis:
/// −60 looks from the front, a little from the right.</param>
/// <param name="Elevation">Degrees above the ground, 5 to 90.</param>
public sealed record Camera(double Azimuth = -60, double Elevation = 30);
