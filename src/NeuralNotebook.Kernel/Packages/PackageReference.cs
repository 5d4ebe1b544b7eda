using System.Text.RegularExpressions;
using NuGet.Versioning;

namespace NeuralNotebook.Kernel;

/// <summary>A NuGet package as <c>#r "nuget: Name, Version"</c> names it.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">Its version, as NuGet reads versions; "*", the newest stable one, if none was named.</param>
internal sealed partial record PackageReference(string Name, string Version)
{
    private const string Prefix = "nuget:";

    /// <summary>Whether any version that there is will do, so that only a source of packages can say which one is taken.</summary>
    public bool IsOpen => NuGetVersion.TryParse(Version, out _) == false;

    /// <summary>Whether the text of an <c>#r</c> line means a package.</summary>
    public static bool IsMeantBy(string reference) => reference.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the text of an <c>#r</c> line.</summary>
    /// <exception cref="FormatException">It names no package, or no version.</exception>
    public static PackageReference Parse(string reference)
    {
        string[] parts = reference.Trim()[Prefix.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        string version = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*";
        if (!NamePattern().IsMatch(parts[0]))
            throw new FormatException($"'{parts[0]}' is no name of a NuGet package: write #r \"nuget: Newtonsoft.Json, 13.0.3\", "
                + "or leave the version out for the newest");
        if (!VersionRange.TryParse(version, out _))
            throw new FormatException($"'{version}' is no version of a NuGet package: 13.0.3, 13.* and [13.0,14.0) are");
        return new PackageReference(parts[0], version);
    }

    /// <summary>Whether a version that is there already will do. One that is named without brackets or a star is wanted as it is:
    /// 13.0.3, which is also 13.0.3.0.</summary>
    /// <param name="installed">A version as NuGet writes it.</param>
    public bool IsSatisfiedBy(string installed)
    {
        if (!NuGetVersion.TryParse(installed, out var there))
            return false;
        if (NuGetVersion.TryParse(Version, out var wanted))
            return there == wanted;
        var range = VersionRange.Parse(Version);
        // "*" is what stands for no version, too: then a pre-release will do that was asked for by its name.
        return Version == "*" || (range.IsFloating ? range.Float!.Satisfies(there) : range.Satisfies(there));
    }

    /// <summary>Whether this is the package of that name, however it is written.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    // NuGet's own rule for names.
    [GeneratedRegex(@"^\w+([.-]\w+)*$")]
    private static partial Regex NamePattern();
}
