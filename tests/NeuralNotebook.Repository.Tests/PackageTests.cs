using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NeuralNotebook.Repository.Tests;

/// <summary>The engine as a package: packed, and used by a project that knows nothing of this repository.</summary>
public sealed partial class PackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("package-").FullName;

    private static string Version { get; } = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Build.props")).Descendants("Version")
        .Single().Value;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Explicit = true)]
    public async Task A_project_of_ones_own_trains_with_the_lines_of_the_packages_readme_and_gets_the_courses_numbers()
    {
        string feed = Path.Combine(folder, "feed"), project = Path.Combine(folder, "learner");
        await Command.RunAsync(SourceTree.Root, "dotnet", "pack", "src/NeuralNotebook", "-o", feed, "-v", "q");
        Directory.CreateDirectory(project);
        // The project above knows nothing of ours; what the package needs itself comes from where the machine finds
        // packages, or has them already.
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(cache);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><add key="cache" value="{cache}" /></fallbackPackageFolders>
              <packageSources><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(project, "Learner.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup><PackageReference Include="NeuralNotebook" Version="{Version}" /></ItemGroup>
            </Project>
            """);
        string lines = FencedCSharp()
            .Match(File.ReadAllText(Path.Combine(SourceTree.Root, "src", "NeuralNotebook", "README.md"))).Groups[1].Value;
        File.WriteAllText(Path.Combine(project, "Program.cs"), lines);

        string printed = await Command.RunAsync(project, "dotnet", "run");

        var moons = Datasets.Moons(samples: 1000, noise: 0.2, seed: 7).Split(test: 0.2);
        var model = new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 2), new Softmax());
        var history = model.Fit(moons.Train, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1, momentum: 0.9), epochs: 50,
            batchSize: 32, validation: moons.Test);
        Assert.Contains($"test accuracy {history.Last.ValidationAccuracy}", printed);
        Assert.Equal(model.Predict(moons.Test.X).Values.ToArray(),
            Sequential.Load(Path.Combine(project, "moons.json")).Predict(moons.Test.X).Values.ToArray());
    }

    [Fact(Explicit = true)]
    public async Task The_package_carries_documentation_symbols_and_the_digits_licence_and_needs_one_other()
    {
        await Command.RunAsync(SourceTree.Root, "dotnet", "pack", "src/NeuralNotebook", "-o", folder, "-v", "q");

        using var package = ZipFile.OpenRead(Path.Combine(folder, $"NeuralNotebook.{Version}.nupkg"));
        foreach (string file in new[] { "lib/net10.0/NeuralNotebook.dll", "lib/net10.0/NeuralNotebook.xml", "README.md", "icon.png",
            "digits-licence.md" })
            Assert.Contains(package.Entries, entry => entry.FullName == file);
        var description = XDocument.Load(package.Entries.Single(entry => entry.Name == "NeuralNotebook.nuspec").Open());
        Assert.Equal(["System.Numerics.Tensors"],
            description.Descendants().Where(element => element.Name.LocalName == "dependency")
                .Select(element => element.Attribute("id")!.Value));
        Assert.Equal("MIT", description.Descendants().Single(element => element.Name.LocalName == "license").Value);
        using var symbols = ZipFile.OpenRead(Path.Combine(folder, $"NeuralNotebook.{Version}.snupkg"));
        Assert.Contains(symbols.Entries, entry => entry.FullName == "lib/net10.0/NeuralNotebook.pdb");
    }

    [Fact]
    public void The_changelog_begins_with_the_version_that_is_built() =>
        Assert.Equal(Version, ChangelogVersion().Match(File.ReadAllText(Path.Combine(SourceTree.Root, "CHANGELOG.md"))).Groups[1].Value);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FencedCSharp();

    [GeneratedRegex("^## ([0-9.]+)$", RegexOptions.Multiline)]
    private static partial Regex ChangelogVersion();
}
