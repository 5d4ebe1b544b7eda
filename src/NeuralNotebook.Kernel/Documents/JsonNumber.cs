using System.Globalization;

namespace NeuralNotebook.Kernel;

/// <summary>Writes a number as JavaScript does, because VS Code saves a notebook with <c>JSON.stringify</c>:
/// 0.00001 and not 1E-05, 1e-7 and not 1E-07, 0 and not -0.</summary>
/// <remarks>A number that JavaScript cannot hold, such as an id of twenty digits, stays as it is written. Source:
/// ECMA-262, Number::toString.</remarks>
internal static class JsonNumber
{
    private const int MostDigits = 21;
    private const int MostZeros = 6;

    /// <summary>The number as JavaScript writes it.</summary>
    /// <param name="number">The number as JSON writes it, in any form.</param>
    public static string Canonical(string number)
    {
        if (number.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && number.Length <= 15)
            return number;
        var written = Parts(number);
        if (written.Digits.Length == 0)
            return "0";
        double value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) && Parts(value.ToString("R", CultureInfo.InvariantCulture)) == written ? Write(written) : number;
    }

    /// <summary>The digits that say something, and how many places of them (or zeros) stand before the point:
    /// 0.digits · 10^point.</summary>
    private static (bool IsNegative, string Digits, int Point) Parts(string number)
    {
        bool isNegative = number[0] == '-';
        string unsigned = isNegative ? number[1..] : number;
        int end = unsigned.IndexOfAny(['e', 'E']);
        // An exponent too long to be counted belongs to 0 or to no double.
        int exponent = end < 0 ? 0
            : int.TryParse(unsigned[(end + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int counted)
                && Math.Abs((long)counted) < 100_000 ? counted : 100_000;
        string mantissa = end < 0 ? unsigned : unsigned[..end];
        int dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        string all = mantissa.Replace(".", "", StringComparison.Ordinal), digits = all.TrimStart('0');
        int point = (dot < 0 ? mantissa.Length : dot) + exponent - (all.Length - digits.Length);
        return (isNegative, digits.TrimEnd('0'), point);
    }

    private static string Write((bool IsNegative, string Digits, int Point) number)
    {
        var (isNegative, digits, point) = number;
        string sign = isNegative ? "-" : "";
        if (point > MostDigits || point <= -MostZeros)
            return $"{sign}{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}"
                + $"e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1).ToString(CultureInfo.InvariantCulture)}";
        if (point <= 0)
            return $"{sign}0.{new string('0', -point)}{digits}";
        return point >= digits.Length
            ? $"{sign}{digits}{new string('0', point - digits.Length)}" : $"{sign}{digits[..point]}.{digits[point..]}";
    }
}
