using System.Text;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Workshop;

/// <summary>A file that this program writes anew when it is asked again; one that somebody else made, it leaves alone.</summary>
internal static class OwnFile
{
    /// <summary>Makes sure that nothing of somebody else's would be replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="beginning">How ours begins.</param>
    /// <exception cref="NotebookException">There is another file, or a folder.</exception>
    public static void Require(string path, string beginning)
    {
        if (Directory.Exists(path))
            throw new NotebookException($"{path}: is a folder; name another place with --output");
        if (!File.Exists(path))
            return;
        byte[] expected = Encoding.UTF8.GetBytes(beginning), begins = new byte[expected.Length + Encoding.UTF8.Preamble.Length];
        using var file = File.OpenRead(path);
        int length = file.ReadAtLeast(begins, begins.Length, throwOnEndOfStream: false);
        var content = begins.AsSpan(0, length);
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        if (!content.StartsWith(expected))
            throw new NotebookException(
                $"{path}: is a file that this command did not write; move it away, or name another place with --output");
    }

    /// <summary>Writes it, atomically; with the mark by which spreadsheets know UTF-8.</summary>
    /// <exception cref="IOException">It cannot be written, and is as it was.</exception>
    public static void Write(string path, string text) =>
        AtomicFile.WriteBytes(path, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);
}
