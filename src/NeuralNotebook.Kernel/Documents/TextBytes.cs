using System.Text;
using System.Text.Unicode;

namespace NeuralNotebook.Kernel;

/// <summary>The bytes of a text file as plain UTF-8, or the reason why they are no text.</summary>
internal static class TextBytes
{
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    private static readonly (string Name, Encoding Encoding)[] Marked =
    [
        ("UTF-32", new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true)),
        ("UTF-32", new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true)),
        ("UTF-16", new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)),
        ("UTF-16", new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)),
    ];

    /// <summary>Reads a file in UTF-8, with or without a byte-order mark, or in UTF-16 or UTF-32 with one.</summary>
    /// <exception cref="FormatException">A byte belongs to no character: the message names its place.</exception>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> bytes)
    {
        foreach (var (name, encoding) in Marked)
        {
            int mark = encoding.Preamble.Length;
            if (!bytes.Span.StartsWith(encoding.Preamble))
                continue;
            try
            {
                return Encoding.UTF8.GetBytes(encoding.GetString(bytes.Span[mark..]));
            }
            catch (DecoderFallbackException error)
            {
                throw new FormatException($"begins as {name} text, and is none from byte {mark + error.Index + 1} on", error);
            }
        }

        var text = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (!Utf8.IsValid(text.Span))
        {
            int at = 0;
            while (Rune.DecodeFromUtf8(text.Span[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
                at += length;
            throw new FormatException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"is not UTF-8 text: byte 0x{text.Span[at]:X2} at {Place(text.Span, at)}"
                        + $" belongs to no character; open it in an editor that knows its encoding (Latin-1 or Windows-1252, perhaps) and "
                        + $"save it as UTF-8"));
        }

        return text;
    }

    /// <summary>Where a byte of a text stands, as an editor shows it.</summary>
    public static string Place(ReadOnlySpan<byte> utf8, int index)
    {
        var before = utf8[..index];
        int start = before.LastIndexOf((byte)'\n') + 1;
        return Place(before.Count((byte)'\n'), before[start..]);
    }

    /// <summary>Where a byte of a text stands whose line is known.</summary>
    public static string Place(ReadOnlySpan<byte> utf8, long line, long byteInLine)
    {
        for (long skipped = 0; skipped < line && utf8.IndexOf((byte)'\n') is var end and >= 0; skipped++)
            utf8 = utf8[(end + 1)..];
        return Place(line, utf8[..(int)Math.Min(byteInLine, utf8.Length)]);
    }

    private static string Place(long line, ReadOnlySpan<byte> before) =>
        FormattableString.Invariant($"line {line + 1}, column {Encoding.UTF8.GetCharCount(before) + 1}");
}
