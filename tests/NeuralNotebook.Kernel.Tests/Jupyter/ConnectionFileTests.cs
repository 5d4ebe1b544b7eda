using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Jupyter;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly NotebookFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("key", "\"\"",
        "gives an empty key, which in Jupyter means that messages are not signed; this kernel takes only signed ones")]
    [InlineData("key", "5", "gives 5 as key, where a text belongs")]
    [InlineData("signature_scheme", "\"hmac-md4\"", "asks for the signature scheme 'hmac-md4'; this kernel has hmac-sha256, ")]
    [InlineData("transport", "\"inproc\"", "asks for the transport 'inproc'; this kernel speaks tcp and ipc")]
    [InlineData("ip", "\"somewhere\"", "gives 'somewhere' as ip, which is no address; 127.0.0.1 would be one")]
    [InlineData("shell_port", "\"5001\"", "gives a text as shell_port, where a whole number from 1 to 65535 belongs")]
    [InlineData("hb_port", "0", "gives 0 as hb_port")]
    [InlineData("hb_port", "65536", "gives 65536 as hb_port")]
    [InlineData("hb_port", "5001.5", "gives 5001.5 as hb_port")]
    [InlineData("hb_port", "5001", "gives 5001 as shell_port and as hb_port; each needs a port of its own")]
    [InlineData("iopub_port", "null", "gives null as iopub_port")]
    [InlineData("stdin_port", "[1]", "gives a list as stdin_port")]
    public void What_it_asks_for_and_cannot_have_is_said_in_one_line(string field, string value, string message)
    {
        var fields = Fields();
        fields[field] = JsonNode.Parse(value);
        var error =
            Assert.Throws<ConnectionException>(() => ConnectionFile.Load(fixture.WriteText(fields.ToJsonString(), "connection.json")));
        Assert.Contains("connection.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_key()
    {
        string text = Fields().ToJsonString().Replace("a key", "\\ud800", StringComparison.Ordinal);
        Assert.Contains("gives key with half of a surrogate pair",
            Assert.Throws<ConnectionException>(() => ConnectionFile.Load(fixture.WriteText(text))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transport")]
    [InlineData("ip")]
    [InlineData("key")]
    [InlineData("signature_scheme")]
    [InlineData("control_port")]
    public void A_field_that_is_missing_is_named(string field)
    {
        var fields = Fields();
        fields.Remove(field);
        var error =
            Assert.Throws<ConnectionException>(() => ConnectionFile.Load(fixture.WriteText(fields.ToJsonString(), "connection.json")));
        Assert.EndsWith($"connection.json: has no field '{field}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hmac-sha256", "SHA256")]
    [InlineData("hmac-sha512", "SHA512")]
    public void The_schemes_of_Python_are_those_of_NET(string scheme, string algorithm)
    {
        var fields = Fields();
        fields["signature_scheme"] = scheme;
        Assert.Equal(new HashAlgorithmName(algorithm), ConnectionFile.Load(fixture.WriteText(fields.ToJsonString())).Algorithm);
    }

    [Fact]
    public void With_ipc_each_port_is_a_file_that_ends_with_it()
    {
        var fields = Fields();
        (fields["transport"], fields["ip"]) = ("ipc", "/run/kernel");
        Assert.Equal("/run/kernel-5001", ConnectionFile.Load(fixture.WriteText(fields.ToJsonString())).EndPoint(5001).ToString());
    }

    [Theory]
    [InlineData("not json", "is not JSON: ")]
    [InlineData("[1, 2]", "a connection file is a JSON object, and this is a list")]
    [InlineData("", "is not JSON: ")]
    public async Task A_kernel_that_cannot_begin_says_why_in_one_line_and_ends_with_2(string text, string message)
    {
        var (exitCode, errors) = await StartAsync(fixture.WriteText(text, "connection.json"));
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Equal((2, 1), (exitCode, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named() =>
        Assert.Contains("missing.json", (await StartAsync(Path.Combine(fixture.Folder, "missing.json"))).Errors, StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1", " is taken already; let the client choose another port")]
    [InlineData("203.0.113.1", " is no address of this machine; 127.0.0.1 is one")]
    public async Task A_port_that_cannot_be_listened_on_is_named(string ip, string message)
    {
        // The last that is listened on, when the console is the cells' already.
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var fields = Fields();
        (fields["ip"], fields["shell_port"]) = (ip, ((IPEndPoint)other.LocalEndpoint).Port);
        var (exitCode, errors) = await StartAsync(fixture.WriteText(fields.ToJsonString()));
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Equal((2, 1), (exitCode, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    private static JsonObject Fields() => new()
    {
        ["shell_port"] = 5001,
        ["control_port"] = FreePort(),
        ["iopub_port"] = FreePort(),
        ["stdin_port"] = FreePort(),
        ["hb_port"] = FreePort(),
        ["ip"] = "127.0.0.1",
        ["transport"] = "tcp",
        ["key"] = "a key",
        ["signature_scheme"] = "hmac-sha256",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<(int ExitCode, string Errors)> StartAsync(string connectionFile)
    {
        using var kernel =
            Process.Start(
                new ProcessStartInfo(KernelProcess.DotNet(),
                    [Path.Combine(AppContext.BaseDirectory, "NeuralNotebook.Kernel.dll"), "jupyter", connectionFile])
                { RedirectStandardError = true })!;
        string errors = await kernel.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60));
        await kernel.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (kernel.ExitCode, errors);
    }
}
