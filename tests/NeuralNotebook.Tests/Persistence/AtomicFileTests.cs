using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace NeuralNotebook.Tests.Persistence;

/// <summary>How files are replaced. The same tests run over the engine's copy and over the kernel's.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("atomic-").FullName;

    private string File1 => Path.Combine(folder, "file.txt");

    private string[] Names =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_new_file_and_an_old_one_hold_the_text_and_nothing_lies_beside_them()
    {
        AtomicFile.WriteText(File1, "é");
        Assert.Equal("é"u8.ToArray(), File.ReadAllBytes(File1));
        AtomicFile.WriteText(File1, "new");
        Assert.Equal("new", File.ReadAllText(File1));
        AtomicFile.WriteBytes(File1, [1, 2]);
        Assert.Equal([1, 2], File.ReadAllBytes(File1));
        Assert.Equal(["file.txt"], Names);
    }

    [Fact]
    public void A_chain_of_links_is_followed_and_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Directory.CreateDirectory(Path.Combine(folder, "far"));
        string target = Path.Combine(folder, "far", "target");
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(Path.Combine(folder, "far", "second"), "target");
        File.CreateSymbolicLink(Path.Combine(folder, "first"), Path.Combine(folder, "far", "second"));
        AtomicFile.WriteText(Path.Combine(folder, "first"), "new");
        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(Path.Combine(folder, "far", "second"), new FileInfo(Path.Combine(folder, "first")).LinkTarget);
        Assert.Equal("target", new FileInfo(Path.Combine(folder, "far", "second")).LinkTarget);
        Assert.Equal(["far", "first"], Names);
    }

    [Fact]
    public void A_link_that_leads_nowhere_yet_makes_the_file_that_it_names()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        File.CreateSymbolicLink(Path.Combine(folder, "link"), "target");
        AtomicFile.WriteText(Path.Combine(folder, "link"), "new");
        Assert.Equal("new", File.ReadAllText(Path.Combine(folder, "target")));
        Assert.Equal("target", new FileInfo(Path.Combine(folder, "link")).LinkTarget);
    }

    [Fact]
    public void The_way_up_from_a_linked_folder_is_the_one_that_the_system_goes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Directory.CreateDirectory(Path.Combine(folder, "real", "deep"));
        File.WriteAllText(Path.Combine(folder, "real", "target"), "old");
        File.CreateSymbolicLink(Path.Combine(folder, "real", "deep", "link"), "../target");
        Directory.CreateSymbolicLink(Path.Combine(folder, "short"), Path.Combine(folder, "real", "deep"));
        AtomicFile.WriteText(Path.Combine(folder, "short", "link"), "new");
        Assert.Equal("new", File.ReadAllText(Path.Combine(folder, "real", "target")));
        Assert.Equal(["real", "short"], Names);
    }

    [Fact]
    public void A_link_to_itself_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        File.CreateSymbolicLink(Path.Combine(folder, "a"), "b");
        File.CreateSymbolicLink(Path.Combine(folder, "b"), "a");
        Assert.Contains("'a' cannot be written: its link leads to itself; nothing was changed.",
            Assert.Throws<IOException>(() => AtomicFile.WriteText(Path.Combine(folder, "a"), "new")).Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], Names);
    }

    [Theory]
    [InlineData(0b110_000_000)]
    [InlineData(0b100_000_000)]
    [InlineData(0b111_101_101)]
    [InlineData(0b110_110_110)]
    public void The_mode_of_the_old_file_is_kept_also_through_a_link(int bits)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no modes.");
        if (OperatingSystem.IsWindows())
            return;
        var mode = (UnixFileMode)bits;
        File.WriteAllText(File1, "old");
        File.SetUnixFileMode(File1, mode);
        File.CreateSymbolicLink(Path.Combine(folder, "link"), "file.txt");
        AtomicFile.WriteText(Path.Combine(folder, "link"), "new");
        Assert.Equal(mode, File.GetUnixFileMode(File1));
        Assert.Equal("new", File.ReadAllText(File1));
    }

    [Fact]
    public void A_new_file_has_the_mode_that_every_new_file_gets_here()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no modes.");
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(Path.Combine(folder, "plain"), "");
        AtomicFile.WriteText(File1, "new");
        Assert.Equal(File.GetUnixFileMode(Path.Combine(folder, "plain")), File.GetUnixFileMode(File1));
    }

    [Fact]
    public void While_it_is_written_nobody_reads_it_who_cannot_read_the_old_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no modes.");
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(File1, "old");
        File.SetUnixFileMode(File1, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var seen = UnixFileMode.None;
        AtomicFile.Write(File1, stream =>
        {
            stream.Write("secret"u8);
            stream.Flush();
            if (!OperatingSystem.IsWindows())
                seen = File.GetUnixFileMode(Directory.GetFiles(folder, ".*.tmp").Single());
        });
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, seen);
    }

    [Fact]
    public void What_fails_halfway_leaves_the_old_file_whole_and_nothing_beside_it()
    {
        File.WriteAllText(File1, "old");
        var error = Assert.Throws<IOException>(() => AtomicFile.Write(File1, stream =>
        {
            stream.Write("half"u8);
            // As Linux and macOS say it.
            throw new IOException("No space left on device", 28);
        }));
        Assert.Equal("'file.txt' cannot be written: the disk is full; nothing was changed.", error.Message);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(File1, _ => throw new InvalidOperationException()));
        Assert.Equal("old", File.ReadAllText(File1));
        Assert.Equal(["file.txt"], Names);
    }

    [Fact]
    public void A_folder_in_its_place_and_a_folder_that_is_missing_are_named()
    {
        Directory.CreateDirectory(File1);
        Assert.Equal("'file.txt' cannot be written: it is a folder; nothing was changed.",
            Assert.Throws<IOException>(() => AtomicFile.WriteText(File1, "new")).Message);
        string missing = Path.Combine(folder, "missing");
        Assert.Equal($"'file.txt' cannot be written: there is no folder '{missing}'; nothing was changed.",
            Assert.Throws<IOException>(() => AtomicFile.WriteText(Path.Combine(missing, "file.txt"), "new")).Message);
        Assert.Equal(["file.txt"], Names);
    }

    [Fact]
    public void A_folder_that_allows_no_writing_is_named()
    {
        // As the system says it, whoever runs the tests.
        string message = Assert.Throws<IOException>(() => AtomicFile.Write(File1, _ => throw new UnauthorizedAccessException())).Message;
        Assert.StartsWith("'file.txt' cannot be written: the folder '", message, StringComparison.Ordinal);
        Assert.EndsWith($"{Path.GetFileName(folder)}' or the file allows no writing; nothing was changed.", message,
            StringComparison.Ordinal);
        Assert.Empty(Names);
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused_for_its_length()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There such a name is only said to be none.");
        Assert.EndsWith("cannot be written: its path is too long; nothing was changed.",
            Assert.Throws<IOException>(() => AtomicFile.WriteText(Path.Combine(folder, new string('n', 300)), "new")).Message,
            StringComparison.Ordinal);
        Assert.Empty(Names);
    }

    [Fact]
    public void A_folder_that_allows_no_writing_leaves_the_old_file_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Needs modes, and a user whom they bind.");
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(File1, "old");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Contains("allows no writing", Assert.Throws<IOException>(() => AtomicFile.WriteText(File1, "new")).Message,
                StringComparison.Ordinal);
            Assert.Equal("old", File.ReadAllText(File1));
        }
        finally
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_name_as_long_as_names_may_be_is_written_too()
    {
        string name = new string('n', 240) + ".ipynb";
        AtomicFile.WriteText(Path.Combine(folder, name), "new");
        string wide = new string('é', 59) + "🎉🎉.txt";
        AtomicFile.WriteText(Path.Combine(folder, wide), "new");
        Assert.Equal(new[] { name, wide }.Order(StringComparer.Ordinal), Names);
    }

    [Fact]
    public void Of_many_who_write_at_once_one_wins_whole()
    {
        string[] texts = [.. Enumerable.Range(0, 8).Select(i => new string((char)('a' + i), 200_000))];
        Parallel.ForEach(texts, text =>
        {
            for (int i = 0; i < 10; i++)
            {
                AtomicFile.WriteText(File1, text);
                Assert.Contains(File.ReadAllText(File1), texts);
            }
        });
        Assert.Contains(File.ReadAllText(File1), texts);
        Assert.Equal(["file.txt"], Names);
    }

    [Fact]
    public void A_sweep_takes_what_the_dead_left_and_nothing_else()
    {
        string guid = new('0', 32), other = new('a', 32),
            machine = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)))[..8];
        int me = Environment.ProcessId, dead = Dead();
        string killed = $".s.ipynb.{machine}-{dead}-{guid}.tmp";
        // The last one has my number, and was written before I began.
        string[] old = [$".s.ipynb.{guid}.tmp", $".s.ipynb.00000000-{me}-{guid}.tmp", $".s.ipynb.{machine}-{me}-{other}.tmp"];
        string[] staying = [$".s.ipynb.{machine}-{me}-{guid}.tmp", $".s.ipynb.00000000-{dead}-{guid}.tmp", $".t.ipynb.{guid}.tmp",
            ".notes.tmp", "s.ipynb", $"s.{machine}-{dead}-{guid}.tmp"];
        foreach (string name in (string[])[killed, .. old, .. staying])
            File.WriteAllText(Path.Combine(folder, name), "");
        foreach (string name in (string[])[".notes.tmp", .. old])
            File.SetLastWriteTimeUtc(Path.Combine(folder, name), DateTime.UtcNow.AddDays(-2));
        Directory.CreateDirectory(Path.Combine(folder, ".ipynb_checkpoints"));
        File.WriteAllText(Path.Combine(folder, ".ipynb_checkpoints", killed), "");

        AtomicFile.Sweep(folder);
        Assert.Equal(((string[])[.. staying, ".ipynb_checkpoints"]).Order(StringComparer.Ordinal), Names);
        Assert.Single(Directory.GetFiles(Path.Combine(folder, ".ipynb_checkpoints")));
        AtomicFile.Sweep(folder, depth: 1);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, ".ipynb_checkpoints")));
        AtomicFile.Sweep(Path.Combine(folder, "missing"));
    }

    [Fact]
    public void What_is_being_written_survives_a_sweep()
    {
        AtomicFile.Write(File1, stream =>
        {
            stream.Write("new"u8);
            AtomicFile.Sweep(folder);
        });
        Assert.Equal("new", File.ReadAllText(File1));
    }

    /// <summary>The number of a process that is no more.</summary>
    private static int Dead()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.Id;
    }
}
