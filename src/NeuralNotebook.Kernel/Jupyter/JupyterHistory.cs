using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The cells that were run in this session, as clients ask for them. There is no other session: each kernel begins anew.</summary>
internal sealed class JupyterHistory
{
    private readonly Lock gate = new();
    private readonly List<(int Cell, string Code, string? Result)> entries = [];

    /// <summary>Remembers a cell.</summary>
    public void Add(int cell, string code)
    {
        lock (gate)
            entries.Add((cell, code, null));
    }

    /// <summary>Remembers what the last cell gave.</summary>
    public void SetResult(int cell, string? result)
    {
        lock (gate)
        {
            if (entries is [.., var last] && last.Cell == cell)
                entries[^1] = last with { Result = result };
        }
    }

    /// <summary>Forgets them: the session begins anew.</summary>
    public void Clear()
    {
        lock (gate)
            entries.Clear();
    }

    /// <summary>The content of the answer to a <c>history_request</c>.</summary>
    public JsonObject Answer(JsonObject request)
    {
        lock (gate)
        {
            string glob = (string?)request["pattern"] ?? "*";
            var found = (string?)request["hist_access_type"] switch
            {
                "range" =>
                    entries.Where(entry => entry.Cell >= ((int?)request["start"] ?? 0)
                        && entry.Cell < ((int?)request["stop"] ?? int.MaxValue)),
                "search" => entries.Where(entry => FileSystemName.MatchesSimpleExpression(glob, entry.Code, ignoreCase: false)),
                _ => entries,
            };
            if ((bool?)request["unique"] == true)
                found = found.Reverse().DistinctBy(entry => entry.Code).Reverse();
            if ((string?)request["hist_access_type"] != "range" && (int?)request["n"] is { } count)
                found = found.TakeLast(Math.Max(0, count));
            bool isPair = (bool?)request["output"] == true;
            return new JsonObject
            {
                ["history"] =
                    new JsonArray(
                        [.. found.Select(entry =>
                            new JsonArray(0, entry.Cell, isPair ? new JsonArray(entry.Code, entry.Result) : entry.Code))]),
            };
        }
    }
}
