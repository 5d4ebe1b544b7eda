using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Commands;
using NeuralNotebook.DotNetInteractive.Runner;

if (args is not [var notebook, var result])
{
    Console.Error.WriteLine("Runs a notebook in Microsoft's .NET Interactive kernel. Expected two arguments: the notebook, and the file "
        + "to write it to with its fresh outputs.");
    return 2;
}

notebook = Path.GetFullPath(notebook);
result = Path.GetFullPath(result);
var json = JsonNode.Parse(File.ReadAllText(notebook))!;
// A chapter's #r "lib/…" lines are relative to its folder, as in every Jupyter client.
Environment.CurrentDirectory = Path.GetDirectoryName(notebook)!;
using var kernel = RealKernel.Create();
var displays = new Dictionary<string, JsonObject>();
foreach (var cell in json["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code"))
{
    string source = cell!["source"] is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)cell["source"] ?? "";
    cell["outputs"] = new JsonArray();
    if (string.IsNullOrWhiteSpace(source))
        continue;
    var run = await kernel.SendAsync(new SubmitCode(source));
    cell["outputs"] = JupyterOutputs.Of(run.Events, displays);
}

File.WriteAllText(result, json.ToJsonString());
return 0;
