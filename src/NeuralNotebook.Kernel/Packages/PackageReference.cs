using System.Text.RegularExpressions;

namespace NeuralNotebook.Kernel;

/// <summary>A NuGet package as <c>#r "nuget: Name, Version"</c> names it.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">Its version, as NuGet reads versions; "*", the newest stable one, if none was named.</param>
internal sealed partial record PackageReference(string Name, string Version)
{
    private const string Prefix = "nuget:";

    /// <summary>Whether the text of an <c>#r</c> line means a package.</summary>
    public static bool IsMeantBy(string reference) => reference.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the text of an <c>#r</c> line.</summary>
    /// <exception cref="FormatException">It names no package, or no version.</exception>
    public static PackageReference Parse(string reference)
    {
        string[] parts = reference.Trim()[Prefix.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        string version = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*";
        if (!NamePattern().IsMatch(parts[0]))
            throw new FormatException($"'{parts[0]}' is no name of a NuGet package: write #r \"nuget: Newtonsoft.Json, 13.0.3\", or leave the version out for the newest");
        if (!VersionPattern().IsMatch(version))
            throw new FormatException($"'{version}' is no version of a NuGet package: 13.0.3, 13.* and [13.0,14.0) are");
        return new PackageReference(parts[0], version);
    }

    // NuGet's own rule for names.
    [GeneratedRegex(@"^\w+([.-]\w+)*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[0-9A-Za-z.*+\-,\[\]() ]+$")]
    private static partial Regex VersionPattern();
}
