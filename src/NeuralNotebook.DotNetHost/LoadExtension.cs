using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace NeuralNotebook.DotNetHost;

/// <summary>The command by which an extension is loaded: what it displays then is displayed by a command,
/// as .NET Interactive's extensions expect.</summary>
internal sealed class LoadExtension(IKernelExtension extension) : KernelCommand("csharp")
{
    public IKernelExtension Extension { get; } = extension;
}
