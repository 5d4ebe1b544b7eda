namespace NeuralNotebook.Kernel;

/// <summary>How a MIME type is written in a notebook.</summary>
internal static class MimeType
{
    /// <summary>Whether data of this type is JSON, and so is stored as a JSON value and not as a string.</summary>
    public static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>Whether a notebook stores data of this type line by line, as nbformat does.</summary>
    public static bool IsLines(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "application/javascript" or "image/svg+xml";

    /// <summary>Whether data of this type is a picture: SVG as text, every other as base64 text.</summary>
    public static bool IsImage(string mimeType) => mimeType.StartsWith("image/", StringComparison.Ordinal);
}
