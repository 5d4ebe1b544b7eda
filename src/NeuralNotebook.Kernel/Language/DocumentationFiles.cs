using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NeuralNotebook.Kernel;

/// <summary>Reads a symbol's XML documentation: of a library, from the file beside it; of .NET, from the SDK's reference assemblies;
/// of a cell, from its comments.</summary>
/// <remarks>Nothing is kept but what was asked for: .NET's own files have 25 MB, and searching them takes a few milliseconds.</remarks>
internal sealed class DocumentationFiles
{
    private static readonly Lazy<string[]> OfDotNet = new(FindThoseOfDotNet);
    private readonly ConcurrentDictionary<string, string?> found = new();

    /// <summary>The XML element of a symbol's documentation, or null if there is none.</summary>
    public string? Find(ISymbol symbol, Compilation compilation)
    {
        var definition = (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;
        if (definition.Locations.Any(place => place.IsInSource))
            return definition.GetDocumentationCommentXml() is { Length: > 0 } comment ? comment : null;
        if (definition.GetDocumentationCommentId() is not { } id || definition.ContainingAssembly is not { } assembly
            || compilation.GetMetadataReference(assembly) is not PortableExecutableReference { FilePath: { } path })
            return null;
        return found.GetOrAdd($"{path} {id}", _ => Files(path).Select(file => Search(file, id)).FirstOrDefault(text => text is not null));
    }

    private static IEnumerable<string> Files(string assembly)
    {
        string beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside))
            return [beside];
        // What runs is System.Private.CoreLib; what is documented are the assemblies that programs are compiled with.
        return Path.GetDirectoryName(assembly) == FrameworkFolder.Runtime
            ? OfDotNet.Value.OrderByDescending(file => Path.GetFileNameWithoutExtension(file) == Path.GetFileNameWithoutExtension(assembly))
            : [];
    }

    private static string[] FindThoseOfDotNet()
    {
        if (!Directory.Exists(FrameworkFolder.References))
            return [];
        string? newest = Directory.EnumerateDirectories(FrameworkFolder.References)
            .Select(folder =>
                (Folder: folder, Version: Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version)
                    ? version : new Version()))
            .Where(pack => pack.Version.Major <= Environment.Version.Major)
            .MaxBy(pack => pack.Version).Folder;
        return newest is null ? [] : [.. Directory.EnumerateFiles(Path.Combine(newest, "ref"), "*.xml", SearchOption.AllDirectories)
            .OrderByDescending(file =>
                Path.GetFileName(file) is "System.Runtime.xml" or "System.Collections.xml" or "System.Linq.xml" or "System.Console.xml")
            .ThenBy(file => new FileInfo(file).Length)];
    }

    /// <summary>Looks a member up in a file, piece by piece: the file is never in memory whole.</summary>
    private static string? Search(string file, string id)
    {
        byte[] start =
            Encoding.UTF8.GetBytes(
                $"<member name=\"{id.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}\"");
        byte[] buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            int kept = 0;
            while (stream.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
            {
                var piece = buffer.AsSpan(0, kept + read);
                int place = piece.IndexOf(start);
                if (place >= 0)
                    return ReadMember(stream, stream.Position - piece.Length + place);
                // A name may lie across two pieces.
                kept = Math.Min(piece.Length, start.Length);
                piece[^kept..].CopyTo(buffer);
            }

            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string? ReadMember(FileStream stream, long place)
    {
        stream.Position = place;
        using var reader =
            new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 16 * 1024, leaveOpen: true);
        var text = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            text.Append(line).Append('\n');
            int end = line.IndexOf("</member>", StringComparison.Ordinal);
            if (end >= 0)
                return text.ToString(0, text.Length - line.Length - 1 + end + "</member>".Length);
            if (text.Length < line.Length + 2 && line.Contains("/>", StringComparison.Ordinal)
                && !line.Contains('<', StringComparison.Ordinal))
                return null;
        }

        return null;
    }
}
