using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace NeuralNotebook.DotNetHost;

/// <summary>The kernel that extensions are given: .NET Interactive's own, around a stand-in for its C# kernel.</summary>
internal static class HostedKernel
{
    private static readonly Lazy<CompositeKernel> Root = new(Make);

    /// <summary>Loads each extension of an assembly, and tells what of it cannot be had here.</summary>
    public static IReadOnlyList<string> LoadExtension(Assembly assembly)
    {
        var said = new List<string>();
        foreach (var type in assembly.GetExportedTypes()
            .Where(type => typeof(IKernelExtension).IsAssignableFrom(type) && type is { IsAbstract: false, IsInterface: false }))
        {
            string[] before = Offers();
            Load(type);
            string[] added = [.. Offers().Except(before)];
            if (added.Length > 0)
                said.Add($"{type.Name} adds {string.Join(", ", added)}: cells of this kernel do not have what it adds so, only what it "
                    + "shows and its methods.");
        }

        return said;
    }

    private static void Load(Type type)
    {
        var cells = Root.Value.ChildKernels.OfType<CellKernel>().Single();
        IKernelExtension extension;
        try
        {
            extension = (IKernelExtension)Activator.CreateInstance(type)!;
        }
        catch (MissingMethodException error)
        {
            throw new InvalidOperationException($"{type.Name} has no constructor without parameters.", error);
        }
        catch (TargetInvocationException error)
        {
            throw new InvalidOperationException($"{type.Name}: {error.InnerException!.Message}", error.InnerException);
        }

        var result = cells.SendAsync(new LoadExtension(extension), CancellationToken.None).GetAwaiter().GetResult();
        if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failure)
            throw new InvalidOperationException($"{type.Name}: {failure.Exception?.Message ?? failure.Message}", failure.Exception);
    }

    private static CompositeKernel Make()
    {
        var cells = new CellKernel();
        var root = new CompositeKernel { cells };
        root.DefaultKernelName = cells.Name;
        cells.RegisterCommandHandler<LoadExtension>((command, _) => command.Extension.OnLoadAsync(root));
        root.KernelEvents.Subscribe(new DisplayEvents());
        return root;
    }

    /// <summary>The magic commands and the kernels that there are.</summary>
    private static string[] Offers() =>
        [.. Root.Value.ChildKernels.Append(Root.Value).SelectMany(kernel => kernel.KernelInfo.SupportedDirectives)
            .Select(directive => $"the magic command {directive.Name}").Distinct(),
            .. Root.Value.ChildKernels.Select(kernel => $"the kernel '{kernel.Name}'")];
}
