using System.Text;

namespace NeuralNotebook.Pages;

/// <summary>The letters of <c>\mathbf</c> and its like: Unicode has them as characters of their own.</summary>
internal static class TexAlphabets
{
    // Where an alphabet's capitals, small letters and digits begin; 0 for none.
    private static readonly Dictionary<string, (int Capitals, int Small, int Digits)> Starts = new()
    {
        ["mathbf"] = (0x1D400, 0x1D41A, 0x1D7CE),
        ["boldsymbol"] = (0x1D400, 0x1D41A, 0x1D7CE),
        ["bm"] = (0x1D400, 0x1D41A, 0x1D7CE),
        ["mathsf"] = (0x1D5A0, 0x1D5BA, 0x1D7E2),
        ["mathtt"] = (0x1D670, 0x1D68A, 0x1D7F6),
        ["mathbb"] = (0x1D538, 0x1D552, 0x1D7D8),
        ["mathcal"] = (0x1D49C, 0x1D4B6, 0),
        ["mathscr"] = (0x1D49C, 0x1D4B6, 0),
        ["mathfrak"] = (0x1D504, 0x1D51E, 0),
    };

    // These had a place in Unicode before the alphabets got theirs.
    private static readonly Dictionary<int, string> Older = new()
    {
        [0x1D53A] = "ℂ",
        [0x1D53F] = "ℍ",
        [0x1D545] = "ℕ",
        [0x1D547] = "ℙ",
        [0x1D548] = "ℚ",
        [0x1D549] = "ℝ",
        [0x1D551] = "ℤ",
        [0x1D49D] = "ℬ",
        [0x1D4A0] = "ℰ",
        [0x1D4A1] = "ℱ",
        [0x1D4A3] = "ℋ",
        [0x1D4A4] = "ℐ",
        [0x1D4A7] = "ℒ",
        [0x1D4A8] = "ℳ",
        [0x1D4AD] = "ℛ",
        [0x1D4BA] = "ℯ",
        [0x1D4BC] = "ℊ",
        [0x1D4C4] = "ℴ",
        [0x1D506] = "ℭ",
        [0x1D50B] = "ℌ",
        [0x1D50C] = "ℑ",
        [0x1D515] = "ℜ",
        [0x1D51D] = "ℨ",
    };

    /// <summary>Whether a command names an alphabet.</summary>
    public static bool Has(string command) => Starts.ContainsKey(command);

    /// <summary>Letters and digits in an alphabet; what it lacks stays as it is.</summary>
    public static string Write(string command, string letters)
    {
        var (capitals, small, digits) = Starts[command];
        var written = new StringBuilder();
        foreach (char letter in letters)
        {
            int code = letter switch
            {
                >= 'A' and <= 'Z' => capitals + letter - 'A',
                >= 'a' and <= 'z' => small + letter - 'a',
                >= '0' and <= '9' when digits > 0 => digits + letter - '0',
                _ => 0,
            };
            written.Append(code == 0 ? letter.ToString()
                : Older.TryGetValue(code, out string? older) ? older : char.ConvertFromUtf32(code));
        }

        return written.ToString();
    }
}
