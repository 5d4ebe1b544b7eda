using System.Reflection;
using Microsoft.DotNet.Interactive;

namespace NeuralNotebook.DotNetHost;

/// <summary>What the kernel asks of this add-on; it finds the class by the manifest beside it, and calls its methods by name.</summary>
public static class ExtensionHost
{
    /// <summary>Loads the extensions of an assembly: its classes that are an <see cref="IKernelExtension"/>.</summary>
    /// <param name="extension">An assembly of a package's <c>interactive-extensions/dotnet</c>.</param>
    /// <returns>What a reader should know of them, a sentence each.</returns>
    /// <exception cref="InvalidOperationException">One of them failed; the message says which, and why.</exception>
    public static IReadOnlyList<string> LoadExtension(Assembly extension) => HostedKernel.LoadExtension(extension);

    /// <summary>What the formatters that somebody registered make of a value, by MIME type;
    /// empty where nobody registered any for it.</summary>
    public static IReadOnlyDictionary<string, string> Format(object value) => RegisteredFormatters.Format(value);
}
