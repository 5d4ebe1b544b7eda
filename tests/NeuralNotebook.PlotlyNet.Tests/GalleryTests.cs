using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuralNotebook.PlotlyNet.Tests;

/// <summary>The gallery names, for each of its kinds, the call of Plotly.NET that makes the like.</summary>
public sealed partial class GalleryTests
{
    [Fact]
    public void Every_call_that_the_gallery_names_is_there()
    {
        string[] parts =
            [.. JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "notebooks", "gallery.ipynb")))!["cells"]!.AsArray()
                .Where(cell => ((string)cell!["id"]!).EndsWith("-about", StringComparison.Ordinal) && (string)cell["id"]! != "data-about")
                .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => (string?)line)))];
        string[] offered = [.. new[] { typeof(Plotly.NET.CSharp.Chart), typeof(Plotly.NET.Chart) }.SelectMany(type => type.GetMethods())
            .Select(method => method.Name).Distinct()];

        Assert.NotEmpty(parts);
        foreach (string part in parts)
        {
            string[] named = [.. Calls().Matches(part[part.IndexOf("*By Plotly.NET:*", StringComparison.Ordinal)..])
                .Select(call => call.Groups[1].Value)];
            Assert.NotEmpty(named);
            Assert.All(named, call => Assert.Contains(call, offered));
        }
    }

    [GeneratedRegex(@"`Chart\.(\w+)`")]
    private static partial Regex Calls();
}
