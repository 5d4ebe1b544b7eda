namespace NeuralNotebook.Kernel;

/// <summary>The files of a set of packages and of all they depend on.</summary>
/// <param name="Versions">The version of each package, also of those that others depend on, by its name.</param>
/// <param name="Compile">The assemblies that cells are compiled with.</param>
/// <param name="Runtime">The assemblies that are loaded; often the same.</param>
/// <param name="Native">The native libraries.</param>
/// <param name="Extensions">What the packages bring for .NET Interactive: the files in their <c>interactive-extensions/dotnet</c>.</param>
internal sealed record PackageAssets(
    IReadOnlyDictionary<string, string> Versions, IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime,
    IReadOnlyList<string> Native, IReadOnlyList<string> Extensions)
{
    /// <summary>Nothing.</summary>
    public static PackageAssets None { get; } = new(new Dictionary<string, string>(), [], [], [], []);

    /// <summary>Whether every file is where it was.</summary>
    public bool Exist() => Compile.Concat(Runtime).Concat(Native).Concat(Extensions).All(File.Exists);
}
