using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>Numbers as people read them, in every culture the same.</summary>
internal static class NumberText
{
    /// <summary>Three significant digits, no exponent where none is needed: 0.693, 12.5, 1,250.</summary>
    public static string Short(double value) => Significant(value, 3);

    /// <summary>So many significant digits or, of large numbers, all before the point.</summary>
    public static string Significant(double value, int digits)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        if (value == 0) return "0";
        int exponent = Exponent(value);
        if (exponent is < -3 or > 6 && !(exponent > 6 && exponent < Math.Min(digits, 12)))
            return Scientific(value, digits - 1);
        int decimals = Math.Clamp(digits - 1 - exponent, 0, 15);
        return Minus(Math.Round(value, decimals)
            .ToString(exponent >= 3 ? "#,0." + new string('#', decimals) : "0." + new string('#', Math.Max(decimals, 1)),
                CultureInfo.InvariantCulture));
    }

    /// <summary>Numbers that differ, each with so few digits that no two read the same.</summary>
    public static IReadOnlyList<string> Apart(IReadOnlyList<double> values)
    {
        for (int digits = 3; ; digits++)
        {
            string[] texts = [.. values.Select(value => Significant(value, digits))];
            if (digits == 15 || texts.Distinct().Count() == values.Distinct().Count())
                return texts;
        }
    }

    /// <summary>The power of ten of the number's first digit.</summary>
    public static int Exponent(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)));

    /// <summary>At most three significant digits in little room, for a number inside a picture: −0.42, 12.5, −7×10⁻⁴.</summary>
    public static string Tight(double value)
    {
        if (!Plottable.IsFinite(value) || value == 0)
            return Short(value);
        double size = Math.Abs(value);
        return size is < 0.0095 or >= 9999.5
            ? Scientific(value, 0) : Short(Math.Round(value, size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2, MidpointRounding.AwayFromZero));
    }

    /// <summary>A whole number as an index: ₁₂.</summary>
    public static string Subscript(int index) =>
        string.Concat(index.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '₋' : (char)('₀' + digit - '0')));

    /// <summary>A share as a percentage with at most one decimal: 97.5 %.</summary>
    public static string Percent(double share) =>
        Plottable.IsFinite(share) ? Minus(Math.Round(share * 100, 1).ToString("0.#", CultureInfo.InvariantCulture)) + " %" : Short(share);

    /// <summary>A count, its thousands apart: 10,000.</summary>
    public static string Whole(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A fixed count of decimals, with a true minus sign.</summary>
    public static string Fixed(double value, int decimals)
    {
        double rounded = Math.Round(value, Math.Min(decimals, 15));
        return Minus((rounded == 0 ? 0 : rounded).ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture));
    }

    /// <summary>A number as m×10ⁿ.</summary>
    public static string Scientific(double value, int decimals)
    {
        string text = value.ToString("0." + new string('#', decimals) + "e+0", CultureInfo.InvariantCulture);
        string[] parts = text.Split('e');
        string power = string.Concat(parts[1].TrimStart('+').Select(Superscript));
        return Minus(parts[0] is "1" ? $"10{power}" : $"{parts[0]}×10{power}");
    }

    private static char Superscript(char digit) => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0'];

    private static string Minus(string text) => text.Replace('-', '−');
}
