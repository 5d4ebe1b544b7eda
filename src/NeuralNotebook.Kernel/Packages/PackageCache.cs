using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NeuralNotebook.Kernel;

/// <summary>Remembers where the files of packages lie, so that the next kernel need not ask the SDK again.</summary>
internal static class PackageCache
{
    private static readonly string Folder =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "neural-notebook", "packages");

    /// <summary>What was found before; null if nothing was, a file of it is gone, or one of the packages asks for the newest
    /// version there is.</summary>
    public static PackageAssets? Find(IReadOnlyList<PackageReference> packages)
    {
        if (IsOpen(packages))
            return null;
        try
        {
            return JsonSerializer.Deserialize<PackageAssets>(File.ReadAllText(Place(packages))) is { } assets && assets.Exist()
                ? assets : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Remembers what was found; where nothing can be written, the SDK is asked again next time.</summary>
    public static void Keep(IReadOnlyList<PackageReference> packages, PackageAssets assets)
    {
        if (IsOpen(packages))
            return;
        try
        {
            Directory.CreateDirectory(Folder);
            AtomicFile.WriteText(Place(packages), JsonSerializer.Serialize(assets));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static bool IsOpen(IReadOnlyList<PackageReference> packages) => packages.Any(package => package.IsOpen);

    private static string Place(IReadOnlyList<PackageReference> packages)
    {
        // The number is that of what is remembered: 3 knows the extensions of all packages.
        string key =
            $"3 {Environment.Version.Major}.{Environment.Version.Minor}"
                + $" {string.Join(' ', packages.Select(package => $"{package.Name.ToUpperInvariant()}/{package.Version}"))}";
        return Path.Combine(Folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16] + ".json");
    }
}
