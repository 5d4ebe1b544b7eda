using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>What the kernel says about itself when a Jupyter client asks, through whichever door.</summary>
public static class KernelInfo
{
    /// <summary>The version of Jupyter's messaging protocol that we speak.</summary>
    public const string ProtocolVersion = "5.4";

    /// <summary>The line of VS Code's user settings with which it completes C# at a dot, too. VS Code reads it there only,
    /// so no workspace can bring it along.</summary>
    public const string CompletionSetting = "\"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"] }";

    /// <summary>The content of a <c>kernel_info_reply</c>, without its <c>status</c>.</summary>
    public static JsonObject Content() => new()
    {
        ["protocol_version"] = ProtocolVersion,
        ["implementation"] = "neural-notebook",
        ["implementation_version"] = typeof(KernelInfo).Assembly.GetName().Version!.ToString(3),
        ["banner"] =
            $"Neural Notebook: C# on .NET {Environment.Version}\nFor completion at a dot in VS Code, add this line to its user "
                + $"settings: {CompletionSetting}",
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
