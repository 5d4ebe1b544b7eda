using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A colour as its red, green and blue parts, 0 to 255.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static readonly Rgb White = new(255, 255, 255);

    public static Rgb Parse(string color)
    {
        if (color.Length != 7 || color[0] != '#'
            || !int.TryParse(color.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value))
            throw new ArgumentException($"A colour is written #rrggbb, for example #0068b4; got '{color}'.");
        return new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>This colour at 0, the other at 1, and between them in between.</summary>
    public Rgb Mix(Rgb other, double share)
    {
        double clamped = double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1);
        return new(Part(Red, other.Red), Part(Green, other.Green), Part(Blue, other.Blue));
        byte Part(byte from, byte to) => (byte)Math.Round(from + (to - from) * clamped, MidpointRounding.AwayFromZero);
    }

    /// <summary>Relative luminance after WCAG 2.2: 0 for black, 1 for white.</summary>
    public double Luminance
    {
        get
        {
            return 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);
            static double Linear(byte part) => part / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
        }
    }

    /// <summary>Contrast ratio with another colour, 1 to 21.</summary>
    public double Contrast(Rgb other)
    {
        var (light, dark) = Luminance > other.Luminance ? (Luminance, other.Luminance) : (other.Luminance, Luminance);
        return (light + 0.05) / (dark + 0.05);
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
