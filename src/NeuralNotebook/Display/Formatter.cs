namespace NeuralNotebook;

/// <summary>Writes values of one type as one MIME type: the shape that the formatter convention asks for.</summary>
internal sealed class Formatter<T>(string mimeType, Func<T, string?> text)
{
    public string MimeType { get; } = mimeType;

    public Type Type { get; } = typeof(T);

    /// <summary>Writes <paramref name="instance"/> and says so, or returns false and writes nothing.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value || text(value) is not { } shown)
            return false;
        writer.Write(shown);
        return true;
    }
}
