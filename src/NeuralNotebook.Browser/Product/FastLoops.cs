using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace NeuralNotebook.Browser;

/// <summary>Gives the engine its fast loops, compiled to WebAssembly: the runtime interprets C#, and computes a fused multiply-add in software.</summary>
[SupportedOSPlatform("browser")]
internal static partial class FastLoops
{
    /// <summary>Loads the module that suits the processor and hands its functions to the engine.</summary>
    /// <param name="script">Where <c>product.js</c> lies, its modules beside it; a relative address counts from the runtime's own folder.</param>
    /// <param name="mayRelax">Whether the processor's multiply-add may be used, if it is fused.</param>
    /// <returns>Whether it is used.</returns>
    public static async Task<bool> LoadAsync(string script, bool mayRelax = true)
    {
        await JSHost.ImportAsync("product", script);
        using var places = await Load(mayRelax);
        Hand(places);
        return places.GetPropertyAsBoolean("isFused");
    }

    private static unsafe void Hand(JSObject places)
    {
        HostLoops.Product = (delegate* unmanaged<HostProduct*, void>)places.GetPropertyAsInt32("product");
        HostLoops.AllWithin = (delegate* unmanaged<HostStep*, int>)places.GetPropertyAsInt32("allWithin");
        HostLoops.MoveWithMomentum = Step("moveWithMomentum");
        HostLoops.MoveByMeans = Step("moveByMeans");
        HostLoops.MultiplyAdd = Step("multiplyAddStep");
        HostLoops.Exp = Step("exp");
        HostLoops.Log = Step("log");
        HostLoops.Tanh = Step("tanh");
        HostLoops.Sigmoid = Step("sigmoid");

        delegate* unmanaged<HostStep*, void> Step(string name) => (delegate* unmanaged<HostStep*, void>)places.GetPropertyAsInt32(name);
    }

    [JSImport("load", "product")]
    private static partial Task<JSObject> Load(bool mayRelax);
}
