using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>The assemblies that cells see: the framework, this kernel, and what <c>#r</c> names, read from copies so that a rebuild never finds its files locked.</summary>
internal sealed class AssemblyReferences : MetadataReferenceResolver, IDisposable
{
    private static readonly PortableExecutableReference Own = MetadataReference.CreateFromFile(typeof(CellFunctions).Assembly.Location);
    private static readonly string[] Companions = [".pdb", ".xml"];
    private readonly string folder;
    private readonly TemporaryFolder copies = new();
    private readonly Dictionary<string, PortableExecutableReference> byPath = [];
    private readonly List<string> folders = [];
    private readonly Lock gate = new();
    private volatile IReadOnlyList<MetadataReference> references = [.. FrameworkReferences.All, Own];

    /// <param name="folder">The notebook's folder, which relative paths start from.</param>
    public AssemblyReferences(string folder)
    {
        this.folder = folder;
        Packages = new SessionPackages(folder, copies);
        // A kernel ends where it stands, by a client's request or by a cell's Environment.Exit, and the copies go with it.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The NuGet packages of the session.</summary>
    public SessionPackages Packages { get; }

    /// <summary>The notebook's folder.</summary>
    public string Folder => folder;

    /// <summary>Everything that the next cell may use.</summary>
    public IReadOnlyList<MetadataReference> All => references;

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <summary>Adds what the <c>#r</c> lines of a cell name.</summary>
    public void AddDirectives(SyntaxTree tree)
    {
        foreach (ReferenceDirectiveTriviaSyntax directive in ((CompilationUnitSyntax)tree.GetRoot()).GetReferenceDirectives())
        {
            string named = directive.File.ValueText;
            foreach (var reference in PackageReference.IsMeantBy(named) ? PackageAssemblies() : ResolveReference(named, null, MetadataReferenceProperties.Assembly))
            {
                // A new list: an editor's question may be reading the old one.
                if (!references.Contains(reference))
                    references = [.. references, reference];
            }
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (PackageReference.IsMeantBy(reference))
            return ResolvePackage(reference);
        string path = Path.GetFullPath(reference, folder);
        if (File.Exists(path))
            return [Reference(path)];

        // A bare name is an assembly of the framework, as in .NET Interactive: #r "System.Xml".
        string name = Path.GetFileNameWithoutExtension(reference);
        return reference.Contains('/', StringComparison.Ordinal) || reference.Contains('\\', StringComparison.Ordinal)
            ? []
            : [.. references.OfType<PortableExecutableReference>().Where(known => Path.GetFileNameWithoutExtension(known.FilePath) == name)];
    }

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        Find(referenceIdentity.Name) is { } path ? Reference(path) : null;

    /// <summary>The copy of an assembly that lies beside one that <c>#r</c> named, or null.</summary>
    public string? FindCopy(AssemblyName name)
    {
        if (name.Name is not { } simple)
            return null;
        if (Find(simple) is { } path)
            return Reference(path).FilePath;
        // .NET's own assemblies are never taken from a package: both would hold the same types.
        return FrameworkReferences.Names.Contains(simple) ? null : Packages.FindAssembly(simple);
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Removes the copies.</summary>
    public void Dispose() => copies.Dispose();

    /// <summary>Stands for all of a package's assemblies: Roslyn takes one reference for a line, and <see cref="AddDirectives"/> gives it the others.</summary>
    private ImmutableArray<PortableExecutableReference> ResolvePackage(string reference)
    {
        try
        {
            return Packages.Has(PackageReference.Parse(reference)) ? [Own] : [];
        }
        catch (FormatException)
        {
            // Still being written.
            return [];
        }
    }

    private ImmutableArray<PortableExecutableReference> PackageAssemblies()
    {
        lock (gate)
        {
            return [.. Packages.Assets.Compile.Where(path => IsNew(Path.GetFileNameWithoutExtension(path), path))
                .Select(path => byPath.TryGetValue(path, out var known) ? known : byPath[path] = MetadataReference.CreateFromFile(path))];
        }
    }

    /// <summary>Whether no assembly of that name is referenced from elsewhere: the first one stays, as it does when it is loaded.</summary>
    private bool IsNew(string name, string path) => !FrameworkReferences.Names.Contains(name)
        && !references.OfType<PortableExecutableReference>().Any(known => known.FilePath != path && Path.GetFileNameWithoutExtension(known.FilePath) == name);

    private string? Find(string assembly)
    {
        lock (gate)
            return folders.Select(place => Path.Combine(place, assembly + ".dll")).FirstOrDefault(File.Exists);
    }

    private PortableExecutableReference Reference(string path)
    {
        lock (gate)
            return byPath.TryGetValue(path, out var known) ? known : Copy(path);
    }

    private PortableExecutableReference Copy(string path)
    {
        string copy = Path.Combine(Directory.CreateDirectory(Path.Combine(copies.Path, $"{byPath.Count}")).FullName, Path.GetFileName(path));
        File.Copy(path, copy);
        // Its lines, for stack traces, and its documentation come along.
        foreach (string companion in Companions.Select(ending => Path.ChangeExtension(path, ending)).Where(File.Exists))
            File.Copy(companion, Path.ChangeExtension(copy, Path.GetExtension(companion)));
        if (!folders.Contains(Path.GetDirectoryName(path)!))
            folders.Add(Path.GetDirectoryName(path)!);
        return byPath[path] = MetadataReference.CreateFromFile(copy);
    }
}
