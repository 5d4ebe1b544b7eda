using System.Net.Sockets;
using System.Text;
using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Tests.Serve.Security;

public sealed class CoursePathTests(RunningServer server) : IClassFixture<RunningServer>
{
    public static TheoryData<string> WaysOut =>
    [
        "..", "../secret.txt", "a/../../secret.txt", "./test.ipynb", "..\\secret.txt", "..%2fsecret.txt", "%2e%2e%2fsecret.txt",
        "..%5csecret.txt", "%2fetc%2fpasswd", "/etc/passwd", "//etc/passwd",
        "C:/Windows/win.ini", "C:secret.txt", "\\\\server\\share", "test.ipynb:stream", "CON", "nul.txt", "COM1", "lpt9.ipynb",
        "aux/test.ipynb", ".hidden", ".git/config", "a\0b", "name.", "name ", "a//../../b", "*", "a?b", "GIT~1/config", "COM0", "con.ipynb",
        "CON .txt", "LPT³",
    ];

    [Theory, MemberData(nameof(WaysOut))]
    public void No_path_leaves_the_folder(string path)
    {
        // Leading slashes are no way out: the rest is taken from the course's folder.
        var folder = new CoursePath(server.Folder);
        try
        {
            Assert.StartsWith(folder.Root + Path.DirectorySeparatorChar, folder.Resolve(path), StringComparison.Ordinal);
            Assert.StartsWith("/", path, StringComparison.Ordinal);
            Assert.False(File.Exists(folder.Resolve(path)));
        }
        catch (RequestException error)
        {
            Assert.Equal(404, error.Status);
        }
    }

    [Theory]
    [InlineData("/api/contents/../../../../etc/passwd")]
    [InlineData("/api/contents/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/contents/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/api/contents/%252e%252e%252fetc/passwd")]
    [InlineData("/api/contents//etc/passwd")]
    [InlineData("/api/contents/%2fetc%2fpasswd")]
    [InlineData("/files/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/files/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/files//etc/passwd")]
    [InlineData("/page/..%2f..%2fNeuralNotebook.App.dll")]
    [InlineData("/page/../NeuralNotebook.App.dll")]
    public async Task A_request_written_byte_by_byte_gets_nothing_from_outside(string target)
    {
        // By hand, because clients tidy a path before they send it.
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: token {server.Token}\r\nConnection: close\r\n\r\n"),
                TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        string answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_not_followed()
    {
        string outside = Directory.CreateTempSubdirectory("outside-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(outside, "secret.txt"), "secret", TestContext.Current.CancellationToken);
            File.CreateSymbolicLink(Path.Combine(server.Folder, "link.txt"), Path.Combine(outside, "secret.txt"));
            Directory.CreateSymbolicLink(Path.Combine(server.Folder, "way"), outside);
            foreach (string path in new[] { "/api/contents/link.txt", "/files/link.txt", "/api/contents/way",
                "/api/contents/way/secret.txt", "/files/way/secret.txt" })
                Assert.Equal(System.Net.HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, path)).Status);
            var save = new System.Text.Json.Nodes.JsonObject { ["type"] = "file", ["format"] = "text", ["content"] = "changed" };
            Assert.Equal(System.Net.HttpStatusCode.NotFound,
                (await server.SendAsync(HttpMethod.Put, "/api/contents/link.txt", save)).Status);
            Assert.Equal(System.Net.HttpStatusCode.NotFound,
                (await server.SendAsync(HttpMethod.Put, "/api/contents/way/new.txt", save.DeepClone())).Status);
            Assert.Equal("secret", await File.ReadAllTextAsync(Path.Combine(outside, "secret.txt"), TestContext.Current.CancellationToken));
            Assert.DoesNotContain("link.txt", (await server.GetAsync("/api/contents")).ToJsonString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(Path.Combine(server.Folder, "link.txt"));
            Directory.Delete(Path.Combine(server.Folder, "way"));
            Directory.Delete(outside, recursive: true);
        }
    }

    [Theory]
    [InlineData("00-start-here.ipynb")]
    [InlineData("pictures/moons film.svg")]
    [InlineData("Übung – größer.ipynb")]
    [InlineData("console.txt")]
    public void Ordinary_names_are_ordinary(string path) =>
        Assert.Equal(Path.Combine(server.Folder, path), new CoursePath(server.Folder).Resolve(path));
}
