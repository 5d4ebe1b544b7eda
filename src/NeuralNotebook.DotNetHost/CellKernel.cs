using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace NeuralNotebook.DotNetHost;

/// <summary>What an extension sees in place of .NET Interactive's C# kernel.</summary>
/// <remarks>What is there: the name <c>csharp</c>, <c>RootKernel</c> with its child kernels, <c>KernelEvents</c>,
/// <c>KernelInvocationContext.Current</c> with <c>Display</c> while an extension loads, <c>RegisterForDisposal</c>, <c>AddMiddleware</c>,
/// <c>RegisterCommandHandler</c>, and <c>SendAsync</c> for commands that the extension handles itself. What is not:
/// running code in cells, reading and setting their variables, completion. Magic commands and kernels that an extension adds are noticed
/// and not offered to cells.</remarks>
internal sealed class CellKernel
    : Kernel, IKernelCommandHandler<SubmitCode>, IKernelCommandHandler<RequestValue>, IKernelCommandHandler<SendValue>
{
    public CellKernel() : base("csharp") => KernelInfo.LanguageName = "C#";

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context) =>
        throw new NotSupportedException(
            "An extension cannot run code in this kernel's cells: put the code that it wants to run into a cell of the notebook.");

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context) =>
        throw new NotSupportedException(
            $"An extension cannot read the variable '{command.Name}' of this kernel's cells: hand the value to a method of the package.");

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        throw new NotSupportedException(
            $"An extension cannot set the variable '{command.Name}' of this kernel's cells: return the value from a method of "
                + "the package.");
}
