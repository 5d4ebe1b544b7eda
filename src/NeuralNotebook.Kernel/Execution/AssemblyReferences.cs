using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>The assemblies that cells see: the framework, this kernel, and what <c>#r</c> names,
/// read from copies so that a rebuild never finds its files locked.</summary>
internal sealed class AssemblyReferences : MetadataReferenceResolver, IDisposable
{
    private static readonly PortableExecutableReference Own =
        MetadataReference.CreateFromFile(FrameworkFolder.FileOf(typeof(CellFunctions).Assembly));
    private static readonly string[] Companions = [".pdb", ".xml"];
    private readonly string folder;
    private readonly TemporaryFolder copies = new();
    private readonly Dictionary<string, PortableExecutableReference> byPath = [];
    private readonly Dictionary<string, PortableExecutableReference> byName = new(StringComparer.OrdinalIgnoreCase)
    { [Name(Own.FilePath!)] = Own };
    private readonly List<string> folders = [];
    private readonly HashSet<string> told = [];
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

    /// <summary>Adds the files that the <c>#r</c> lines of a cell name.</summary>
    public void AddDirectives(SyntaxTree tree)
    {
        foreach (var directive in ((CompilationUnitSyntax)tree.GetRoot()).GetReferenceDirectives())
        {
            if (!PackageReference.IsMeantBy(directive.File.ValueText))
                Add(ResolveReference(directive.File.ValueText, null, MetadataReferenceProperties.Assembly));
        }
    }

    /// <summary>Fetches a package and adds its assemblies and those of what it depends on.</summary>
    /// <param name="directive">The line that names it.</param>
    /// <param name="notice">Is told what stays as it was.</param>
    /// <exception cref="PackageException">It cannot be had.</exception>
    public void AddPackage(PackageDirective directive, Action<string> notice)
    {
        try
        {
            Packages.Add(PackageReference.Parse(directive.Text));
        }
        catch (Exception error) when (error is PackageException or FormatException)
        {
            throw new PackageException(error.Message) { Place = directive };
        }

        foreach (string path in Packages.Assets.Compile.Where(path => !FrameworkReferences.Names.Contains(Name(path))))
        {
            var reference = Package(path);
            Add([reference]);
            if (reference.FilePath != path && told.Add(path) && AssemblyVersion.Of(path) is { } offered
                && AssemblyVersion.Of(reference.FilePath!) is { } kept && offered != kept)
                notice($"{Name(path)} {kept} is loaded already and stays; to use {offered}, restart the kernel and ask for the "
                    + "package first.\n");
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath,
        MetadataReferenceProperties properties)
    {
        if (PackageReference.IsMeantBy(reference))
            return ResolvePackage(reference);
        string path = Path.GetFullPath(reference, folder);
        if (File.Exists(path))
            return [Reference(path)];

        // A bare name is an assembly of the framework, as in .NET Interactive: #r "System.Xml".
        string name = Path.GetFileNameWithoutExtension(reference);
        if (reference.Contains('/', StringComparison.Ordinal) || reference.Contains('\\', StringComparison.Ordinal))
            return [];
        PortableExecutableReference[] there =
            [.. references.OfType<PortableExecutableReference>().Where(known => Path.GetFileNameWithoutExtension(known.FilePath) == name)];
        return there.Length == 0 && AddOnFolder.FindShared(name) is { } shared ? [Reference(shared)] : [.. there];
    }

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        string name = referenceIdentity.Name;
        // What our own assembly is made of is no cell's business, unless a package brings it.
        if (ReferenceEquals(definition, Own) || FrameworkReferences.Names.Contains(name))
            return null;
        return Known(name) ?? (Find(name) is { } path ? Reference(path) : Packages.FindAssembly(name) is { } asset ? Package(asset) : null);
    }

    /// <summary>The file that an assembly is loaded from: the copy of one that <c>#r</c> named or that lies beside it, or one of a package;
    /// null for .NET's own and this kernel's.</summary>
    public string? FindCopy(AssemblyName name)
    {
        // There would be a second console, and a second of each of .NET's types.
        if (name.Name is not { } simple || simple == Name(Own.FilePath!) || FrameworkReferences.Names.Contains(simple))
            return null;
        // The one that cells were compiled with. A package's may be a mere description, with the real one elsewhere.
        if (Known(simple)?.FilePath is { } known)
            return Packages.Assets.Compile.Contains(known) ? Packages.FindAssembly(simple) ?? known : known;
        return Find(simple) is { } path ? Reference(path).FilePath : Packages.FindAssembly(simple) ?? AddOnFolder.FindShared(simple);
    }

    /// <summary>The native library that code asks for by a name such as "onnxruntime": a copy of one that lies beside what <c>#r</c> named,
    /// or one of a package; null for the system's.</summary>
    public string? FindNative(string name)
    {
        lock (gate)
        {
            if (folders.SelectMany(place => NativeLibraryName.Candidates(name).Select(file => Path.Combine(place, file)))
                .FirstOrDefault(File.Exists) is not { } path)
                return Packages.FindNative(name);
            string copy = Path.Combine(Directory.CreateDirectory(Path.Combine(copies.Path, "native")).FullName, Path.GetFileName(path));
            if (!File.Exists(copy))
                File.Copy(path, copy);
            return copy;
        }
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Removes the copies.</summary>
    public void Dispose() => copies.Dispose();

    /// <summary>Stands for all of a package's assemblies: Roslyn takes one reference for a line,
    /// and <see cref="AddPackage"/> gave it the others.</summary>
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

    private void Add(IEnumerable<PortableExecutableReference> added)
    {
        foreach (var reference in added)
        {
            // A new list: an editor's question may be reading the old one.
            if (!references.Contains(reference))
                references = [.. references, reference];
        }
    }

    private PortableExecutableReference? Known(string name)
    {
        lock (gate)
            return byName.GetValueOrDefault(name);
    }

    /// <summary>A package's assembly. The first of a name stays, wherever it came from, as it does when it is loaded:
    /// if what refers to it met another one later, the compiler would take each of its types for two.</summary>
    private PortableExecutableReference Package(string path)
    {
        lock (gate)
            return byName.TryGetValue(Name(path), out var known) ? known : byName[Name(path)] = MetadataReference.CreateFromFile(path);
    }

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    private string? Find(string assembly)
    {
        lock (gate)
            return folders.Select(place => Path.Combine(place, assembly + ".dll")).FirstOrDefault(File.Exists);
    }

    private PortableExecutableReference Reference(string path)
    {
        lock (gate)
            return byPath.TryGetValue(path, out var known) || byName.TryGetValue(Name(path), out known) ? known : Copy(path);
    }

    private PortableExecutableReference Copy(string path)
    {
        string copy =
            Path.Combine(Directory.CreateDirectory(Path.Combine(copies.Path, $"{byPath.Count}")).FullName, Path.GetFileName(path));
        File.Copy(path, copy);
        // Its lines, for stack traces, and its documentation come along.
        foreach (string companion in Companions.Select(ending => Path.ChangeExtension(path, ending)).Where(File.Exists))
            File.Copy(companion, Path.ChangeExtension(copy, Path.GetExtension(companion)));
        if (!folders.Contains(Path.GetDirectoryName(path)!))
            folders.Add(Path.GetDirectoryName(path)!);
        return byName[Name(path)] = byPath[path] = MetadataReference.CreateFromFile(copy);
    }
}
