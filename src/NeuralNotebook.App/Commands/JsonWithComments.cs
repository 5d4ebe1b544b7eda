using System.Text;
using System.Text.Json;

namespace NeuralNotebook.App;

/// <summary>Adds to a JSON text that a person wrote, with comments and trailing commas, and leaves every other byte
/// of it as it was.</summary>
internal static class JsonWithComments
{
    /// <summary>Adds an item at the end of an object or array.</summary>
    /// <param name="text">The whole text, in UTF-8 and without a byte-order mark.</param>
    /// <param name="path">The names that lead from the outermost object to the container; where one stands twice,
    /// the later one counts.</param>
    /// <param name="item">What to add: an object's <c>"name": value</c>, or an array's value.</param>
    /// <returns>The new text; null if nothing has that path.</returns>
    /// <exception cref="JsonException">The text is no JSON with comments.</exception>
    public static byte[]? Append(byte[] text, IReadOnlyList<string> path, string item)
    {
        if (Find(text, path) is not { IsContainer: true } container)
            return null;
        int lastByte = container.End;
        while (IsWhiteSpace(text[lastByte - 1]))
            lastByte--;
        string written = Encoding.UTF8.GetString(text, container.Start, container.End - container.Start);
        bool isOnOneLine = path.Count > 0 && !written.Contains('\n', StringComparison.Ordinal);
        string newLine = Encoding.UTF8.GetString(text).Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string outer = Indent(text, container.Start);
        string inner = container.FirstItem is { } first && Indent(text, first) is { Length: > 0 } indent ? indent : outer + "    ";

        // The comma belongs to the item before, whatever comments follow it.
        string comma = container.LastItemEnd is not null && !container.HasTrailingComma ? "," : "";
        int commaAt = container.LastItemEnd ?? lastByte;
        string before = isOnOneLine ? comma.Length > 0 || container.HasTrailingComma ? " " : "" : newLine + inner;
        string after = isOnOneLine ? Encoding.UTF8.GetString(text, lastByte, container.End - lastByte) : newLine + outer;
        return [.. text[..commaAt], .. Encoding.UTF8.GetBytes(comma), .. text[commaAt..lastByte],
            .. Encoding.UTF8.GetBytes(before + item + after), .. text[container.End..]];
    }

    /// <summary>The value at a path, parsed; null if nothing has that path.</summary>
    /// <exception cref="JsonException">The text is no JSON with comments.</exception>
    public static JsonElement? Value(byte[] text, IReadOnlyList<string> path)
    {
        if (Find(text, path) is not { } found)
            return null;
        using var document = JsonDocument.Parse(text.AsMemory(found.Start, found.ValueEnd - found.Start),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return document.RootElement.Clone();
    }

    /// <summary>Whether a byte is JSON's white space, and not a part of a letter.</summary>
    public static bool IsWhiteSpace(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static Place? Find(byte[] text, IReadOnlyList<string> path)
    {
        // Allow, not Skip: a comment's place counts, too.
        var reader =
            new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Allow, AllowTrailingCommas = true });
        Place? found = null;
        int matched = 0;
        while (reader.Read())
        {
            // The value of the name that was matched last, or the outermost one; deeper ones were passed over.
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                if (matched == reader.CurrentDepth - 1 && matched < path.Count && reader.ValueTextEquals(path[matched]))
                {
                    matched++;
                    continue;
                }
            }
            else if (reader.TokenType is not (JsonTokenType.Comment or JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                if (reader.CurrentDepth != matched)
                    continue;
                if (matched == path.Count)
                {
                    found = Measure(text, ref reader);
                    matched = path.Count == 0 ? int.MaxValue : path.Count - 1;
                }
                else if (reader.TokenType != JsonTokenType.StartObject)
                {
                    matched = Math.Max(0, matched - 1);
                }
            }
            else if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth > 0 && reader.CurrentDepth == matched)
            {
                matched--;
            }
        }

        return found;
    }

    private static Place Measure(byte[] text, ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex, depth = reader.CurrentDepth;
        bool isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (!isContainer)
            return new Place(start, 0, (int)reader.BytesConsumed, false, null, null, false);
        int? first = null, lastEnd = null;
        int checkedTo = start + 1;
        bool hasComma = false;
        while (reader.Read())
        {
            // Between two tokens stand only white space, commas and colons.
            hasComma |= text.AsSpan(checkedTo, (int)reader.TokenStartIndex - checkedTo).Contains((byte)',');
            if (reader.CurrentDepth == depth && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                break;
            checkedTo = (int)reader.BytesConsumed;
            if (reader.TokenType == JsonTokenType.Comment)
                continue;
            first ??= (int)reader.TokenStartIndex;
            (lastEnd, hasComma) = (checkedTo, false);
        }

        return new Place(start, (int)reader.TokenStartIndex, (int)reader.BytesConsumed, true, first, lastEnd, hasComma);
    }

    /// <summary>The white space before what stands first on a line.</summary>
    private static string Indent(byte[] text, int position)
    {
        int line = text.AsSpan(0, position).LastIndexOf((byte)'\n') + 1;
        int end = line;
        while (end < position && text[end] is (byte)' ' or (byte)'\t')
            end++;
        return Encoding.UTF8.GetString(text, line, end - line);
    }

    /// <summary>Where a value lies: from its first byte to behind its last; and of a container,
    /// where its closing bracket is and what it holds.</summary>
    private sealed record Place(int Start, int End, int ValueEnd, bool IsContainer, int? FirstItem, int? LastItemEnd,
        bool HasTrailingComma);
}
