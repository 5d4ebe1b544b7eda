namespace NeuralNotebook.Kernel;

/// <summary>The add-ons of a session: what shows values that the kernel does not know, and what loads extensions that packages bring for
/// .NET Interactive.</summary>
internal sealed class AddOns(SessionLoadContext session, Action<string> notice)
{
    /// <summary>.NET Interactive's own formatters: who asks for this package, or for one with an extension,
    /// gets the add-on that hosts them.</summary>
    private const string Host = "Microsoft.DotNet.Interactive.Formatting";

    private readonly Dictionary<string, AddOn?> open = [];
    private readonly HashSet<string> extensions = [];

    /// <summary>Those of the session that runs cells now.</summary>
    public static AddOns? Current { get; private set; }

    /// <summary>Makes these the add-ons that values are shown by.</summary>
    public void Connect() => Current = this;

    /// <summary>What the formatters make of a value that a cell or an extension has registered with .NET Interactive's <c>Formatter</c>;
    /// empty if there are none for it.</summary>
    public IReadOnlyDictionary<string, string> Registered(object value) =>
        session.Find(Host) is not null && Open(Host) is { } host ? host.Format(value) : new Dictionary<string, string>();

    /// <summary>What the add-on of the package that a value comes from makes of it; empty if there is none.</summary>
    public IReadOnlyDictionary<string, string> OfPackage(object value)
    {
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            if (type.Assembly.GetName().Name is { } name && session.Find(name) == type.Assembly && Open(name) is { } addOn)
                return addOn.Format(value);
        }

        return new Dictionary<string, string>();
    }

    /// <summary>Loads the extensions of packages that have come since the last time. What fails is said,
    /// and the package can be used without it.</summary>
    public void LoadExtensions(PackageAssets packages)
    {
        var replaced = packages.Versions.Keys.Select(AddOnFolder.Find).SelectMany(folder => folder?.InsteadOf ?? [])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (string path in packages.Extensions.Where(extensions.Add))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (replaced.Contains(name))
                continue;
            try
            {
                if (!path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                    notice($"{Path.GetFileName(path)}, a script that a package brings for .NET Interactive, is not run here; "
                        + "the package itself can be used.\n");
                else if (Open(Host) is not { } host)
                    notice($"The extension {name} is not loaded: what hosts extensions of .NET Interactive is not beside this kernel. "
                        + "The package itself can be used.\n");
                else
                    foreach (string said in host.LoadExtension(session.Find(name) ?? session.LoadFromAssemblyPath(path)))
                        notice($"{said}\n");
            }
            catch (Exception error) when (error is not (ThreadInterruptedException or OperationCanceledException))
            {
                notice($"The extension {name} could not be loaded: {error.Message} The package itself can be used.\n");
            }
        }
    }

    /// <summary>The add-on for a package, loaded the first time; null if there is none, or it does not fit.</summary>
    private AddOn? Open(string package)
    {
        if (open.TryGetValue(package, out var known))
            return known;
        try
        {
            return open[package] = AddOnFolder.Find(package) is { } folder ? new AddOn(folder, session) : null;
        }
        catch (Exception error)
            when (error is NotSupportedException or IOException or BadImageFormatException or TypeLoadException or ArgumentException)
        {
            notice($"{error.Message}\n");
            return open[package] = null;
        }
    }
}
