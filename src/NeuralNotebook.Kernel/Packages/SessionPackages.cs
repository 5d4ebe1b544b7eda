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

    /// <summary>Whether a package is there already, in a version that will do.</summary>
    public bool Has(PackageReference package) => Installed(package.Name) is { } version && package.IsSatisfiedBy(version);

    /// <summary>Fetches a package and all it depends on; whoever waits sees what is going on.</summary>
    /// <exception cref="PackageException">It cannot be had.</exception>
    public void Add(PackageReference package)
    {
        if (Has(package))
            return;
        if (Installed(package.Name) is { } version)
            throw new PackageException($"{package.Name} {version} is loaded already, and a session keeps what it has loaded: "
                + $"restart the kernel to use {package.Version}.");
        // What was open is settled by now.
        PackageReference[] wanted =
            [.. packages.Select(known => known.IsOpen && Installed(known.Name) is { } settled ? known with { Version = settled } : known),
                package];
        var progress = DisplayPublisher.Show($"Installing {package.Name}{(package.Version == "*" ? "" : $" {package.Version}")} …");
        var found = PackageCache.Find(wanted);
        if (found is null)
        {
            found = PackageRestore.Run(wanted, folder, Path.Combine(work.Path, $"packages{++restores}"));
            PackageCache.Keep(wanted, found);
        }

        packages.Add(package);
        assets = found;
        progress.Update($"Installed {package.Name} {Installed(package.Name)}");
    }

    /// <summary>The assembly that is loaded under a name, or null.</summary>
    public string? FindAssembly(string name) =>
        assets.Runtime.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The native library that code asks for by a name such as "sqlite3", or null.</summary>
    public string? FindNative(string name) => assets.Native.FirstOrDefault(path =>
        Path.GetFileName(path) == name || Path.GetFileNameWithoutExtension(path) is var bare && (bare == name || bare == $"lib{name}"));

    /// <summary>The version of a package that is there, also if only another one needs it.</summary>
    private string? Installed(string name) =>
        assets.Versions.FirstOrDefault(known => known.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
