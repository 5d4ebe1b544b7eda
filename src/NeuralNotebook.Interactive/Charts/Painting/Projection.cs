namespace NeuralNotebook.Interactive;

/// <summary>Turns places in a box, each coordinate −1 to 1, into pixels as a camera far away sees them.</summary>
internal sealed class Projection
{
    /// <summary>The box is this much as high as it is wide.</summary>
    public const double Flatness = 0.7;

    private readonly (double X, double Y, double Z) right, up, eye;
    private double unit = 1, shiftX, shiftY;

    public Projection(Camera camera, double left, double top, double width, double height)
    {
        var (azimuth, elevation) = (camera.Azimuth * Math.PI / 180, Math.Clamp(camera.Elevation, 5, 90) * Math.PI / 180);
        var (sinA, cosA, sinE, cosE) = (Math.Sin(azimuth), Math.Cos(azimuth), Math.Sin(elevation), Math.Cos(elevation));
        eye = (cosA * cosE, sinA * cosE, sinE);
        right = (-sinA, cosA, 0);
        up = (-sinE * cosA, -sinE * sinA, cosE);
        var corners = Corners().Select(Pixel).ToList();
        var (lowX, highX, lowY, highY) = (corners.Min(c => c.X), corners.Max(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.Y));
        unit = Math.Min(width / (highX - lowX), height / (highY - lowY));
        shiftX = left + (width - unit * (highX - lowX)) / 2 - unit * lowX;
        shiftY = top + (height - unit * (highY - lowY)) / 2 - unit * lowY;
    }

    /// <summary>The sides of x and y that are nearer to the camera.</summary>
    public (int X, int Y) Near => (eye.X >= 0 ? 1 : -1, eye.Y >= 0 ? 1 : -1);

    /// <summary>Where the light comes from: from above, left of the camera.</summary>
    public (double X, double Y, double Z) Light => Unit((0.5 * eye.X - 0.6 * right.X, 0.5 * eye.Y - 0.6 * right.Y, 0.5 * eye.Z + 0.7));

    public (double X, double Y) Pixel((double X, double Y, double Z) place)
    {
        var (x, y, z) = (place.X, place.Y, place.Z * Flatness);
        return (shiftX + unit * (right.X * x + right.Y * y), shiftY - unit * (up.X * x + up.Y * y + up.Z * z));
    }

    /// <summary>How near a place is; rounded, so that the last bit of a sine never decides what is drawn first.</summary>
    public double Nearness((double X, double Y, double Z) place) =>
        Math.Round(eye.X * place.X + eye.Y * place.Y + eye.Z * place.Z * Flatness, 7);

    public static (double X, double Y, double Z) Unit((double X, double Y, double Z) v)
    {
        double length = Math.Sqrt(v.X * v.X + v.Y * v.Y + v.Z * v.Z);
        return length == 0 ? (0, 0, 1) : (v.X / length, v.Y / length, v.Z / length);
    }

    private static IEnumerable<(double X, double Y, double Z)> Corners() =>
        from x in new[] { -1.0, 1 } from y in new[] { -1.0, 1 } from z in new[] { -1.0, 1 } select (x, y, z);
}
