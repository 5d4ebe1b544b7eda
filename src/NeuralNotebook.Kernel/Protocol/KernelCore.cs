using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The kernel itself, behind whichever door: takes requests as messages, runs cells one after the other,
/// and says as messages what they show.</summary>
/// <remarks>See <see cref="StdioMessages"/> for the messages.</remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable",
    Justification = "It lives as long as the process.")]
internal sealed class KernelCore : ICellOutput
{
    /// <summary>The field that carries the header of a comm's message to the kernel, and back with all that its handler shows.</summary>
    public const string Origin = "origin";

    /// <summary>Says that a comm's message has been handled.</summary>
    public const string CommDone = "comm_done";

    /// <summary>How often a cell that shows much looks whether its clients have caught up, before it goes on all the same.</summary>
    private const int MostLooks = 2_000;

    private readonly Action<string, JsonObject> say;
    private readonly Func<bool>? isCrowded;
    // An interrupt wakes a cell that sleeps.
    private readonly Pace pace = new(() => Stopwatch.GetElapsedTime(0), Thread.Sleep);
    private readonly CellSession session;
    private readonly CommHub comms;
    private readonly Turns<Func<Task>> cells;
    private readonly Turns<(string Type, JsonObject Content, Action<JsonObject> Answer)> questions;
    private readonly BlockingCollection<string> inputs = [];
    private volatile bool isSomebodyThere;
    private volatile bool hasCells;
    private JsonArray pages = [];

    /// <summary>Opens a session, which takes the place of this process' console.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="say">Takes what the kernel says, from any thread: the message's type and content.</param>
    /// <param name="pauseBeforeWarmUp">How long the first cells have the processor to themselves before the editor's questions
    /// are prepared for.</param>
    /// <param name="isCrowded">Whether a client cannot follow at the moment; none if nothing is known about that.</param>
    /// <param name="isToStop">Where no message can come while a cell runs: whether it has been asked to stop meanwhile.</param>
    public KernelCore(string folder, Action<string, JsonObject> say, TimeSpan pauseBeforeWarmUp, Func<bool>? isCrowded = null,
        Func<bool>? isToStop = null)
    {
        (this.say, this.isCrowded) = (say, isCrowded);
        Lookout.Looking = () =>
        {
            CellConsole.SendWaiting();
            if (isToStop?.Invoke() == true)
                Interrupt();
        };
        session = new CellSession(folder, this);
        CellConsole.Install(this);
        comms = CommHub.Connect(this);
        LiveCells.Offer(session, comms, work => cells!.Add(work));
        cells = new("cells", run => run());
        // An editor's questions have a thread of their own: they are answered while a cell runs, and an interrupt does not wait for them.
        questions = new("language", Answer);
        cells.Start();
        questions.Start(() => WarmUp(pauseBeforeWarmUp));
    }

    /// <summary>Takes a request.</summary>
    public void Receive(string type, JsonObject content)
    {
        if (type == MessageTypes.ExecuteRequest)
        {
            hasCells = true;
            session.Announce();
            cells.Add(() => RunCell(content));
        }
        else if (type == MessageTypes.InputReply)
        {
            inputs.Add((string?)content["value"] ?? "");
        }
        else if (type == MessageTypes.InterruptRequest)
        {
            Interrupt();
        }
        else if (MessageTypes.IsComm(type))
        {
            comms.Receive(type, content);
        }
    }

    /// <summary>Answers a request whose fields are not what they should be; whoever waits for its end is told of it,
    /// and others have nothing to wait for.</summary>
    public void Refuse(string type)
    {
        if (type != MessageTypes.ExecuteRequest)
            return;
        Error(new CellError("MalformedRequest",
            "the execute_request is malformed: it needs 'code', a string, and 'cell', a whole number", [], null));
        Say(MessageTypes.ExecuteReply, new JsonObject { ["status"] = "error" });
    }

    /// <summary>Takes an editor's question.</summary>
    /// <param name="type">One of <see cref="LanguageMessages"/>.</param>
    /// <param name="content">The question.</param>
    /// <param name="answer">Takes the answer's content.</param>
    public void Ask(string type, JsonObject content, Action<JsonObject> answer) => questions.Add((type, content, answer));

    /// <summary>Takes an editor's question.</summary>
    /// <returns>The answer's content.</returns>
    public Task<JsonObject> AskAsync(string type, JsonObject content)
    {
        var answer = new TaskCompletionSource<JsonObject>();
        Ask(type, content, answer.SetResult);
        return answer.Task;
    }

    /// <summary>Stops the running cell; where none runs, the handler of a comm's message.</summary>
    public void Interrupt()
    {
        if (!session.Interrupt())
            comms.Interrupt();
    }

    /// <summary>Stops the run of a dragged number, or the one that is to be next; no cell.</summary>
    public void InterruptDragged() => session.InterruptDragged();

    /// <summary>Removes the session's temporary files.</summary>
    public void End() => session.Dispose();

    /// <summary>Sends a message that belongs to the running cell, or to the comm's message that is being handled.</summary>
    public void Say(string type, JsonObject content)
    {
        var origin = OutputOrigin.Current;
        if (origin?.Keeps(type, content) == true)
            return;
        if (origin?.Header is { } header)
            content[Origin] = header.DeepClone();
        say(type, content);
    }

