using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>The libraries within Microsoft's .NET Interactive kernel. That kernel is retired and not to be had here, so that an assembly with its name and
/// the few types that the libraries look for stands in its place, in a process of its own.</summary>
[Collection("kernels")]
public sealed class DotNetInteractiveTests : IDisposable
{
    /// <summary>What the libraries meet of version 1.0: the current context, Display as an extension method of it, and Update on what that returns. A value is
    /// formatted by the attribute on its type, and shown as the first type that its formatters offer.</summary>
    private const string StandIn = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;

        namespace Microsoft.DotNet.Interactive
        {
            public sealed class KernelInvocationContext
            {
                private static readonly AsyncLocal<KernelInvocationContext> current = new();
                public static KernelInvocationContext Current => current.Value;
                public List<(string Event, string Id, string MimeTypes, string Text)> Events { get; } = new();
                public static KernelInvocationContext Establish() => current.Value = new KernelInvocationContext();

                internal void Publish(string what, string id, object value)
                {
                    var attribute = value.GetType().GetCustomAttributes(true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
                    object source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType").GetValue(attribute), true);
                    var formatters = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters").Invoke(source, null)).ToList();
                    var writer = new StringWriter();
                    formatters[0].GetType().GetMethod("Format").Invoke(formatters[0], new object[] { value, writer });
                    Events.Add((what, id, string.Join(" ", formatters.Select(f => f.GetType().GetProperty("MimeType").GetValue(f))), writer.ToString()));
                }
            }

            public static class KernelInvocationContextExtensions
            {
                public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
                {
                    var shown = new DisplayedValue(Guid.NewGuid().ToString(), context);
                    context.Publish("displayed", shown.DisplayId, value);
                    return shown;
                }
            }

            public sealed class DisplayedValue
            {
                private readonly KernelInvocationContext context;
                public DisplayedValue(string displayId, KernelInvocationContext context) { DisplayId = displayId; this.context = context; }
                public string DisplayId { get; }
                public void Update(object updatedValue) => context.Publish("updated", DisplayId, updatedValue);
            }
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("interactive-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_training_is_shown_once_and_then_updated_in_its_place()
    {
        string shown = await RunAsync("""
            AppDomain.CurrentDomain.SetData("Notebook.Display", null);
            var context = Microsoft.DotNet.Interactive.KernelInvocationContext.Establish();
            var data = Datasets.Moons(400, noise: 0.2, seed: 7);
            var slow = new Slow();
            new Sequential(new Dense(2, 8), new ReLU(), new Dense(8, 2), new Softmax())
                .Fit(data, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 8, callbacks: [slow, Live.Monitor()]);
            class Slow : Callback { public override void OnEpochEnd(Sequential model, EpochReport report) => System.Threading.Thread.Sleep(60); }
            string.Join("\n", context.Events.Select(e => $"{e.Event} {context.Events.FindIndex(o => o.Id == e.Id)} {e.MimeTypes} {e.Text.StartsWith("<svg")} {e.Text.Contains("about")} {e.Text.Contains("Epoch 8 of 8")}"))
            """);

        string[] events = shown.Split('\n');
        Assert.InRange(events.Length, 2, 6);
        Assert.Equal("displayed 0 text/html True True False", events[0]);
        Assert.All(events[1..^1], each => Assert.Equal("updated 0 text/html True True False", each));
        Assert.Equal("updated 0 text/html True False True", events[^1]);
    }

    [Fact]
    public async Task Everything_offers_html_and_nothing_else()
    {
        string shown = await RunAsync("""
            AppDomain.CurrentDomain.SetData("Notebook.Display", null);
            var context = Microsoft.DotNet.Interactive.KernelInvocationContext.Establish();
            foreach (object value in new object[] { Chart.Line(new[] { 1.0, 2 }), new Matrix(2, 2).ToTable(), Chapter00.FewestNeurons.Check(null), Chapter00.FewestNeurons.Hint(), Compare.WithEngine(Math.Tanh, new Tanh(), [0.5]), Progress.Map() })
                Microsoft.DotNet.Interactive.KernelInvocationContextExtensions.Display(context, value);
            string.Join("\n", context.Events.Select(e => $"{e.MimeTypes} {e.Text.Split(' ', '>', '\n')[0]} {(e.Text.Contains("<table") ? "table" : "no table")}"))
            """);

        // A table stands in a block that scrolls where the page is narrow.
        Assert.Equal(["text/html <svg no table", "text/html <div table", "text/html <div no table", "text/html <details no table", "text/html <div table", "text/html <div table"], shown.Split('\n'));
    }

    /// <summary>Runs a cell beside the stand-in and returns what its last value says.</summary>
    private async Task<string> RunAsync(string code)
    {
        string library = Path.Combine(folder, "Microsoft.DotNet.Interactive.dll");
        var emitted = CSharpCompilation.Create("Microsoft.DotNet.Interactive", [CSharpSyntaxTree.ParseText(StandIn)], Framework(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(library);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));

        string load = $"#r \"Microsoft.DotNet.Interactive.dll\"\n#r \"{Path.Combine(Course.Notebooks, "lib", "NeuralNotebook.dll")}\"\n#r \"{Path.Combine(Course.Notebooks, "lib", "NeuralNotebook.Interactive.dll")}\"\nusing NeuralNotebook;\nusing NeuralNotebook.Interactive;\n";
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray(new JsonObject { ["cell_type"] = "code", ["execution_count"] = null, ["id"] = "cell", ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = load + code }),
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        string path = Path.Combine(folder, "test.ipynb");
        await File.WriteAllTextAsync(path, notebook.ToJsonString(), TestContext.Current.CancellationToken);
        var run = await NotebookRunner.RunAsync(path, TimeSpan.FromSeconds(60), cancellation: TestContext.Current.CancellationToken);
        return (string)run.Cells[0].Outputs.Single()!["data"]!["text/plain"]!;
    }

    /// <summary>The SDK's reference assemblies, which a library is compiled against.</summary>
    private static IEnumerable<MetadataReference> Framework()
    {
        string dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        string pack = Directory.GetDirectories(Path.Combine(dotnet, "packs", "Microsoft.NETCore.App.Ref"), $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal).Last();
        return Directory.GetFiles(Path.Combine(pack, "ref", $"net{Environment.Version.Major}.0"), "*.dll").Select(path => MetadataReference.CreateFromFile(path));
    }
}
