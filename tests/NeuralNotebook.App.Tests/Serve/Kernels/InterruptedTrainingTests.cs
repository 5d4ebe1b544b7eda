using System.Globalization;
using NeuralNotebook.App.Tests.Page;

namespace NeuralNotebook.App.Tests.Serve.Kernels;

/// <summary>Trainings that a learner interrupts, through the server. Set NEURALNOTEBOOK_INTERRUPTS=40 for more of them;
/// some are enough for every day.</summary>
public sealed class InterruptedTrainingTests
{
    private const string SetUp = """
        #r "lib/NeuralNotebook.dll"
        #r "lib/NeuralNotebook.Interactive.dll"
        using NeuralNotebook; using NeuralNotebook.Interactive;
        var keep = 42;
        var moons = Datasets.Moons(samples: 1000, noise: 0.2, seed: 7).Split(test: 0.2);
        """;

    private const string Training = """
        new Sequential(1, new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 2), new Softmax())
            .Fit(moons.Train, new CategoricalCrossEntropy(), new Adam(0.001), epochs: 1_000_000, validation: moons.Test, monitor: Live.Monitor());
        """;

    [Fact]
    public async Task An_interrupted_training_keeps_what_the_cells_before_it_declared()
    {
        int times = int.Parse(Environment.GetEnvironmentVariable("NEURALNOTEBOOK_INTERRUPTS") ?? "12", CultureInfo.InvariantCulture);
        await using var course = await CourseCopy.StartAsync();
        using var server = new ServerClient(course.Link);
        using var client = new HttpClient { BaseAddress = new Uri(course.Link.Split('?')[0]) };
        client.DefaultRequestHeaders.Add("Authorization", $"token {course.Link.Split("token=")[1]}");
        using var kernel = await server.OpenAsync("00-start-here.ipynb", TimeSpan.FromSeconds(60));
        Assert.Equal("ok", (string?)(await kernel.RunAsync(SetUp)).Reply["status"]);
        var random = new Random(1);
        for (int time = 1; time <= times; time++)
        {
            var training = kernel.RunAsync(Training);
            await Task.Delay(random.Next(50, 700), TestContext.Current.CancellationToken);
            using var answer =
                await client.PostAsync($"/api/kernels/{kernel.KernelId}/interrupt", null, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode);
            var (reply, _) = await training;
            Assert.Equal("error", (string?)reply["status"]);
            Assert.Contains("interrupted", (string?)reply["evalue"], StringComparison.Ordinal);
            Assert.Equal("42", await kernel.ValueAsync("keep"));
        }
    }
}
