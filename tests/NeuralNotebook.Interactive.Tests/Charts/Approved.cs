namespace NeuralNotebook.Interactive.Tests;

/// <summary>Compares with a file that somebody has looked at. <c>APPROVE=1 dotnet test</c> writes the files anew,
/// to be looked at again.</summary>
internal static class Approved
{
    private static readonly string Sources =
        Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Interactive.Tests", "Charts", "Approved");

    public static void Matches(string name, string content)
    {
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(Path.Combine(Sources, name), content);
        else
            Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Charts", "Approved", name)), content);
    }

    public static void Matches(string name, byte[] content)
    {
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllBytes(Path.Combine(Sources, name), content);
        else
            Assert.True(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Charts", "Approved", name)).AsSpan()
                .SequenceEqual(content), $"{name} is not the approved picture any more: APPROVE=1 writes it anew, to be looked at.");
    }
}
