using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralNotebook.Kernel.Tests.AddOns;

/// <summary>A package made for a test, with an extension for .NET Interactive, in a source of packages of its own.</summary>
internal static class ExtensionPackage
{
    /// <summary>Packs an extension into a folder, and lets notebooks there find it and no other source.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="name">The package, whose version is 1.0.0.</param>
    /// <param name="onLoad">What the extension does with its <c>kernel</c>.</param>
    public static void Write(string folder, string name, string onLoad)
    {
        string code = $$"""
            using System;
            using System.Threading.Tasks;
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Formatting;
            public class Planet { public string Name = "Mars"; }
            public class Extension : IKernelExtension
            {
                public Task OnLoadAsync(Kernel kernel) { {{onLoad}} return Task.CompletedTask; }
            }
            """;
        string shared = Path.Combine(AppContext.BaseDirectory, "extensions", "Microsoft.DotNet.Interactive.Formatting", "shared");
        var references = FrameworkReferences.All.Concat(Directory.EnumerateFiles(shared, "*.dll")
            .Select(path => MetadataReference.CreateFromFile(path)));
        using var assembly = new MemoryStream();
        var emitted = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(assembly);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));

        string source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        using (var package = ZipFile.Open(Path.Combine(source, $"{name}.1.0.0.nupkg"), ZipArchiveMode.Create))
        {
            Add(package, $"{name}.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
                <package><metadata><id>{name}</id><version>1.0.0</version><authors>a test</authors><description>A test.</description><dependencies><group targetFramework="net10.0" /></dependencies></metadata></package>
                """));
            Add(package, $"lib/net10.0/{name}.dll", assembly.ToArray());
            Add(package, $"interactive-extensions/dotnet/{name}.dll", assembly.ToArray());
        }

        File.WriteAllText(Path.Combine(folder, "NuGet.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="here" value="source" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
    }

    private static void Add(ZipArchive package, string name, byte[] content)
    {
        using var entry = package.CreateEntry(name).Open();
        entry.Write(content);
    }
}
