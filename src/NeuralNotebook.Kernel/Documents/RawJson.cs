using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>A JSON value as its bytes stand in a file: to look at it costs no memory, however large it is.</summary>
/// <remarks>A notebook's file may be a hundred megabytes of numbers and lines, each of which would need ten times its size as an object.
/// The bytes have been found to be valid before (see <see cref="JsonBytes"/>), so the end of a value is found by its brackets
/// and quotes alone.</remarks>
internal readonly struct RawJson
{
    private const int LongestPiece = 4096;

    private static readonly SearchValues<byte> Ends = SearchValues.Create(",:]} \t\r\n"u8), Between = SearchValues.Create(" \t\r\n,:"u8);

    // An answer of the server holds a notebook, a level or two down.
    private static readonly JsonSerializerOptions Writing = new()
    { MaxDepth = JsonBytes.Deepest + 10, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonEnds ends;
    private readonly int start;

    /// <param name="bytes">The value's bytes, and nothing else.</param>
    /// <param name="ends">The ends in the text that it stands in.</param>
    /// <param name="start">Where it begins there.</param>
    private RawJson(ReadOnlyMemory<byte> bytes, JsonEnds ends, int start) => (Bytes, this.ends, this.start) = (bytes, ends, start);

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>What it is; Undefined where there is none.</summary>
    public JsonValueKind Kind => Bytes.IsEmpty ? JsonValueKind.Undefined : Bytes.Span[0] switch
    {
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'"' => JsonValueKind.String,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        (byte)'n' => JsonValueKind.Null,
        _ => JsonValueKind.Number,
    };

    /// <summary>Whether there is no value, or null.</summary>
    public bool IsMissing => Kind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>A field of an object; none where it has no such field, or is no object.</summary>
    public RawJson this[string field] =>
        Kind == JsonValueKind.Object ? Fields().FirstOrDefault(entry => entry.Key == field).Value : default;

    /// <summary>The value that a text holds, between white space.</summary>
    public static RawJson Of(ReadOnlyMemory<byte> text) =>
        new RawJson(text, new JsonEnds(text.Span), start: 0).At(text.Span.IndexOfAnyExcept(Between));

    /// <summary>A value in bytes of its own.</summary>
    public static RawJson Of(JsonNode? value) => Of(JsonSerializer.SerializeToUtf8Bytes(value, Writing).AsMemory());

    /// <summary>The fields of an object, in order.</summary>
    public IEnumerable<KeyValuePair<string, RawJson>> Fields()
    {
        for (int at = Next(1); Bytes.Span[at] != '}';)
        {
            var key = At(at);
            var value = At(Next(at + key.Bytes.Length));
            yield return new(key.Text(), value);
            at = Next(at + key.Bytes.Length);
            at = Next(at + value.Bytes.Length);
        }
    }

    /// <summary>The elements of an array, in order.</summary>
    public IEnumerable<RawJson> Items()
    {
        for (int at = Next(1); Bytes.Span[at] != ']';)
        {
            var item = At(at);
            yield return item;
            at = Next(at + item.Bytes.Length);
        }
    }

    /// <summary>The text that a string says.</summary>
    public string Text()
    {
        var reader = new Utf8JsonReader(Bytes.Span);
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>The text that a string says; null where it is no string.</summary>
    public string? TextOrNull => Kind == JsonValueKind.String ? Text() : null;

    /// <summary>The text that a string says, in pieces; each is good until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<char>> Pieces()
    {
        char[] letters = new char[Math.Min(Bytes.Length, LongestPiece) + 1];
        var decoder = Encoding.UTF8.GetDecoder();
        for (int at = 1; at < Bytes.Length - 1;)
        {
            int plain = PlainLength(at), count = 1;
            if (plain == 0)
                letters[0] = Unescaped(ref at);
            else
                count = decoder.GetChars(Bytes.Span.Slice(at, plain), letters, flush: false);
            at += plain;
            yield return letters.AsMemory(0, count);
        }
    }

    /// <summary>A number, or a word, as it is written.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The value as an object of its own.</summary>
    public JsonNode? ToNode() => JsonNode.Parse(Bytes.Span, documentOptions: new JsonDocumentOptions { MaxDepth = JsonBytes.Deepest + 10 });

    /// <summary>The object with fields that have other values, or are new.</summary>
    public RawJson With(params KeyValuePair<string, RawJson>[] news)
    {
        // Room for all at once: a list that grows would for a moment need three times as much.
        using var changed = new MemoryStream(Bytes.Length + news.Sum(field => field.Value.Bytes.Length + (field.Key.Length * 6) + 4));
        foreach (var (key, value) in Fields().Where(field => !news.Any(other => other.Key == field.Key)).Concat(news))
        {
            changed.Write(changed.Length == 0 ? "{"u8 : ","u8);
            changed.Write(Of(key).Bytes.Span);
            changed.Write(":"u8);
            changed.Write(value.Bytes.Span);
        }

        changed.Write("}"u8);
        return Of(changed.GetBuffer().AsMemory(0, (int)changed.Length));
    }

    /// <summary>The value that begins at a place; none where there is none.</summary>
    private RawJson At(int at) => at < 0 || at >= Bytes.Length ? default : new(Bytes.Slice(at, LengthAt(at)), ends, start + at);

    private int Next(int at) => Bytes.Span[at..].IndexOfAnyExcept(Between) is >= 0 and var blanks ? at + blanks : Bytes.Length;

    private int LengthAt(int at) => Bytes.Span[at] switch
    {
        (byte)'"' => JsonEnds.LengthOfString(Bytes.Span[at..]),
        (byte)'{' or (byte)'[' => ends.LengthAt(Bytes.Span[at..], start + at),
        _ => Bytes.Span[at..].IndexOfAny(Ends) is >= 0 and var end ? end : Bytes.Length - at,
    };

    /// <summary>How many bytes from a place on are letters as they are, up to a piece.</summary>
    private int PlainLength(int at)
    {
        var rest = Bytes.Span[at..^1];
        rest = rest[..Math.Min(rest.Length, LongestPiece)];
        return rest.IndexOf((byte)'\\') is >= 0 and var end ? end : rest.Length;
    }

    private char Unescaped(ref int at)
    {
        var escape = Bytes.Span[(at + 1)..];
        at += escape[0] == 'u' ? 6 : 2;
        return (char)escape[0] switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\b',
            'f' => '\f',
            'u' => (char)ushort.Parse(escape.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            var itself => itself,
        };
    }
}
