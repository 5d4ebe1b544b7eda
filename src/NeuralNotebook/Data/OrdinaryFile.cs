namespace NeuralNotebook;

/// <summary>Files whose length is known before anything is read. Folders, pipes and devices have none,
/// and some of them never end.</summary>
internal static class OrdinaryFile
{
    /// <summary>Opens a file to read, at its start.</summary>
    /// <exception cref="InvalidDataException">The path leads to a folder, a pipe or a device, or the file is empty.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading it is not allowed.</exception>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new InvalidDataException($"{path}: is a folder; a file is expected");
        // Asked before it is opened, for opening a pipe waits until somebody writes into it. A link's own length says nothing.
        var file = new FileInfo(path);
        if (file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file) is { Exists: true, Length: 0 })
            throw new InvalidDataException($"{path}: is empty, or a pipe or a device; a file that holds something is expected");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
    }

    /// <summary>All bytes of a file.</summary>
    /// <exception cref="InvalidDataException">As for <see cref="Open"/>, or the file is larger than an array can be.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        using var stream = Open(path);
        if (stream.Length > Array.MaxLength)
            throw new InvalidDataException($"{path}: holds {stream.Length} bytes; files up to {Array.MaxLength} can be read");
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(bytes);
        return bytes;
    }
}
