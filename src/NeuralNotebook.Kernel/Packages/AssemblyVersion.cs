using System.Diagnostics;

namespace NeuralNotebook.Kernel;

/// <summary>The version of an assembly as its package has it: 10.0.10, where the assembly itself says only 10.0.0.0.</summary>
internal static class AssemblyVersion
{
    /// <summary>The version that the file names, without what is said of its sources; null if it names none.</summary>
    public static string? Of(string path) => FileVersionInfo.GetVersionInfo(path).ProductVersion?.Split('+')[0];
}
