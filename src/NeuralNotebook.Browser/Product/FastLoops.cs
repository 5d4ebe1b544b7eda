using System.Globalization;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace NeuralNotebook.Browser;

/// <summary>Brings fast loops along for whatever library a cell loads: compiled WebAssembly, where the runtime interprets C# and computes
/// fused multiply-adds in software.</summary>
/// <remarks>The convention: <c>AppDomain.CurrentDomain.GetData("Notebook.Loops")</c> is a dictionary of function pointers by name.
/// So the kernel knows no engine.</remarks>
[SupportedOSPlatform("browser")]
internal static partial class FastLoops
{
    /// <summary>Loads the module that suits the processor. To be called before the first cell.</summary>
    /// <param name="script">Where <c>product.js</c> lies, its modules beside it;
    /// a relative address counts from the runtime's own folder.</param>
    /// <param name="mayRelax">Whether the processor's multiply-add may be used, if it is fused.</param>
    public static async Task LoadAsync(string script, bool mayRelax = true)
    {
        await JSHost.ImportAsync("product", script);
        var places = (await Load(mayRelax)).Split('\n').Select(line => line.Split(' '))
            .ToDictionary(place => place[0], place => nint.Parse(place[1], CultureInfo.InvariantCulture));
        AppDomain.CurrentDomain.SetData("Notebook.Loops", places);
    }

    [JSImport("load", "product")]
    private static partial Task<string> Load(bool mayRelax);
}
