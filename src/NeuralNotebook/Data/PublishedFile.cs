namespace NeuralNotebook;

/// <summary>A file as its authors published it, so that a copy from anywhere can be told from another file.</summary>
/// <param name="Name">Its name without <c>.gz</c>.</param>
/// <param name="ZippedLength">How many bytes the gzip file has.</param>
/// <param name="ZippedSha256">The SHA-256 of the gzip file, in lower-case hexadecimal.</param>
/// <param name="Sha256">The SHA-256 of what is packed in it.</param>
internal sealed record PublishedFile(string Name, long ZippedLength, string ZippedSha256, string Sha256)
{
    /// <summary>The name that mirrors offer the file under.</summary>
    public string ZippedName => Name + ".gz";
}
