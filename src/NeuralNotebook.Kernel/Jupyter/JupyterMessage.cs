using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>A message of Jupyter's protocol, as it came over a socket.</summary>
/// <param name="Header">Its id, type, session and time.</param>
/// <param name="Parent">The header of the request it answers, or empty.</param>
/// <param name="Content">What it says.</param>
internal sealed record JupyterMessage(JsonObject Header, JsonObject Parent, JsonObject Content);
