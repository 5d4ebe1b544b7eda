namespace NeuralNotebook.Tests.Data;

/// <summary>These change a variable of the whole process: nothing runs beside them.</summary>
[CollectionDefinition("cache folder", DisableParallelization = true)]
[Collection("cache folder")]
public sealed class CacheFolderTests : IDisposable
{
    private const string Variable = "XDG_CACHE_HOME";

    private static readonly PublishedFile None = new("none", 1, "", "");

    private readonly string? before = Environment.GetEnvironmentVariable(Variable);

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, before);

    [Fact]
    public void The_cache_that_a_user_chose_is_taken()
    {
        string chosen = Path.Combine(Path.GetTempPath(), "chosen");
        Environment.SetEnvironmentVariable(Variable, chosen);
        Assert.Equal(Path.Combine(chosen, "NeuralNotebook", "tiny"), Folder());
    }

    /// <summary>Source: the XDG Base Directory Specification, for Linux: "If $XDG_CACHE_HOME is either not set or empty, a default
    /// equal to $HOME/.cache should be used."</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_choice_it_is_where_the_system_keeps_caches(string? chosen)
    {
        Environment.SetEnvironmentVariable(Variable, chosen);
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string expected = OperatingSystem.IsWindows() ? Path.Combine(home, "AppData", "Local")
            : OperatingSystem.IsMacOS() ? $"{home}/Library/Caches" : $"{home}/.cache";
        Assert.Equal(Path.Combine(expected, "NeuralNotebook", "tiny"), Folder());
    }

    private static string Folder() => new PublishedImages("tiny", [], None, None, None, None).CacheFolder;
}
