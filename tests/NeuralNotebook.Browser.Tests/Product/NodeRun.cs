using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NeuralNotebook.Browser.Tests.Product;

/// <summary>Runs functions of the published module in Node.</summary>
internal static class NodeRun
{
    /// <summary>Hands numbers to a script beside this file, and takes those that it gives back.</summary>
    /// <param name="script">The script's name.</param>
    /// <param name="arguments">The module, "exact" or "fused", and what else the script wants.</param>
    /// <param name="numbers">The numbers, one array after the other.</param>
    public static async Task<double[]> RunAsync(string script, string[] arguments, params double[][] numbers)
    {
        string path = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Browser.Tests", "Product", script);
        string module = Path.Combine(await PublishedKernel.FolderAsync(), "product", $"product.{arguments[0]}.wasm");
        // Node 20 has the instruction behind a flag.
        var start = new ProcessStartInfo("node", ["--experimental-wasm-relaxed-simd", path, module, .. arguments[1..]])
        { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var writing = Task.Run(() =>
        {
            foreach (double[] array in numbers)
                node.StandardInput.BaseStream.Write(MemoryMarshal.AsBytes(array.AsSpan()));
            node.StandardInput.Close();
        });
        using var output = new MemoryStream();
        await node.StandardOutput.BaseStream.CopyToAsync(output);
        await writing;
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return MemoryMarshal.Cast<byte, double>(output.ToArray()).ToArray();
    }
}
