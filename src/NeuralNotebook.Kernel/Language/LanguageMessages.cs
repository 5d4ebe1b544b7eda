using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The editor's questions and their answers as messages, the same at both doors. Places are counted in code points,
/// as Jupyter counts.</summary>
/// <remarks>
/// <para><c>complete_request</c>, <c>inspect_request</c>, <c>is_complete_request</c>: Jupyter's own, protocol 5.4.</para>
/// <para><c>signature_request</c> (code, cursor_pos): signatures (label, documentation, parameters of label and documentation),
/// active_signature, active_parameter.</para>
/// <para><c>diagnostics_request</c> (code): diagnostics (severity, code, message, start, end; line and column counted from 1,
/// end_line, end_column).</para>
/// </remarks>
internal static class LanguageMessages
{
    public const string Complete = "complete_request";
    public const string Inspect = "inspect_request";
    public const string IsComplete = "is_complete_request";
    public const string Signature = "signature_request";
    public const string Diagnostics = "diagnostics_request";

    /// <summary>Whether a request is one of these.</summary>
    public static bool IsQuestion(string type) => type is Complete or Inspect or IsComplete or Signature or Diagnostics;

    /// <summary>The content of a question's answer; where there is no answer, why. An editor's question never harms the kernel.</summary>
    public static JsonObject AnswerSafely(CellLanguage language, string type, JsonObject question)
    {
        try
        {
            return Answer(language, type, question);
        }
#pragma warning disable CA1031 // Half-written code may meet a flaw of the compiler; the session is not to die of it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new JsonObject
            {
                ["status"] = "error",
                ["ename"] = error.GetType().Name,
                ["evalue"] = error.Message,
                ["traceback"] = new JsonArray()
            };
        }
    }

    /// <summary>The content of a question's answer.</summary>
    /// <exception cref="FormatException">The question lacks its code or its place.</exception>
    public static JsonObject Answer(CellLanguage language, string type, JsonObject question)
    {
        string code = question["code"] is JsonValue text && text.TryGetValue(out string? written)
            ? written : throw new FormatException($"{type} needs 'code', a string.");
        int position = code.Length;
        if (question["cursor_pos"] is { } cursor)
            position = cursor is JsonValue number && number.TryGetValue(out int codePoints)
                ? CodePoints.ToIndex(code, codePoints) : throw new FormatException($"{type} needs 'cursor_pos', a whole number.");
        var answer = type switch
        {
            Complete => Completion(code, language.Complete(code, position)),
            Inspect => Inspection(language.Inspect(code, position)),
            Signature => Signatures(language.Signatures(code, position)),
            Diagnostics =>
                new JsonObject { ["diagnostics"] = new JsonArray([.. language.Diagnose(code).Select(found => Diagnostic(code, found))]) },
            _ => Completeness(code),
        };
        answer["status"] ??= "ok";
        return answer;
    }

    private static JsonObject Completion(string code, CompletionList list)
    {
        int start = CodePoints.FromIndex(code, list.Start);
        int end = CodePoints.FromIndex(code, list.End);
        return new JsonObject
        {
            ["matches"] = new JsonArray([.. list.Items.Select(item => (JsonNode)item.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // Jupyter's own extension, which JupyterLab and VS Code show icons from.
                ["_jupyter_types_experimental"] = new JsonArray([.. list.Items.Select(item => new JsonObject
                {
                    ["start"] = start,
                    ["end"] = end,
                    ["text"] = item.Text,
                    ["type"] = item.Kind,
                    ["signature"] = item.Signature,
                })]),
            },
        };
    }

    private static JsonObject Inspection((string Signature, SymbolDocumentation Documentation)? found) => new()
    {
        ["found"] = found is not null,
        ["data"] = found is var (signature, documentation)
            ? new JsonObject
            {
                ["text/plain"] = documentation.ToText(signature, markdown: false),
                ["text/markdown"] = documentation.ToText(signature, markdown: true)
            }
            : new JsonObject(),
        ["metadata"] = new JsonObject(),
    };

    private static JsonObject Signatures((CallAt Call, IReadOnlyList<SymbolDocumentation> Documentation)? found)
    {
        if (found is not var (call, documentation))
            return new JsonObject { ["signatures"] = new JsonArray(), ["active_signature"] = 0, ["active_parameter"] = 0 };
        return new JsonObject
        {
            ["signatures"] = new JsonArray([.. call.Overloads.Select((overload, i) => new JsonObject
            {
                ["label"] = SymbolText.Of(overload),
                ["documentation"] = documentation[i].Summary,
                ["parameters"] = new JsonArray([.. SignatureFinder.ParametersOf(overload).Select(parameter => new JsonObject
                {
                    ["label"] = SymbolText.Parameter(parameter),
                    ["documentation"] = documentation[i].Parameters.FirstOrDefault(known => known.Name == parameter.Name).Text ?? "",
                })]),
            })]),
            ["active_signature"] = call.ActiveOverload,
            ["active_parameter"] = call.ActiveParameter,
        };
    }

    private static JsonObject Diagnostic(string code, CellDiagnostic found)
    {
        var (line, column) = Place(code, found.Start);
        var (endLine, endColumn) = Place(code, found.End);
        return new JsonObject
        {
            ["severity"] = found.Severity,
            ["code"] = found.Id,
            ["message"] = found.Message,
            ["start"] = CodePoints.FromIndex(code, found.Start),
            ["end"] = CodePoints.FromIndex(code, found.End),
            ["line"] = line,
            ["column"] = column,
            ["end_line"] = endLine,
            ["end_column"] = endColumn,
        };
    }

    private static (int Line, int Column) Place(string code, int index)
    {
        index = Math.Min(index, code.Length);
        int start = code.LastIndexOf('\n', Math.Max(0, index - 1), Math.Max(0, index)) + 1;
        return (1 + code.AsSpan(0, index).Count('\n'), 1 + CodePoints.FromIndex(code[start..], index - start));
    }

    private static JsonObject Completeness(string code)
    {
        var (status, indent) = CellCompleteness.Of(code);
        var answer = new JsonObject { ["status"] = status };
        if (status == "incomplete")
            answer["indent"] = indent;
        return answer;
    }
}
