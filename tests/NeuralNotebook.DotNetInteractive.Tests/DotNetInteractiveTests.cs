using System.Text.Json.Nodes;

namespace NeuralNotebook.DotNetInteractive.Tests;

/// <summary>The first chapter, and what the libraries do besides drawing, in Microsoft's kernel.</summary>
public sealed class DotNetInteractiveTests(DotNetInteractiveTests.SmallNotebook notebook)
    : IClassFixture<DotNetInteractiveTests.SmallNotebook>
{
    [Fact]
    public Task The_first_chapter_shows_what_it_stores() => KernelComparison.AssertShownAsync("00-start-here.ipynb");

    [Fact]
    public void An_engine_value_shows_as_the_text_that_our_kernel_shows()
    {
        Assert.Equal(
            [
                "Matrix 1 × 2\n  1.0000 2.0000", "Dense (2 → 3)", "data: 2 samples × 2 features, 2 classes",
                "loss 0.5000, accuracy 75.0 %",
                "no epoch yet",
            ],
            notebook.Shown("values").Select(shown => shown.Text));
        Assert.All(notebook.Shown("values"), shown => Assert.Equal("text", shown.Kind));
    }

    [Fact]
    public void A_summary_shows_its_lines_below_each_other() =>
        Assert.Equal(
            new Shown("text",
                "Layer          Outputs    Parameters\nDense (2 → 3)  batch × 3           9\nTotal                              9"),
                Assert.Single(notebook.Shown("summary")));

    [Fact]
    public void A_chart_is_its_picture_and_a_table_a_table()
    {
        Assert.Equal("picture", Assert.Single(notebook.Shown("chart")).Kind);
        Assert.Contains("<table", Assert.Single(notebook.Shown("table")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_says_what_is_wrong_and_a_hint_opens()
    {
        Assert.Contains("64 is where you began", Assert.Single(notebook.Shown("check")).Text, StringComparison.Ordinal);
        Assert.StartsWith("<details", Assert.Single(notebook.Shown("hint")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_knows_what_was_solved()
    {
        Assert.Contains("0 of ", Assert.Single(notebook.Shown("map")).Text, StringComparison.Ordinal);
        Assert.Contains("1 of ", Assert.Single(notebook.Shown("map-after")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_is_shown_once_and_then_updated_in_its_place()
    {
        var training = Assert.Single(notebook["training"].Outputs);
        Assert.InRange((int)training["metadata"]!["updates"]!, 1, 8);
        string picture = Assert.Single(notebook.Shown("training")).Text;
        Assert.Contains("Epoch 8 of 8", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("s left", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_is_shown_by_its_own_cell_to_its_last_epoch_also_when_an_earlier_one_made_its_monitor()
    {
        Assert.Empty(notebook["monitor"].Outputs);
        Assert.Contains("Epoch 8 of 8", Assert.Single(notebook.Shown("monitored")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_fails_says_why_and_the_notebook_goes_on()
    {
        var failure = notebook.Shown("fails")[^1];
        Assert.Equal("error", failure.Kind);
        Assert.Contains("Dense (2 → 3) expects batches of 2 columns, got 3: is a layer missing", failure.Text, StringComparison.Ordinal);
        Assert.Equal(new Shown("text", "still here"), Assert.Single(notebook.Shown("afterwards")));
    }

    [Fact]
    public void Nothing_is_written_to_the_error_stream() =>
        Assert.DoesNotContain(notebook.Cells, cell => Shown.Of(cell).Any(shown => shown.Kind == "stderr"));

    /// <summary>A notebook of a few cells, run once for all of these tests.</summary>
    public sealed class SmallNotebook : IAsyncLifetime
    {
        private readonly string folder = Directory.CreateTempSubdirectory("dotnet-interactive-").FullName;

        internal IReadOnlyList<CourseCell> Cells { get; private set; } = [];

        internal CourseCell this[string id] => Cells.Single(cell => cell.Id == id);

        internal IReadOnlyList<Shown> Shown(string id) => Tests.Shown.Of(this[id]);

        public async ValueTask InitializeAsync()
        {
            string library = Path.Combine(Course.Notebooks, "lib");
            (string Id, string Code)[] cells =
            [
                ("load",
                    $"#r \"{Path.Combine(library, "NeuralNotebook.dll")}"
                        + $"\"\n#r \"{Path.Combine(library, "NeuralNotebook.Interactive.dll")}\"\nusing NeuralNotebook;\nusing "
                        + "NeuralNotebook.Interactive;\nEnvironment.SetEnvironmentVariable(\"NEURALNOTEBOOK_PROGRESS\", "
                        + "\"progress.json\");"),
                ("values",
                    "display(new Matrix(new double[,] { { 1, 2 } }));\ndisplay(new Dense(2, 3, seed: 1));\ndisplay(new Dataset(new "
                        + "Matrix(2, 2), new[] { 0, 1 }));\ndisplay(new Evaluation(0.5, 0.75));\nnew History()"),
                ("summary", "var net = new Sequential(seed: 1, new Dense(2, 3));\nnet.Summary()"),
                ("chart", "Chart.Line(new[] { 1.0, 2 })"),
                ("table", "new Matrix(2, 2).ToTable()"),
                ("map", "Progress.Map()"),
                ("check", "Chapter00.FewestNeurons.Check(64)"),
                ("hint", "Chapter00.FewestNeurons.Hint()"),
                ("solved", "Chapter00.FewestNeurons.Check(3)"),
                ("map-after", "Progress.Map()"),
                ("training", """
                    class Slow : Callback { public override void OnEpochEnd(Sequential model, EpochReport report) => System.Threading.Thread.Sleep(60); }
                    new Sequential(new Dense(2, 8), new ReLU(), new Dense(8, 2), new Softmax())
                        .Fit(Datasets.Moons(400, noise: 0.2, seed: 7), new CategoricalCrossEntropy(), new SGD(0.1), epochs: 8, callbacks: [new Slow(), Live.Monitor()]);
                    """),
                ("monitor", "var monitor = Live.Monitor();"),
                ("monitored", """
                    new Sequential(new Dense(2, 8), new ReLU(), new Dense(8, 2), new Softmax())
                        .Fit(Datasets.Moons(400, noise: 0.2, seed: 7), new CategoricalCrossEntropy(), new SGD(0.1), epochs: 8, callbacks: [new Slow(), monitor]);
                    """),
                ("fails", "net.Predict(new Matrix(1, 3))"),
                ("afterwards", "\"still here\""),
            ];
            string path = Path.Combine(folder, "small.ipynb");
            var json =
                new JsonObject
                {
                    ["cells"] =
                    new JsonArray(
                        [.. cells.Select(cell => new JsonObject { ["cell_type"] = "code", ["id"] = cell.Id, ["source"] = cell.Code })])
                };
            await File.WriteAllTextAsync(path, json.ToJsonString());
            Cells = await InteractiveKernel.RunAsync(path);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
