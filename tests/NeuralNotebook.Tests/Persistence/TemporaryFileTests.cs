using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Tests.Persistence;

/// <summary>The files that hold the new content until it is whole, and what becomes of those whose writer died.</summary>
public sealed class TemporaryFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("temporary-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(60, "", 60)]
    [InlineData(61, "", 60)]
    [InlineData(58, "🎉x", 60)]
    [InlineData(59, "🎉x", 59)]
    public void A_temporary_file_is_called_after_its_file_in_up_to_sixty_characters_none_of_them_cut_in_half(
        int before, string end, int kept)
    {
        string name = new string('n', before) + end;
        Assert.StartsWith($".{name[..kept]}.", TemporaryOf(name), StringComparison.Ordinal);
    }

    [Fact]
    public void A_temporary_file_that_is_older_than_the_process_of_its_number_is_kept_for_a_day()
    {
        // The clock of a folder on another machine may be slow, and the process the one that writes it.
        using var me = Process.GetCurrentProcess();
        string name = Regex.Replace(TemporaryOf("file.txt"), "[0-9a-f]{32}", new string('0', 32));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"-{Environment.ProcessId}-"), name, StringComparison.Ordinal);
        string file = Path.Combine(folder, name);
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, me.StartTime.ToUniversalTime().AddMinutes(-1));
        AtomicFile.Sweep(folder);
        Assert.True(File.Exists(file));
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        AtomicFile.Sweep(folder);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void A_folder_that_may_not_be_read_keeps_no_sweep_from_the_others()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Needs modes, and a user whom they bind.");
        if (OperatingSystem.IsWindows())
            return;
        string closed = Path.Combine(folder, "closed"), left = Path.Combine(folder, "open", "deep", $".file.{new string('0', 32)}.tmp");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        File.WriteAllText(left, "");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddDays(-2));
        Directory.CreateDirectory(closed, UnixFileMode.None);
        try
        {
            AtomicFile.Sweep(folder, depth: 2);
            Assert.False(File.Exists(left));
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What the temporary file is called while a file is written.</summary>
    private string TemporaryOf(string name)
    {
        string temporary = "";
        AtomicFile.Write(Path.Combine(folder, name), _ => temporary = Path.GetFileName(Directory.GetFiles(folder, ".*.tmp").Single()));
        return temporary;
    }
}
