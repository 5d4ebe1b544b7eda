using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Copies of this kernel in a Jupyter data folder, for kernelspecs to start: a rebuild or a moved clone does not touch them,
/// and a running kernel locks nothing that is built.</summary>
internal sealed class KernelCopy
{
    private const string Program = "NeuralNotebook.Kernel";
    private static readonly string[] Companions = [".pdb", ".xml"];

    // A kernel that still runs from an old copy may load more of it; none runs for longer.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    private readonly string folder;

    /// <param name="dataFolder">The Jupyter data folder.</param>
    public KernelCopy(string dataFolder) => folder = Path.Combine(dataFolder, "neural-notebook");

    /// <summary>Copies the kernel that this program brings along, if the same is not there already.</summary>
    /// <returns>The copy's program file.</returns>
    /// <exception cref="NotebookException">A file of the kernel is missing here.</exception>
    public string Make()
    {
        string[] files = Files();
        string target = Path.Combine(folder, Fingerprint(files));
        if (!Directory.Exists(target))
        {
            // Under another name until it is whole: whoever finds the copy finds all of it.
            string unfinished = Directory.CreateDirectory($"{target}.{Guid.NewGuid():N}").FullName;
            foreach (string file in files)
            {
                string copy = Path.Combine(unfinished, Path.GetRelativePath(AppContext.BaseDirectory, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            try
            {
                Directory.Move(unfinished, target);
            }
            catch (IOException) when (Directory.Exists(target))
            {
                // Somebody else made the same copy meanwhile.
                Directory.Delete(unfinished, recursive: true);
            }
        }

        return Path.Combine(target, Program + ".dll");
    }

    /// <summary>Removes the copies that no kernelspec starts.</summary>
    /// <param name="inUse">The programs that kernelspecs start.</param>
    /// <param name="alsoRecent">Whether also those go that an older kernelspec started until lately.</param>
    public void Sweep(IEnumerable<string> inUse, bool alsoRecent)
    {
        if (!Directory.Exists(folder))
            return;
        var used = inUse.Select(Path.GetDirectoryName).ToHashSet();
        foreach (string copy in Directory.GetDirectories(folder)
            .Where(copy => !used.Contains(copy) && (alsoRecent || Directory.GetLastWriteTimeUtc(copy) < DateTime.UtcNow - Keep)))
        {
            try
            {
                Directory.Delete(copy, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Windows keeps the files of a running kernel; the next sweep takes them.
            }
        }

        if (Directory.GetFileSystemEntries(folder).Length == 0)
            Directory.Delete(folder);
    }

    /// <summary>What the kernel consists of: its own files, the libraries that its list of dependencies names,
    /// and the add-ons beside it.</summary>
    private static string[] Files()
    {
        string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);
        string dependencies = Beside(Program + ".deps.json");
        if (!File.Exists(dependencies))
            throw new NotebookException($"{dependencies}: is missing; build the program again with 'dotnet build'");
        var libraries = JsonNode.Parse(File.ReadAllText(dependencies))!["targets"]!.AsObject()
            .SelectMany(target => target.Value!.AsObject())
            .SelectMany(library => library.Value!["runtime"]?.AsObject() ?? []).Select(file => Beside(Path.GetFileName(file.Key)));
        string[] addOns = Directory.Exists(Beside("extensions"))
            ? Directory.GetFiles(Beside("extensions"), "*", SearchOption.AllDirectories) : [];
        string[] files = [.. libraries.Append(dependencies).Append(Beside(Program + ".runtimeconfig.json")).Distinct(),
            .. Companions.Select(ending => Beside(Program + ending)).Where(File.Exists), .. addOns];
        return files.FirstOrDefault(file => !File.Exists(file)) is { } missing
            ? throw new NotebookException($"{missing}: is missing; build the program again with 'dotnet build'")
            : files;
    }

    /// <summary>A name that is the same for the same bytes.</summary>
    private static string Fingerprint(string[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(AppContext.BaseDirectory, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
