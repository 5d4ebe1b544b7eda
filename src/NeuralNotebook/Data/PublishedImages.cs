using System.Security.Cryptography;

namespace NeuralNotebook;

/// <summary>Images and labels in four idx files, taken from a folder and, where they are missing there, from a mirror.</summary>
/// <param name="Name">What the data are called.</param>
/// <param name="Mirrors">Where the gzip files lie, tried in this order; each address ends with a slash.</param>
/// <param name="TrainImages">The images to learn from.</param>
/// <param name="TrainLabels">Their classes.</param>
/// <param name="TestImages">The images to test with.</param>
/// <param name="TestLabels">Their classes.</param>
internal sealed record PublishedImages(string Name, IReadOnlyList<Uri> Mirrors, PublishedFile TrainImages, PublishedFile TrainLabels,
    PublishedFile TestImages, PublishedFile TestLabels)
{
    private const int Classes = 10;

    /// <summary>Where the data are kept unless a folder is given: in the user's cache, which may be emptied at any time.</summary>
    public string CacheFolder => Path.Combine(UserCache(), "NeuralNotebook", Name);

    private PublishedFile[] Files => [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>Whether a folder holds all four files, gzipped or not.</summary>
    public bool AreIn(string folder) => Files.All(file => Find(file, folder) is not null);

    /// <summary>Reads the four files; fetches what the folder lacks first.</summary>
    public async Task<DataSplit> LoadAsync(HttpClient client, string folder, IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        // First all that have to be fetched, so that a missing network is noticed before anything is unpacked.
        var paths = new Dictionary<PublishedFile, string>();
        foreach (var file in Files)
            paths[file] = await FindOrFetchAsync(client, file, folder, progress, cancellation).ConfigureAwait(false);

        Dataset Read(PublishedFile images, PublishedFile labels, string part)
        {
            cancellation.ThrowIfCancellationRequested();
            var X = Verified(images, paths[images], IdxFile.LoadImages);
            return new Dataset(X, Verified(labels, paths[labels], IdxFile.LoadLabels), Classes, $"{Name}, {part}");
        }

        return await Task.Run(() => new DataSplit(Read(TrainImages, TrainLabels, "training"), Read(TestImages, TestLabels, "test")),
            cancellation).ConfigureAwait(false);
    }

    private async Task<string> FindOrFetchAsync(HttpClient client, PublishedFile file, string folder, IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        if (Find(file, folder) is { } found)
            return found;
        string zipped = Path.Combine(folder, file.ZippedName);
        await new Download(client, file, zipped, progress).RunAsync(Mirrors, cancellation).ConfigureAwait(false);
        return zipped;
    }

    private static string? Find(PublishedFile file, string folder) =>
        new[] { Path.Combine(folder, file.Name), Path.Combine(folder, file.ZippedName) }.FirstOrDefault(File.Exists);

    /// <summary>What a file holds. Whoever packed it does not matter, its content does.</summary>
    private T Verified<T>(PublishedFile file, string path, Func<string, IncrementalHash, T> load)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var content = load(path, hash);
            string actual = Convert.ToHexStringLower(hash.GetHashAndReset());
            return actual == file.Sha256
                ? content
                : throw new InvalidDataException(
                    $"{path}: is not {Name}'s {file.Name}: its content has the SHA-256 {actual}, the published one has {file.Sha256}");
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{error.Message}. Move the file away, and the right one is fetched.", error);
        }
    }

    private static string UserCache()
    {
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given)
            return given;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
    }
}
