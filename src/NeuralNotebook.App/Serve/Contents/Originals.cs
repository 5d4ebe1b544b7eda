using System.Diagnostics;

namespace NeuralNotebook.App.Serve;

/// <summary>The chapters as the course gives them, whatever the learner has made of hers.</summary>
/// <remarks>In a clone that is what git has committed. Where there is no git, the server keeps a copy the first time that it saves
/// over a notebook.</remarks>
internal sealed class Originals(CoursePath folder)
{
    private static readonly TimeSpan PatienceWithGit = TimeSpan.FromSeconds(5);

    /// <summary>The original's bytes, or null where none is known.</summary>
    /// <param name="full">The notebook on disk.</param>
    public byte[]? Find(string full) => FromGit(full) ?? (File.Exists(CopyOf(full)) ? File.ReadAllBytes(CopyOf(full)) : null);

    /// <summary>Keeps a copy of a notebook that is about to be saved over for the first time, where git has none.</summary>
    /// <param name="full">The notebook on disk.</param>
    public void Keep(string full)
    {
        string copy = CopyOf(full);
        if (!ContentsStore.IsNotebook(full) || File.Exists(copy) || FromGit(full) is not null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        AtomicFile.WriteBytes(copy, File.ReadAllBytes(full));
    }

    private string CopyOf(string full) => Path.Combine(folder.Root, ".originals", Path.GetRelativePath(folder.Root, full));

    private static byte[]? FromGit(string full)
    {
        var start = new ProcessStartInfo("git", ["-C", Path.GetDirectoryName(full)!, "show", $"HEAD:./{Path.GetFileName(full)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var git = Process.Start(start);
            if (git is null)
                return null;
            var bytes = new MemoryStream();
            var reading = git.StandardOutput.BaseStream.CopyToAsync(bytes);
            _ = git.StandardError.ReadToEndAsync();
            if (!git.WaitForExit(PatienceWithGit))
            {
                git.Kill();
                return null;
            }

            reading.GetAwaiter().GetResult();
            return git.ExitCode == 0 ? bytes.ToArray() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no git here.
            return null;
        }
    }
}
