namespace NeuralNotebook.Repository.Tests;

/// <summary>What learners call stands line by line in files of its own, so that nobody changes it by the way.</summary>
public sealed class PublicApiTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("api-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_library_that_a_chapter_can_load_lists_its_calls()
    {
        string[] libraries =
            [.. House.Files("src", "*.csproj").Where(file => File.ReadAllText(file).Contains("CopyToNotebooks", StringComparison.Ordinal))];
        Assert.NotEmpty(libraries);
        foreach (string library in libraries.Append(Path.Combine(SourceTree.Root, "src", "NeuralNotebook", "NeuralNotebook.csproj")))
        {
            string list = Path.Combine(Path.GetDirectoryName(library)!, "PublicAPI.Shipped.txt");
            Assert.True(File.Exists(list), $"{Path.GetFileName(library)} has no list of its public calls: {list} is missing.");
            // Without this line null and not null are the same to the list.
            Assert.Equal("#nullable enable", File.ReadLines(list).First());
        }
    }

    [Fact(Explicit = true)]
    public async Task A_public_method_that_is_not_listed_fails_the_build()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Unlisted.cs"), """
            namespace NeuralNotebook;

            /// <summary>A class that only this test knows.</summary>
            public static class Unlisted
            {
                /// <summary>Does nothing.</summary>
                public static void Call()
                {
                }
            }
            """, TestContext.Current.CancellationToken);
        string targets = Path.Combine(folder, "more.targets");
        await File.WriteAllTextAsync(targets, """
            <Project>
              <ItemGroup><Compile Include="$(MSBuildThisFileDirectory)Unlisted.cs" Condition="'$(Adds)' == 'true'" /></ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        string[] Build(bool adds) =>
        [
            "build", "src/NeuralNotebook", "-v", "q", "-t:Compile", $"-p:Adds={adds}",
            $"-p:IntermediateOutputPath={folder}/{adds}/", $"-p:CustomAfterMicrosoftCommonTargets={targets}",
        ];
        await Command.RunAsync(SourceTree.Root, "dotnet", Build(adds: false));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Command.RunAsync(SourceTree.Root, "dotnet", Build(adds: true)));

        Assert.Contains("error RS0016: Symbol 'static NeuralNotebook.Unlisted.Call() -> void'", failure.Message, StringComparison.Ordinal);
    }
}
