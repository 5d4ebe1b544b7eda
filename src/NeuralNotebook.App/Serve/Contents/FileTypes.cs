using Microsoft.AspNetCore.StaticFiles;

namespace NeuralNotebook.App.Serve;

/// <summary>What kind of file a name stands for.</summary>
internal static class FileTypes
{
    private static readonly FileExtensionContentTypeProvider Known = new();

    /// <summary>The MIME type of a file.</summary>
    public static string Of(string path, bool isText) =>
        Known.TryGetContentType(path, out string? type) ? type : isText ? "text/plain" : "application/octet-stream";
}
