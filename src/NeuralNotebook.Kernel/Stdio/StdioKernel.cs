using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The kernel behind its stdio door: reads requests from the pipes that it was started with, runs cells, writes what they show.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as the process.")]
internal sealed class StdioKernel : ICellOutput
{
    private static readonly TimeSpan PauseBeforeWarmUp = TimeSpan.FromSeconds(2);

    private readonly Lock writing = new();
    private readonly TextWriter answers;
    private readonly BlockingCollection<string> inputs = [];
    private volatile bool isSomebodyThere;

    private StdioKernel(TextWriter answers) => this.answers = answers;

    /// <summary>Serves until shutdown is asked for or the other side is gone.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public static void Serve(string folder)
    {
        // Before anything else: no cell, and nothing that a cell starts, is ever to hold the door.
        var (input, output) = IPlatform.Current.TakeDoor();
        var past = WrittenPast.Catch(IPlatform.Current);
        var requests = new StreamReader(input);
        var kernel = new StdioKernel(new StreamWriter(output) { AutoFlush = true });
        Directory.SetCurrentDirectory(folder);
        CellConsole.Install(kernel);
        CellConsole.Include(past);

        using var session = new CellSession(folder, kernel);
        using var cells = new BlockingCollection<(string Code, int Cell, bool AllowsInput)>();
        new Thread(() =>
        {
            foreach (var (code, cell, allowsInput) in cells.GetConsumingEnumerable())
            {
                kernel.BeginInput(allowsInput);
                bool success = session.Run(code, cell);
                // What a child of the cell wrote while it failed belongs to it too.
                CellConsole.SendGathered();
                kernel.Send(StdioMessages.Message(StdioMessages.ExecuteReply, new JsonObject { ["status"] = success ? "ok" : "error" }));
            }
        })
        { IsBackground = true, Name = "cells" }.Start();

        // An editor's questions have a thread of their own: they are answered while a cell runs, and an interrupt does not wait for them.
        using var questions = new System.Collections.Concurrent.BlockingCollection<(string Type, JsonObject Content, string? Id)>();
        new Thread(() =>
        {
            // Not at once: the first cells need the processor more.
            if (!questions.TryTake(out var first, PauseBeforeWarmUp))
                session.Language.WarmUp(() => questions.Count > 0);
            else
                questions.Add(first);
            foreach (var (type, content, id) in questions.GetConsumingEnumerable())
                kernel.Send(StdioMessages.Message(type.Replace("_request", "_reply", StringComparison.Ordinal), LanguageMessages.AnswerSafely(session.Language, type, content), id));
        })
        { IsBackground = true, Name = "language" }.Start();

        kernel.Send(StdioMessages.Message(StdioMessages.Ready));
        while (requests.ReadLine() is { } line)
        {
            if (StdioMessages.Parse(line) is not var (type, content, id))
                continue;
            if (!StdioMessages.IsWellFormed(type, content))
            {
                kernel.Refuse(type);
            }
            else if (type == StdioMessages.ExecuteRequest)
            {
                session.Announce();
                cells.Add(((string)content["code"]!, (int)content["cell"]!, (bool?)content["allow_stdin"] == true));
            }
            else if (type == StdioMessages.InputReply)
                kernel.inputs.Add((string?)content["value"] ?? "");
            else if (type == StdioMessages.InterruptRequest)
                session.Interrupt();
            else if (LanguageMessages.IsQuestion(type))
                questions.Add((type, content, id));
            else if (type == StdioMessages.ShutdownRequest)
                break;
        }
    }

    /// <inheritdoc/>
    public void Stream(string name, string text) => Send(StdioMessages.Message(StdioMessages.Stream, new JsonObject { ["name"] = name, ["text"] = text }));

    /// <inheritdoc/>
    public void Display(string? displayId, IReadOnlyDictionary<string, string> data, bool isUpdate)
    {
        var content = new JsonObject { ["data"] = StdioMessages.Data(data), ["metadata"] = new JsonObject() };
        if (displayId is not null)
            content["transient"] = new JsonObject { ["display_id"] = displayId };
        Send(StdioMessages.Message(isUpdate ? StdioMessages.UpdateDisplayData : StdioMessages.DisplayData, content));
    }

    /// <inheritdoc/>
    public void Result(IReadOnlyDictionary<string, string> data)
    {
        if (data.Count > 0)
            Send(StdioMessages.Message(StdioMessages.ExecuteResult, new JsonObject { ["data"] = StdioMessages.Data(data), ["metadata"] = new JsonObject() }));
    }

    /// <inheritdoc/>
    public void Time(TimeSpan elapsed) => Send(StdioMessages.Message(StdioMessages.DisplayData, new JsonObject
    {
        ["data"] = new JsonObject { ["text/plain"] = ElapsedTime.Text(elapsed) },
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["not_stored"] = true },
    }));

    /// <inheritdoc/>
    public void Notice(string text) => Send(StdioMessages.Message(StdioMessages.Stream, new JsonObject
    {
        ["name"] = "stderr",
        ["text"] = text,
        ["transient"] = new JsonObject { ["not_stored"] = true },
    }));

    /// <inheritdoc/>
    public void Page(IReadOnlyDictionary<string, string> data) => Display(null, data, isUpdate: false);

    /// <inheritdoc/>
    public void Clear(bool wait) => Send(StdioMessages.Message(StdioMessages.ClearOutput, new JsonObject { ["wait"] = wait }));

    /// <inheritdoc/>
    public string Ask(string prompt, bool isSecret)
    {
        if (!isSomebodyThere)
            throw new InvalidOperationException("The cell asks for input, and nobody is there to give it: run it in an editor, or write the value into the cell.");
        Send(StdioMessages.Message(StdioMessages.InputRequest, new JsonObject { ["prompt"] = prompt, ["password"] = isSecret }));
        return inputs.Take();
    }

    /// <inheritdoc/>
    public void Error(CellError error) => Send(StdioMessages.Message(StdioMessages.Error, new JsonObject
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        ["line"] = error.Line,
    }));

    /// <summary>Forgets answers to an earlier cell's questions.</summary>
    private void BeginInput(bool allowsInput)
    {
        isSomebodyThere = allowsInput;
        while (inputs.TryTake(out _))
        {
        }
    }

    /// <summary>Answers a request whose fields are not what they should be; whoever waits for its end is told of it, and others have nothing to wait for.</summary>
    private void Refuse(string type)
    {
        if (type != StdioMessages.ExecuteRequest)
            return;
        Error(new CellError("MalformedRequest", "the execute_request is malformed: it needs 'code', a string, and 'cell', a whole number", [], null));
        Send(StdioMessages.Message(StdioMessages.ExecuteReply, new JsonObject { ["status"] = "error" }));
    }

    private void Send(JsonObject message)
    {
        string line = message.ToJsonString();
        lock (writing)
            answers.WriteLine(line);
    }
}
