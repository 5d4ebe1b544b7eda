namespace NeuralNotebook.Kernel;

/// <summary>How the file of a native library is called that code names without its prefix and ending.</summary>
internal static class NativeLibraryName
{
    private static readonly string Ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";

    /// <summary>"onnxruntime" → onnxruntime, libonnxruntime.so, onnxruntime.so on Linux.
    /// A name with a folder in it is no bare name.</summary>
    public static IEnumerable<string> Candidates(string name) =>
        name != Path.GetFileName(name) ? [] : [name, $"lib{name}{Ending}", $"{name}{Ending}"];
}
