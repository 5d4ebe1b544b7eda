using System.Text.Json.Nodes;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Display;

/// <summary>One kernel that all values of a test class are shown by; its first cell declared two types.</summary>
public sealed class ValueKernel : IAsyncLifetime
{
    private RunningKernel kernel = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("record Point(int X, double[] Ys);\nclass Plain { public int A; public Plain Inner; "
            + "public int Throws => throw new InvalidOperationException(\"no\"); private int Hidden => 5; }");
    }

    /// <summary>The forms of a cell's value.</summary>
    public async Task<JsonObject> DataAsync(string code) => (await kernel.RunAsync(code)).Last()!["data"]!.AsObject();

    /// <summary>The text of a cell's value.</summary>
    public async Task<string?> TextAsync(string code) => (string?)(await DataAsync(code))["text/plain"];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => kernel.DisposeAsync();
}
