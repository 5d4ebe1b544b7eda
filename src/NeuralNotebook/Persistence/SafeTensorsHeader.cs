using System.Text.Json;

namespace NeuralNotebook;

/// <summary>The header of a safetensors file. It is gone through token by token:
/// a tree of a header made to be large would take many times the file's memory.</summary>
/// <param name="json">The header's text.</param>
/// <param name="dataLength">How many bytes follow it.</param>
internal sealed class SafeTensorsHeader(byte[] json, long dataLength)
{
    private const int LongestName = 1000;

    /// <summary>How many bytes follow the header.</summary>
    public long DataLength => dataLength;

    /// <summary>A text of the metadata, in UTF-8; null where there is none of that name.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="longest">How many bytes it may have.</param>
    /// <exception cref="InvalidDataException">The header is not of the form the format describes, or the text is too long.</exception>
    public byte[]? Metadata(string key, int longest)
    {
        byte[]? found = null;
        bool seen = false;
        ForEachEntry((ref Utf8JsonReader reader) =>
        {
            if (!reader.ValueTextEquals(SafeTensors.MetadataName))
            {
                reader.Skip();
                return;
            }

            Require(!seen, "has metadata twice in its header");
            seen = true;
            Require(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "has metadata that are no JSON object");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool wanted = reader.ValueTextEquals(key);
                Require(reader.Read() && reader.TokenType == JsonTokenType.String, "has metadata that are not all texts");
                if (!wanted)
                    continue;
                Require(found is null, $"has '{key}' twice in its metadata");
                // In the file a byte may be written as six: \u0022.
                Require(reader.ValueSpan.Length <= 6L * longest,
                    $"has a '{key}' of {reader.ValueSpan.Length} bytes in its metadata; at most {longest} are read");
                byte[] text = new byte[reader.ValueSpan.Length];
                found = text[..reader.CopyString(text)];
                Require(found.Length <= longest, $"has a '{key}' of {found.Length} bytes in its metadata; at most {longest} are read");
            }
        });
        return found;
    }

    /// <summary>Puts the matrices of a model in the order in which their numbers follow the header.</summary>
    /// <param name="wanted">The tensors that must be there, and no others.</param>
    /// <exception cref="InvalidDataException">A tensor is missing, of another type or shape, or not where it should be.</exception>
    public IReadOnlyList<(string Name, Matrix Value)> InFileOrder(IReadOnlyList<(string Name, Matrix Value)> wanted)
    {
        var shapes = wanted.ToDictionary(tensor => tensor.Name, tensor => tensor.Value);
        var places = new Dictionary<string, (long Start, long End)>();
        string? surplus = null;
        ForEachEntry((ref Utf8JsonReader reader) =>
        {
            if (reader.ValueSpan.Length > LongestName)
                throw new InvalidDataException($"holds a tensor whose name is {reader.ValueSpan.Length} bytes long");
            string name = reader.GetString()!;
            if (!shapes.TryGetValue(name, out var value))
            {
                surplus ??= name == SafeTensors.MetadataName ? null : name;
                reader.Skip();
                return;
            }

            Require(places.TryAdd(name, ReadPlace(ref reader, name, value)), $"holds '{name}' twice");
        });
        string? missing = wanted.Select(tensor => tensor.Name).FirstOrDefault(name => !places.ContainsKey(name));
        string others = $"holds '{surplus}', for which its layers have no place";
        if (missing is not null)
            throw new InvalidDataException($"lacks '{missing}'{(surplus is null ? "" : $", and {others}")}");
        Require(surplus is null, others);

        long at = 0;
        var ordered = wanted.OrderBy(tensor => places[tensor.Name].Start).ToArray();
        foreach (var (name, _) in ordered)
        {
            long start = places[name].Start;
            Require(start >= at, $"lets '{name}' begin at byte {start}, where another tensor still has its numbers");
            Require(start == at, $"has {start - at} bytes before '{name}' that belong to no tensor");
            at = places[name].End;
        }

        Require(at == dataLength, $"has {dataLength - at} bytes at its end that belong to no tensor");
        return ordered;
    }

    private delegate void EntryReader(ref Utf8JsonReader reader);

    /// <summary>Shows the header's entries to a reader that stands on the name of each, and leaves it on the last
    /// token of its value.</summary>
    private void ForEachEntry(EntryReader read)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            Require(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "has a header that is no JSON object");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                read(ref reader);
            // Anything but spaces after the object is an error that the reader finds.
            reader.Read();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("has a header that is not valid JSON, or nested too deeply", error);
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException("has a header with half a character (a lone surrogate) in it", error);
        }
    }

    private (long Start, long End) ReadPlace(ref Utf8JsonReader reader, string name, Matrix value)
    {
        Require(reader.Read() && reader.TokenType == JsonTokenType.StartObject, $"describes '{name}' in another way than the format does");
        (long Rows, long Columns)? shape = null;
        (long Start, long End)? place = null;
        bool typed = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!typed && reader.ValueTextEquals("dtype"))
            {
                typed = reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("F64");
                string kind = reader.ValueSpan.Length <= 10 ? System.Text.Encoding.UTF8.GetString(reader.ValueSpan) : "something else";
                Require(typed, $"holds '{name}' as {kind}; this engine computes with F64");
            }
            else if (shape is null && reader.ValueTextEquals("shape"))
            {
                shape = ReadPair(ref reader)
                    ?? throw new InvalidDataException(
                        $"holds '{name}' in a shape that is not two whole numbers; a matrix has rows and columns");
            }
            else if (place is null && reader.ValueTextEquals("data_offsets"))
            {
                place = ReadPair(ref reader) ?? throw new InvalidDataException($"does not say where '{name}' begins and ends");
            }
            else
            {
                throw new InvalidDataException($"describes '{name}' in another way than the format does");
            }
        }

        if (!typed || shape is not var (rows, columns) || place is not var (start, end))
            throw new InvalidDataException($"describes '{name}' without its type, its shape or its place");
        Require(start >= 0 && end >= start && end <= dataLength,
            $"says that '{name}' lies at bytes {start} to {end} of {dataLength}: it is cut off");
        var bytes = (Int128)rows * columns * sizeof(double);
        Require(bytes == end - start, $"gives '{name}' {end - start} bytes, and {rows} × {columns} doubles take {bytes}");
        Require(rows == value.Rows && columns == value.Columns,
            $"holds '{name}' as {rows} × {columns}, where its layers need {value.Shape}");
        return (start, end);
    }

    /// <summary>Two whole numbers in brackets; null where something else stands there.</summary>
    private static (long First, long Second)? ReadPair(ref Utf8JsonReader reader)
    {
        long first = 0, second = 0;
        return reader.Read() && reader.TokenType == JsonTokenType.StartArray
            && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out first)
            && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out second)
            && reader.Read() && reader.TokenType == JsonTokenType.EndArray
            ? (first, second)
            : null;
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new InvalidDataException(otherwise);
    }
}
