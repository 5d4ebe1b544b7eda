using System.Diagnostics;
using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace NeuralNotebook.DotNetInteractive.Runner;

/// <summary>Microsoft's C# kernel, put together from its packages as their own tool does.</summary>
internal static class RealKernel
{
    public static CompositeKernel Create()
    {
        var csharp = new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing().UseNugetDirective(AddAsync);
        var kernel = new CompositeKernel { csharp };
        kernel.DefaultKernelName = csharp.Name;
        kernel.AddDirective(new KernelActionDirective("#!time"), (_, context) =>
        {
            // The packages have no #!time: it comes with the tool.
            long start = Stopwatch.GetTimestamp();
            context.OnComplete(ended =>
                KernelInvocationContextExtensions.Display(ended, $"Wall time: {Stopwatch.GetElapsedTime(start).TotalMilliseconds}ms",
                    "text/plain"));
            return Task.CompletedTask;
        });
        return kernel;
    }

    /// <summary>Makes restored packages known to the cells, and runs the extensions that they bring for this kernel.</summary>
    private static async Task AddAsync(CSharpKernel kernel, IReadOnlyList<ResolvedPackageReference> packages)
    {
        kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
        foreach (string folder in packages.Select(package => Path.Combine(package.PackageRoot, "interactive-extensions", "dotnet"))
            .Where(Directory.Exists))
        {
            foreach (var type in Directory.EnumerateFiles(folder, "*.dll").SelectMany(path => Assembly.LoadFrom(path).GetExportedTypes())
                .Where(type => type.IsAssignableTo(typeof(IKernelExtension))))
                await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(kernel.RootKernel);
        }
    }
}
