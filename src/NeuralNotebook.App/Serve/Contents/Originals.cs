using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>The chapters as the course gives them, whatever the learner has made of hers.</summary>
/// <remarks>In a clone that is what git has committed. Where there is no git, the server keeps a copy the first time that it saves
/// over a notebook.</remarks>
/// <param name="folder">The course's folder.</param>
/// <param name="git">The program.</param>
/// <param name="patience">How long git may take, a minute if not given: a busy machine needs seconds.</param>
internal sealed class Originals(CoursePath folder, string git = "git", TimeSpan? patience = null)
{
    private static readonly TimeSpan PatienceBeforeSaving = TimeSpan.FromSeconds(5);

    private readonly TimeSpan patience = patience ?? TimeSpan.FromMinutes(1);

    /// <summary>The original's bytes, or null where none is known.</summary>
    /// <param name="full">The notebook on disk.</param>
    /// <exception cref="NotebookException">Git did not answer, so that nobody knows whether there is one.</exception>
    public byte[]? Find(string full)
    {
        try
        {
            return FromGit(full, patience) ?? (File.Exists(CopyOf(full)) ? File.ReadAllBytes(CopyOf(full)) : null);
        }
        catch (TimeoutException)
        {
            throw new NotebookException(
                $"{full}: git has not said within {patience.TotalSeconds:0.#} seconds what is committed there; try again, "
                + $"or try it by hand: git show HEAD:./{Path.GetFileName(full)}");
        }
    }

    /// <summary>Keeps a copy of a notebook that is about to be saved over for the first time, where git has none.</summary>
    /// <param name="full">The notebook on disk.</param>
    public void Keep(string full)
    {
        string copy = CopyOf(full);
        if (!ContentsStore.IsNotebook(full) || File.Exists(copy) || IsInGit(full))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        AtomicFile.WriteBytes(copy, File.ReadAllBytes(full));
    }

    /// <summary>Whether git is known to have it. Saving does not wait for long: a copy too many does no harm.</summary>
    private bool IsInGit(string full)
    {
        try
        {
            return FromGit(full, PatienceBeforeSaving) is not null;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private string CopyOf(string full) => Path.Combine(folder.Root, ".originals", Path.GetRelativePath(folder.Root, full));

    private byte[]? FromGit(string full, TimeSpan limit)
    {
        var start = new ProcessStartInfo(git, ["-C", Path.GetDirectoryName(full)!, "show", $"HEAD:./{Path.GetFileName(full)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var asked = Process.Start(start);
            if (asked is null)
                return null;
            var bytes = new MemoryStream();
            var reading = asked.StandardOutput.BaseStream.CopyToAsync(bytes);
            _ = asked.StandardError.ReadToEndAsync();
            if (!asked.WaitForExit(limit))
            {
                asked.Kill();
                throw new TimeoutException();
            }

            reading.GetAwaiter().GetResult();
            return asked.ExitCode == 0 ? bytes.ToArray() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no git here.
            return null;
        }
    }
}
