namespace NeuralNotebook.Interactive.Tests;

/// <summary>How readers without one kind of cone see a colour: Machado, Oliveira, Fernandes (2009), "A physiologically-based model for
/// simulation of color vision deficiency", table for severity 1; distances in CIE L*a*b* (D65).</summary>
internal static class ColorBlindness
{
    public static readonly IReadOnlyDictionary<string, double[]> Eyes = new Dictionary<string, double[]>
    {
        ["usual"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    /// <summary>How far apart two colours are for an eye; 2 is barely seen, 10 at a glance.</summary>
    public static double Distance(string eye, Rgb one, Rgb other)
    {
        var (a, b) = (Lab(eye, one), Lab(eye, other));
        return Math.Sqrt(a.Zip(b).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
    }

    public static double[] Lab(string eye, Rgb color)
    {
        double[] seen = Times(Eyes[eye], [Linear(color.Red), Linear(color.Green), Linear(color.Blue)])
            .Select(part => Math.Clamp(part, 0, 1)).ToArray();
        double[] xyz = Times([0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041], seen);
        var (x, y, z) = (Root(xyz[0] / 0.95047), Root(xyz[1]), Root(xyz[2] / 1.08883));
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double[] Times(double[] matrix, double[] v) =>
        [.. Enumerable.Range(0, 3).Select(row => matrix[3 * row] * v[0] + matrix[3 * row + 1] * v[1] + matrix[3 * row + 2] * v[2])];

    private static double Linear(byte part) => part / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);

    private static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}
