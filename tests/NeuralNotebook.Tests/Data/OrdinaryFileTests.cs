using System.Diagnostics;

namespace NeuralNotebook.Tests.Data;

/// <summary>What every reader of files does with a path that leads to no ordinary file.</summary>
public sealed class OrdinaryFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("paths-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Readers => ["model", "csv", "images", "labels"];

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_folder_an_empty_file_and_a_missing_one_are_named(string reader)
    {
        string empty = Path.Combine(folder, "empty");
        File.WriteAllBytes(empty, []);
        Assert.Equal($"{folder}: is a folder; a file is expected", Assert.Throws<InvalidDataException>(() => Read(reader, folder)).Message);
        Assert.StartsWith($"{empty}: is empty", Assert.Throws<InvalidDataException>(() => Read(reader, empty)).Message,
            StringComparison.Ordinal);
        Assert.Contains("none", Assert.Throws<FileNotFoundException>(() => Read(reader, Path.Combine(folder, "none"))).Message,
            StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => Read(reader, Path.Combine(folder, "none", "none")));
        Assert.Throws<ArgumentException>(() => Read(reader, ""));
        Assert.Throws<ArgumentNullException>(() => Read(reader, null!));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Devices_and_pipes_are_not_waited_for_nor_read_for_ever(string reader)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no devices and no pipes among its files.");
        string pipe = Path.Combine(folder, "pipe"), link = Path.Combine(folder, "link");
        using (var make = Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync();
        File.CreateSymbolicLink(link, pipe);
        foreach (string path in new[] { "/dev/zero", "/dev/null", "/dev/random", pipe, link })
        {
            var reading = Task.Run(() => Assert.Throws<InvalidDataException>(() => Read(reader, path)));
            Assert.Same(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(10))));
            Assert.Contains("a pipe or a device", (await reading).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_file_that_may_not_be_read_is_said_to_be_so(string reader)
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may read everything.");
        string path = Path.Combine(folder, "secret");
        File.WriteAllText(path, "1,2\n");
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no file modes.");
        else
            File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Contains(path, Assert.Throws<UnauthorizedAccessException>(() => Read(reader, path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_link_is_followed_to_its_file(string reader)
    {
        string path = Path.Combine(folder, "other"), link = Path.Combine(folder, "link");
        File.WriteAllText(path, "?");
        File.CreateSymbolicLink(link, path);
        Assert.StartsWith(link, Assert.Throws<InvalidDataException>(() => Read(reader, link)).Message, StringComparison.Ordinal);
        File.Delete(path);
        Assert.ThrowsAny<IOException>(() => Read(reader, link));
    }

    [Fact]
    public void A_link_to_a_link_is_followed_to_its_end_before_it_is_opened()
    {
        string path = Path.Combine(folder, "empty"), link = Path.Combine(folder, "link"), linkToLink = Path.Combine(folder, "link to link");
        File.WriteAllBytes(path, []);
        File.CreateSymbolicLink(link, path);
        File.CreateSymbolicLink(linkToLink, link);
        Assert.StartsWith($"{linkToLink}: is empty", Assert.Throws<InvalidDataException>(() => OrdinaryFile.Open(linkToLink)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_larger_than_an_array_is_refused_by_its_length()
    {
        string path = Path.Combine(folder, "large");
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            file.SetLength(Array.MaxLength + 1L);
        Assert.Equal($"{path}: holds 2147483592 bytes; files up to 2147483591 can be read",
            Assert.Throws<InvalidDataException>(() => OrdinaryFile.ReadAllBytes(path)).Message);
    }

    private static object Read(string reader, string path) => reader switch
    {
        "model" => Sequential.Load(path),
        "csv" => CsvFile.Load(path),
        "images" => IdxFile.LoadImages(path),
        _ => IdxFile.LoadLabels(path),
    };
}
