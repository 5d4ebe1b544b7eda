namespace NeuralNotebook.Kernel;

/// <summary>The NuGet packages of a session: what its cells asked for, and where their files are.</summary>
/// <param name="folder">The notebook's folder.</param>
/// <param name="work">The session's temporary files.</param>
internal sealed class SessionPackages(string folder, TemporaryFolder work)
{
    private readonly List<PackageReference> packages = [];
    private volatile PackageAssets assets = PackageAssets.None;
    private int restores;

    /// <summary>What all packages so far offer.</summary>
    public PackageAssets Assets => assets;

    /// <summary>Whether a package is there already, under this name and version.</summary>
    public bool Has(PackageReference package) => packages.Exists(known => IsSame(known, package) && (package.Version == "*" || package.Version == known.Version));

    /// <summary>Fetches a package and all it depends on; whoever waits sees what is going on.</summary>
    /// <exception cref="PackageException">It cannot be had.</exception>
    public void Add(PackageReference package)
    {
        if (Has(package))
            return;
        if (packages.Find(known => IsSame(known, package)) is { } other)
            throw new PackageException($"{other.Name} {assets.Versions[other.Name]} is loaded already, and a session keeps what it has loaded: restart the kernel to use {package.Version}.");
        PackageReference[] wanted = [.. packages, package];
        var progress = DisplayPublisher.Show($"Installing {package.Name}{(package.Version == "*" ? "" : $" {package.Version}")} …");
        var found = PackageCache.Find(wanted);
        if (found is null)
        {
            found = PackageRestore.Run(wanted, folder, Path.Combine(work.Path, $"packages{++restores}"));
            PackageCache.Keep(wanted, found);
        }

        packages.Add(package);
        assets = found;
        progress.Update($"Installed {package.Name} {found.Versions[package.Name]}");
    }

    /// <summary>The assembly that is loaded under a name, or null.</summary>
    public string? FindAssembly(string name) => assets.Runtime.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The native library that code asks for by a name such as "sqlite3", or null.</summary>
    public string? FindNative(string name) => assets.Native.FirstOrDefault(path =>
        Path.GetFileName(path) == name || Path.GetFileNameWithoutExtension(path) is var bare && (bare == name || bare == $"lib{name}"));

    private static bool IsSame(PackageReference one, PackageReference other) => one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);
}
