using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>What the kernel says about itself when a Jupyter client asks, through whichever door.</summary>
public static class KernelInfo
{
    /// <summary>The version of Jupyter's messaging protocol that we speak.</summary>
    public const string ProtocolVersion = "5.4";

    /// <summary>The content of a <c>kernel_info_reply</c>, without its <c>status</c>.</summary>
    public static JsonObject Content() => new()
    {
        ["protocol_version"] = ProtocolVersion,
        ["implementation"] = "neural-notebook",
        ["implementation_version"] = typeof(KernelInfo).Assembly.GetName().Version!.ToString(3),
        ["banner"] = "Neural Notebook: C# on .NET " + Environment.Version,
        ["help_links"] = new JsonArray(),
        ["debugger"] = false,
        ["language_info"] = new JsonObject
        {
            ["name"] = "csharp",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
        },
    };
}
