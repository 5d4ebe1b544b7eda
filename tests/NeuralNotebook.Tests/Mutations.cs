using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Tests;

/// <summary>Valid files, a little changed: what a bad disk, a broken transfer or a careless editor makes of them.
/// Equal seeds give equal files.</summary>
internal sealed partial class Mutations(int seed)
{
    private static readonly string[] Numbers =
        ["0", "-0", "1", "-1", "2", "3", "5", "7", "0.5", "2147483647", "2147483648", "4294967295", "2000000000", "65536",
            "9007199254740993", "9223372036854775807", "18446744073709551616", "1e999", "-1e400", "1e-400", "NaN", "0x1F", "1,5"];

    private readonly Random random = new(seed);

    public int Next(int limit) => random.Next(limit);

    /// <summary>Bytes with one to three places changed, taken away, put in or doubled, or with their end cut off.</summary>
    public byte[] Bytes(byte[] valid)
    {
        List<byte> bytes = [.. valid];
        for (int times = 1 + random.Next(3); times > 0 && bytes.Count > 0; times--)
        {
            int place = random.Next(bytes.Count), length = 1 + random.Next(Math.Min(8, bytes.Count - place));
            switch (random.Next(6))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(place, length);
                    break;
                case 3:
                    bytes.InsertRange(place, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 4:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                default:
                    bytes.AddRange(bytes.GetRange(place, length));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A text with one of its numbers changed to an extreme one, or one of its signs to another that means something.</summary>
    public string Text(string valid, string signs)
    {
        var numbers = Number().Matches(valid);
        if (numbers.Count > 0 && random.Next(2) == 0)
        {
            var number = numbers[random.Next(numbers.Count)];
            return string.Concat(valid.AsSpan(0, number.Index), Numbers[random.Next(Numbers.Length)],
                valid.AsSpan(number.Index + number.Length));
        }

        int place = random.Next(valid.Length);
        string sign = signs[random.Next(signs.Length)].ToString(CultureInfo.InvariantCulture);
        return string.Concat(valid.AsSpan(0, place), sign, valid.AsSpan(place + random.Next(2)));
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
