using System.Text.Json.Nodes;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Language;

/// <summary>One kernel that all questions of a test class are asked; its first cell declared a few names.</summary>
public sealed class LanguageKernel : IAsyncLifetime
{
    private RunningKernel kernel = null!;

    /// <summary>The notebook's folder.</summary>
    public string Folder => kernel.Folder;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("""
            /// <summary>A layer whose neurons see every input.</summary>
            /// <param name="Neurons">How many neurons it has.</param>
            record Dense(int Inputs, int Neurons)
            {
                public double LearningRate { get; set; }
                public int Parameters => Inputs * Neurons + Neurons;
                /// <summary>Halves the learning rate.</summary>
                /// <returns>The layer itself.</returns>
                public Dense Calm() { LearningRate /= 2; return this; }
                private int secret = 1;
            }
            var hidden = new Dense(2, 3);
            double[] weights = { 0.5, -0.5 };
            double Loss(double predicted, double expected) => (predicted - expected) * (predicted - expected);
            """);
    }

    /// <summary>Asks about a cell in which "|" marks the cursor.</summary>
    public async Task<JsonObject> AskAsync(string type, string marked)
    {
        int cursor = marked.IndexOf('|', StringComparison.Ordinal);
        string code = cursor < 0 ? marked : marked.Remove(cursor, 1);
        var answer =
            await kernel.Process.AskAsync(type,
                new JsonObject { ["code"] = code, ["cursor_pos"] = CodePoints.FromIndex(code, cursor < 0 ? code.Length : cursor) },
                TestContext.Current.CancellationToken);
        Assert.False((string?)answer["status"] == "error", (string?)answer["evalue"]);
        return answer;
    }

    /// <summary>What can be written at the cursor.</summary>
    public async Task<string[]> CompleteAsync(string marked) =>
        [.. (await AskAsync("complete_request", marked))["matches"]!.AsArray().Select(match => (string)match!)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => kernel.DisposeAsync();
}
