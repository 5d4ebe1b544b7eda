namespace NeuralNotebook.Interactive;

/// <summary>Which kernel this library runs in, found without a reference to it.</summary>
internal static class HostKernel
{
    /// <summary>True inside Microsoft's .NET Interactive kernel, which shows one MIME type of a value and no Plotly JSON.</summary>
    public static bool IsDotNetInteractive =>
        AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive");
}
