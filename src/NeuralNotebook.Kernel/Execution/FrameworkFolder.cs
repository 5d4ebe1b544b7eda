using System.Reflection;

namespace NeuralNotebook.Kernel;

/// <summary>Where .NET's files lie. In a browser, where assemblies come over the network and have no place,
/// they are laid under the program's folder: see NeuralNotebook.Browser.</summary>
internal static class FrameworkFolder
{
    private static readonly string Root = Path.GetDirectoryName(typeof(object).Assembly.Location) is { Length: > 0 } runtime
        ? Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."))
        : AppContext.BaseDirectory;

    /// <summary>The assemblies that run.</summary>
    public static string Runtime { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    /// <summary>The SDK's reference assemblies, a folder for each version.</summary>
    public static string References { get; } = Path.Combine(Root, "packs", "Microsoft.NETCore.App.Ref");

    /// <summary>The file of one of this program's own assemblies.</summary>
    public static string FileOf(Assembly assembly) =>
        assembly.Location is { Length: > 0 } file ? file : Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.dll");
}
