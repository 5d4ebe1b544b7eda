using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Pages;

/// <summary>A terminal's text: colours by SGR codes, and a carriage return that writes a line again, as progress bars do.</summary>
internal static partial class AnsiText
{
    private const int Longest = 100_000;

    /// <summary>Writes a text; of a very long one its beginning and its end.</summary>
    public static string ToHtml(string text)
    {
        if (text.Length <= Longest)
            return Coloured(Rewritten(text));
        int left = text.Length - Longest;
        string note =
            string.Create(CultureInfo.InvariantCulture, $"\n… {left:N0} characters are left out here; the notebook holds them …\n");
        return Coloured(Rewritten(text[..(Longest / 2)])) + $"<span class=\"quiet\">{note}</span>"
            + Coloured(Rewritten(text[^(Longest / 2)..]));
    }

    private static string Coloured(string text)
    {
        var html = new StringBuilder();
        bool isBold = false;
        int? color = null;
        foreach (string part in Codes().Split(text))
        {
            var code = Codes().Match(part);
            if (code.Success && code.Length == part.Length)
            {
                if (part[^1] == 'm')
                    (isBold, color) = Styled(isBold, color, part[2..^1]);
            }
            else if (part.Length > 0 && (isBold || color is not null))
            {
                string classes =
                    string.Join(' ',
                        new[] { isBold ? "ansi-bold" : null,
                            color is { } number ? string.Create(CultureInfo.InvariantCulture, $"ansi-color-{number}")
                                : null }.OfType<string>());
                html.Append(CultureInfo.InvariantCulture, $"<span class=\"{classes}\">{Xml.Text(part)}</span>");
            }
            else
                html.Append(Xml.Text(part));
        }

        return html.ToString();
    }

    private static (bool IsBold, int? Color) Styled(bool isBold, int? color, string codes)
    {
        foreach (string code in codes.Split(';'))
        {
            (isBold, color) = int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || code.Length == 0
                ? number switch
                {
                    0 => (false, null),
                    1 => (true, color),
                    22 => (false, color),
                    (>= 30 and <= 37) or (>= 90 and <= 97) => (isBold, number % 10),
                    39 => (isBold, null),
                    _ => (isBold, color),
                } : (isBold, color);
        }

        return (isBold, color);
    }

    private static string Rewritten(string text) =>
        string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n')
            .Select(line => line.Contains('\r', StringComparison.Ordinal)
                ? line.Split('\r').Aggregate((shown, next) => next.Length >= shown.Length ? next : next + shown[next.Length..])
                : line));

    [GeneratedRegex("(\x1b\\[[0-9;]*[A-Za-z])")]
    private static partial Regex Codes();
}
