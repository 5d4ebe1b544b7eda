using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NeuralNotebook.App.Export;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>The kernel's files as the export packs them.</summary>
public sealed class PackedFilesTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("packed-").FullName;

    [Fact]
    public void Every_file_comes_out_of_its_archive_as_it_went_in_and_scripts_and_their_loops_stay_outside()
    {
        var files = new SiteFiles();
        PackedFiles.Pack(StandInKernel.Write(home), "kernel/", files);
        Assert.Contains("kernel/_framework/dotnet.js", files.Paths);
        Assert.Contains("kernel/product/product.exact.wasm", files.Paths);
        Assert.Contains("kernel/late/Third.zip", files.Paths);
        var found = new Dictionary<string, byte[]>();
        foreach (var archive in JsonNode.Parse(files["kernel/packed.json"])!["archives"]!.AsArray())
        {
            byte[] packed = files[$"kernel/{archive!["name"]}"].ToArray();
            Assert.Equal((long)archive["bytes"]!, packed.Length);
            Assert.Equal((string)archive["integrity"]!, "sha256-" + Convert.ToBase64String(SHA256.HashData(packed)));
            byte[] content = new byte[(int)archive["length"]!];
            Assert.True(BrotliDecoder.TryDecompress(packed, content, out int length) && length == content.Length);
            int start = 0;
            foreach (var file in archive["files"]!.AsArray())
                found.Add((string)file![0]!, content[start..(start += (int)file[1]!)]);
        }

        Assert.Equal(["_framework/First.wasm", "_framework/Second.wasm", "files.zip"], found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found, file => Assert.Equal(File.ReadAllBytes(Path.Combine(home, file.Key)), file.Value));
        // What repeats is packed small.
        Assert.InRange(files.Paths.Where(path => path.EndsWith(".pack", StringComparison.Ordinal))
            .Sum(path => files[path].Length), 1, 1000);
    }

    [Fact]
    public void A_folder_without_files_is_refused() =>
        Assert.Throws<NotebookException>(() => PackedFiles.Pack(home, "kernel/", new SiteFiles()));

    public void Dispose() => Directory.Delete(home, recursive: true);
}
