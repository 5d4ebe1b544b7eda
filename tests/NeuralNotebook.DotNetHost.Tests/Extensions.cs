using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;

namespace NeuralNotebook.DotNetHost.Tests;

/// <summary>A type of a package, which knows nothing of notebooks.</summary>
public record Animal(string Name);

/// <summary>One that derives from it.</summary>
public sealed record Cat(string Name) : Animal(Name);

/// <summary>What most extensions do: register a formatter, and say that they are there.</summary>
public sealed class AnimalExtension : IKernelExtension
{
    public async Task OnLoadAsync(Kernel kernel)
    {
        Formatter.Register<Animal>((animal, writer) => writer.Write($"<b>{animal.Name}</b>"), "text/html");
        Assert.IsType<CompositeKernel>(kernel);
        Assert.Equal("csharp", kernel.FindKernelByName("csharp").Name);
        KernelInvocationContextExtensions.Display(KernelInvocationContext.Current!, "the animals are here", "text/plain");
        await Task.Yield();
    }
}

/// <summary>One that adds a magic command.</summary>
public sealed class MagicExtension : IKernelExtension
{
    public Task OnLoadAsync(Kernel kernel)
    {
        kernel.AddDirective(new KernelActionDirective("#!meow"), (_, _) => Task.CompletedTask);
        return Task.CompletedTask;
    }
}
