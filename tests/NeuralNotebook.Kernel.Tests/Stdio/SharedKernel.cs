namespace NeuralNotebook.Kernel.Tests.Stdio;

/// <summary>One kernel for the tests of a class: starting it takes longer than what most of them ask of it.</summary>
public sealed class SharedKernel : IAsyncLifetime
{
    internal RunningKernel Kernel { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Kernel = await RunningKernel.StartAsync();

    public ValueTask DisposeAsync() => Kernel.DisposeAsync();
}
