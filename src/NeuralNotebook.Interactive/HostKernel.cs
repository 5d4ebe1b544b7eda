namespace NeuralNotebook.Interactive;

/// <summary>Which kernel this library runs in, found without a reference to it.</summary>
internal static class HostKernel
{
    /// <summary>True inside Microsoft's .NET Interactive kernel, which shows one MIME type of a value and no Plotly JSON.</summary>
    public static bool IsDotNetInteractive =>
        // Our own kernel, too, loads Microsoft's assemblies when a package brings an extension for them.
        AppDomain.CurrentDomain.GetData("Notebook.Display") is null
            && AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive");
}
