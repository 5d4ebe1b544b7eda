using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralNotebook.Kernel;

/// <summary>Where a Jupyter client wants the kernel to listen, and the key that both sign with.</summary>
internal sealed record ConnectionFile(
    [property: JsonPropertyName("ip")] string Ip,
    [property: JsonPropertyName("transport")] string Transport,
    [property: JsonPropertyName("shell_port")] int ShellPort,
    [property: JsonPropertyName("control_port")] int ControlPort,
    [property: JsonPropertyName("iopub_port")] int IopubPort,
    [property: JsonPropertyName("stdin_port")] int StdinPort,
    [property: JsonPropertyName("hb_port")] int HeartbeatPort,
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("signature_scheme")] string SignatureScheme)
{
    /// <summary>The address to listen on.</summary>
    public IPAddress Address => Ip switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.Parse(Ip),
    };

    /// <summary>Reads a connection file.</summary>
    /// <exception cref="FormatException">It asks for something else than signed messages over tcp.</exception>
    public static ConnectionFile Load(string path)
    {
        var file = JsonSerializer.Deserialize<ConnectionFile>(File.ReadAllText(path)) ?? throw new FormatException($"{path} is no connection file.");
        if (file.Transport != "tcp")
            throw new FormatException($"{path} asks for the transport '{file.Transport}'; this kernel speaks tcp.");
        if (file.SignatureScheme != "hmac-sha256" || string.IsNullOrEmpty(file.Key))
            throw new FormatException($"{path} gives no key for hmac-sha256; without one, anybody on this machine could run code.");
        return file;
    }
}
