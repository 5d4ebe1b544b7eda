using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Reads JSON that every program reads alike: whole, in a known encoding, no key twice in an object, no half characters.</summary>
/// <remarks>What is wrong is found here, with its place, and never later, when half of the work is done.</remarks>
internal static class JsonBytes
{
    /// <summary>How deep arrays and objects may lie in each other. Notebooks reach about ten;
    /// whoever walks through the deepest needs well under a megabyte of stack.</summary>
    public const int Deepest = 1000;

    // What is reused is cleared, and clearing takes as long as the largest object that was there took.
    private const int LargestReused = 64;

    private static readonly UTF8Encoding WholeCharacters = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // An answer of the server holds a notebook, a level or two down.
    private static readonly JsonSerializerOptions Writing = new() { MaxDepth = Deepest + 10 };

    /// <summary>Reads a file's or a message's bytes.</summary>
    /// <returns>The value; null if it is JSON's null.</returns>
    /// <exception cref="FormatException">It is not such JSON; the message says why and where, and makes a sentence with what it is about
    /// at its front.</exception>
    public static JsonNode? Parse(ReadOnlyMemory<byte> bytes) => Checked(bytes).ToNode();

    /// <summary>Finds out whether a file's or a message's bytes can be read, and leaves them as they are.</summary>
    /// <exception cref="FormatException">They cannot; the message says why and where, and makes a sentence with what it is about
    /// at its front.</exception>
    public static RawJson Checked(ReadOnlyMemory<byte> bytes)
    {
        var utf8 = TextBytes.ToUtf8(bytes);
        if (utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            throw new FormatException("is empty");
        Check(utf8.Span);
        return RawJson.Of(utf8);
    }

    /// <inheritdoc cref="Checked(ReadOnlyMemory{byte})"/>
    public static RawJson Checked(string text)
    {
        try
        {
            return Checked(WholeCharacters.GetBytes(text));
        }
        catch (EncoderFallbackException error)
        {
            throw new FormatException($"holds half a character (a lone surrogate, at character {error.Index + 1})", error);
        }
    }

    /// <summary>Writes a value that may be as deep as one that was read, and a little deeper.</summary>
    public static string Write(JsonNode value) => value.ToJsonString(Writing);

    /// <summary>A key as a message of one line can hold it.</summary>
    internal static string Shortened(string key) =>
        OneLine(key.Length <= 40 ? key : key[..(char.IsHighSurrogate(key[39]) ? 39 : 40)] + "…");

    private static string OneLine(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));

    private static void Check(ReadOnlySpan<byte> utf8)
    {
        var keys = new List<HashSet<string>>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest + 1 });
        try
        {
            while (reader.Read())
            {
                int at = (int)reader.TokenStartIndex;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= Deepest)
                    throw new FormatException(
                        $"is nested more than {Deepest} levels deep ({TextBytes.Place(utf8, at)}), and so deep nothing is read");
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped
                    && HalfCharacter(reader.ValueSpan) is var half and >= 0)
                    throw new FormatException($"holds half a character, {Encoding.ASCII.GetString(reader.ValueSpan.Slice(half, 6))}"
                        + $" ({TextBytes.Place(utf8, at + 1 + half)}), which is no text: delete it, or write the whole character");
                if (reader.TokenType == JsonTokenType.StartObject)
                    Begin(keys, reader.CurrentDepth);
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString()! is var key
                    && !keys[reader.CurrentDepth - 1].Add(key))
                    throw new FormatException($"has the key \"{Shortened(key)}\" twice in one object ({TextBytes.Place(utf8, at)}"
                        + "): programs differ in which of the two they take");
            }
        }
        catch (JsonException error)
        {
            throw new FormatException(
                $"is not valid JSON ({TextBytes.Place(utf8, error.LineNumber ?? 0, error.BytePositionInLine ?? 0)}){Reason(error)}", error);
        }
    }

    private static void Begin(List<HashSet<string>> keys, int depth)
    {
        while (keys.Count <= depth)
            keys.Add([]);
        if (keys[depth].Count > LargestReused)
            keys[depth] = [];
        else
            keys[depth].Clear();
    }

    /// <summary>Where a string's escapes name one half of a surrogate pair without the other; -1 if they do not.</summary>
    private static int HalfCharacter(ReadOnlySpan<byte> escaped)
    {
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
                continue;
            if (escaped[i + 1] != 'u')
            {
                i++;
                continue;
            }

            char unit = Unit(escaped[(i + 2)..]);
            bool isPair = char.IsHighSurrogate(unit) && escaped[(i + 6)..] is [(byte)'\\', (byte)'u', _, _, _, _, ..] next
                && char.IsLowSurrogate(Unit(next[2..]));
            if (char.IsSurrogate(unit) && !isPair)
                return i;
            i += isPair ? 11 : 5;
        }

        return -1;
    }

    private static char Unit(ReadOnlySpan<byte> digits) => (char)Convert.ToUInt16(Encoding.ASCII.GetString(digits[..4]), 16);


    /// <summary>What the reader says, without its own count of lines and its advice to programmers.</summary>
    private static string Reason(JsonException error)
    {
        string reason = error.Message.Split(" LineNumber:")[0]
            .Replace(" Change the reader options.", "", StringComparison.Ordinal).TrimEnd('.');
        return reason.Length == 0 ? "" : $": {OneLine(reason)}";
    }
}
