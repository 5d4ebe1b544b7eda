using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace NeuralNotebook.Kernel;

/// <summary>Where a Jupyter client wants the kernel to listen, and the key that both sign with.</summary>
internal sealed class ConnectionFile
{
    private static readonly string[] PortNames = ["shell_port", "control_port", "iopub_port", "stdin_port", "hb_port"];

    /// <summary>The ways to sign that .NET has, by the names that Python gives them.</summary>
    private static readonly Dictionary<string, HashAlgorithmName> Schemes = new()
    {
        ["hmac-sha256"] = HashAlgorithmName.SHA256,
        ["hmac-sha384"] = HashAlgorithmName.SHA384,
        ["hmac-sha512"] = HashAlgorithmName.SHA512,
        ["hmac-sha3_256"] = HashAlgorithmName.SHA3_256,
        ["hmac-sha3_384"] = HashAlgorithmName.SHA3_384,
        ["hmac-sha3_512"] = HashAlgorithmName.SHA3_512,
    };

    private readonly string path;
    private readonly JsonElement fields;
    private readonly string ip;
    private readonly bool isIpc;
    private readonly Dictionary<string, int> ports;

    private ConnectionFile(string path, JsonElement fields)
    {
        (this.path, this.fields) = (path, fields);
        string transport = Text("transport");
        isIpc = transport == "ipc";
        if (!isIpc && transport != "tcp")
            throw Unfit($"asks for the transport '{transport}'; this kernel speaks tcp and ipc");
        ip = Text("ip");
        if (!isIpc && Address is null)
            throw Unfit($"gives '{ip}' as ip, which is no address; 127.0.0.1 would be one");
        ports = PortNames.ToDictionary(name => name, Port);
        if (ports.GroupBy(port => port.Value).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Unfit($"gives {twice.Key} as {string.Join(" and as ", twice.Select(port => port.Key))}; each needs a port of its own");
        string scheme = Text("signature_scheme");
        if (!Schemes.TryGetValue(scheme, out var algorithm))
            throw Unfit($"asks for the signature scheme '{scheme}'; this kernel has {string.Join(", ", Schemes.Keys)}");
        Algorithm = algorithm;
        Key = Text("key");
        if (Key.Length == 0)
            throw Unfit("gives an empty key, which in Jupyter means that messages are not signed; this kernel takes only signed ones, "
                + "because otherwise whoever reaches its ports could run code in it: let the client make a key (Session.key)");
    }

    /// <summary>The key that messages are signed with.</summary>
    public string Key { get; }

    /// <summary>How they are signed.</summary>
    public HashAlgorithmName Algorithm { get; }

    public int ShellPort => ports["shell_port"];

    public int ControlPort => ports["control_port"];

    public int IopubPort => ports["iopub_port"];

    public int StdinPort => ports["stdin_port"];

    public int HeartbeatPort => ports["hb_port"];

    private IPAddress? Address => ip switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.TryParse(ip, out var address) ? address : null,
    };

    /// <summary>Where to listen for a port: on the network, or with ipc at a file whose name ends with it.</summary>
    /// <exception cref="ConnectionException">The file's name is too long for a socket.</exception>
    public EndPoint EndPoint(int port)
    {
        if (!isIpc)
            return new IPEndPoint(Address!, port);
        try
        {
            return new UnixDomainSocketEndPoint($"{ip}-{port}");
        }
        catch (ArgumentException error)
        {
            throw Unfit($"gives '{ip}' as the path of its sockets, which the system does not take: {error.Message.Split('\n')[0]}", error);
        }
    }

    /// <summary>Reads a connection file.</summary>
    /// <exception cref="ConnectionException">It cannot be read, lacks something, or asks for something that this
    /// kernel does not do.</exception>
    public static ConnectionFile Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ConnectionFile(path, document.RootElement)
                : throw new ConnectionException($"{path}: a connection file is a JSON object, and this is {Kind(document.RootElement)}");
        }
        catch (JsonException error)
        {
            throw new ConnectionException($"{path}: is not JSON: {error.Message.ReplaceLineEndings(" ")}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    private string Text(string name)
    {
        var field = Field(name);
        try
        {
            return field.ValueKind == JsonValueKind.String
                ? field.GetString()! : throw Unfit($"gives {Kind(field)} as {name}, where a text belongs");
        }
        catch (InvalidOperationException error)
        {
            throw Unfit($"gives {name} with half of a surrogate pair, which is no text", error);
        }
    }

    private int Port(string name)
    {
        var field = Field(name);
        return field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out int port) && port is >= 1 and <= IPEndPoint.MaxPort
            ? port
            : throw Unfit($"gives {Kind(field)} as {name}, where a whole number from 1 to {IPEndPoint.MaxPort} belongs");
    }

    private JsonElement Field(string name) => fields.TryGetProperty(name, out var field) ? field : throw Unfit($"has no field '{name}'");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => value.GetRawText(),
        JsonValueKind.String => "a text",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    private ConnectionException Unfit(string what, Exception? inner = null) => new($"{path}: {what}", inner);
}