    /// <summary>Sends a message of which there may be many, no faster than a client can read.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="content">What it says.</param>
    /// <param name="characters">How long that is, about.</param>
    public void SayInPace(string type, JsonObject content, long characters)
    {
        Say(type, content);
        // What is kept has no client that could not follow.
        if (OutputOrigin.Current is not LiveOutput)
            pace.Keep(characters);
    }

    /// <inheritdoc/>
    public void Stream(string name, string text) =>
        SayInPace(MessageTypes.Stream, new JsonObject { ["name"] = name, ["text"] = text }, text.Length);

    /// <inheritdoc/>
    public void Display(string? displayId, IReadOnlyDictionary<string, string> data, bool isUpdate)
    {
        var content = Shown(data);
        if (displayId is not null)
            content["transient"] = new JsonObject { ["display_id"] = displayId };
        SayInPace(isUpdate ? MessageTypes.UpdateDisplayData : MessageTypes.DisplayData, content,
            data.Sum(entry => (long)entry.Value.Length));
        // A front end is not buried under what it cannot draw any faster; and the cell can be interrupted meanwhile.
        for (int looks = 0; looks < MostLooks && isCrowded?.Invoke() == true; looks++)
        {
            CellPoll.Check();
            Thread.Sleep(2);
        }
    }

    /// <inheritdoc/>
    public void Result(IReadOnlyDictionary<string, string> data)
    {
        if (data.Count > 0)
            Say(MessageTypes.ExecuteResult, Shown(data));
    }

    /// <inheritdoc/>
    public void Time(TimeSpan elapsed)
    {
        var content = Shown(new Dictionary<string, string> { ["text/plain"] = ElapsedTime.Text(elapsed) });
        content["transient"] = NotStored();
        Say(MessageTypes.DisplayData, content);
    }

    /// <inheritdoc/>
    public void Notice(string text) =>
        Say(MessageTypes.Stream, new JsonObject { ["name"] = "stderr", ["text"] = text, ["transient"] = NotStored() });

    /// <inheritdoc/>
    public void Page(IReadOnlyDictionary<string, string> data) =>
        pages.Add(new JsonObject { ["source"] = "page", ["start"] = 0, ["data"] = StdioMessages.Data(data) });

    /// <inheritdoc/>
    public void Clear(bool wait) => SayInPace(MessageTypes.ClearOutput, new JsonObject { ["wait"] = wait }, 0);

    /// <inheritdoc/>
    public string Ask(string prompt, bool isSecret)
    {
        if (!isSomebodyThere || OutputOrigin.Current is not null)
            throw new InvalidOperationException(
                "The cell asks for input, and nobody is there to give it: run it in an editor, or write the value into the cell.");
        Say(MessageTypes.InputRequest, new JsonObject { ["prompt"] = prompt, ["password"] = isSecret });
        return inputs.Take();
    }

    /// <inheritdoc/>
    public void Error(CellError error)
    {
        var content = Content(error);
        content["line"] = error.Line;
        Say(MessageTypes.Error, content);
    }

    private static JsonObject Shown(IReadOnlyDictionary<string, string> data) =>
        new() { ["data"] = StdioMessages.Data(data), ["metadata"] = new JsonObject() };

    private static JsonObject NotStored() => new() { ["not_stored"] = true };

    private static JsonObject Content(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
    };

    private async Task RunCell(JsonObject request)
    {
        // Answers to an earlier cell's questions are forgotten.
        while (inputs.TryTake(out _))
        {
        }

        (isSomebodyThere, pages) = ((bool?)request["allow_stdin"] == true, []);
        int cell = (int)request["cell"]!;
        bool success = await session.RunAsync((string)request["code"]!, cell).ConfigureAwait(false);
        var reply = new JsonObject { ["status"] = success ? "ok" : "error" };
        if (pages.Count > 0)
            reply["payload"] = pages;
        if (success && request["user_expressions"] is JsonObject expressions)
            reply["user_expressions"] = await Evaluate(expressions, cell).ConfigureAwait(false);
        isSomebodyThere = false;
        // What a child of the cell wrote while it failed belongs to it too.
        CellConsole.SendGathered();
        Say(MessageTypes.ExecuteReply, reply);
    }

    /// <summary>Evaluates what the client wants to know after the cell, such as a variable that it watches.</summary>
    private async Task<JsonObject> Evaluate(JsonObject expressions, int cell)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions)
        {
            var (data, error) = await session.Evaluate((string)expression!, cell).ConfigureAwait(false);
            var value = error is null ? Shown(data) : Content(error);
            value["status"] = error is null ? "ok" : "error";
            values[name] = value;
        }

        return values;
    }

    private async Task WarmUp(TimeSpan pause)
    {
        if (!await questions.Await(pause).ConfigureAwait(false))
            await session.Language.WarmUp(() => questions.AreWaiting || (pause == TimeSpan.Zero && hasCells)).ConfigureAwait(false);
    }

    private async Task Answer((string Type, JsonObject Content, Action<JsonObject> Answer) question)
    {
        await Threads.GiveWay().ConfigureAwait(false);
        question.Answer(LanguageMessages.AnswerSafely(session.Language, question.Type, question.Content));
    }
}
