using Microsoft.CodeAnalysis;

namespace NeuralNotebook.Kernel;

/// <summary>The assemblies of .NET that every cell may use.</summary>
internal static class FrameworkReferences
{
    /// <summary>.NET's assemblies as a program is compiled with them: the SDK's reference assemblies, which hold a tenth of the bytes and
    /// have their documentation beside them; where there is only the runtime, the assemblies that run.</summary>
    public static IReadOnlyList<PortableExecutableReference> All { get; } =
        [.. Assemblies().Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Their names, without an ending.</summary>
    public static IReadOnlySet<string> Names { get; } = All.Select(reference => Path.GetFileNameWithoutExtension(reference.FilePath!))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Assemblies()
    {
        if (ReferencePack() is { } pack)
            return Directory.EnumerateFiles(pack, "*.dll").Order(StringComparer.Ordinal);
        string[] trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return trusted.Where(path => path.StartsWith(FrameworkFolder.Runtime, StringComparison.Ordinal));
    }

    /// <summary>The newest reference assemblies of the runtime's own version, or null.</summary>
    private static string? ReferencePack()
    {
        // DOTNET/shared/Microsoft.NETCore.App/10.0.12 has its reference assemblies in
        // DOTNET/packs/Microsoft.NETCore.App.Ref/10.0.12/ref/net10.0.
        if (!Directory.Exists(FrameworkFolder.References))
            return null;
        string framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";
        return Directory.EnumerateDirectories(FrameworkFolder.References)
            .OrderByDescending(pack => Version.TryParse(Path.GetFileName(pack).Split('-')[0], out var version) ? version : new Version())
            .Select(pack => Path.Combine(pack, "ref", framework))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "System.Runtime.dll")));
    }
}
