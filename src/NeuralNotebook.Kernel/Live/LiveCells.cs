using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The kernel's ends of the comms over which numbers are dragged, one for each cell.</summary>
/// <remarks>
/// <para>The page opens a comm to <c>live-cell</c> and sends a <see cref="LiveRequest"/> for each value. Runs stand in line with the
/// cells. A value that comes while one is still running takes its place: that one is asked to stop, and of those that wait only the newest
/// is run.</para>
/// <para>The answer to a run: <c>run</c>; <c>status</c>, which is "ok", "error", "interrupted", or "refused" for a cell that does more
/// than to show and to declare; <c>compiled</c>, whether it was compiled for this value; <c>obstacle</c>, why it has to be, or what was
/// refused; <c>declared</c>, the names that the cell declares; and <c>outputs</c>, all that it showed, as Jupyter's messages, each with
/// <c>type</c> and <c>content</c>.</para>
/// </remarks>
internal sealed class LiveCells
{
    /// <summary>The comms' target.</summary>
    public const string Target = "live-cell";

    private readonly CellSession session;
    private readonly CommHub comms;
    private readonly Action<Func<Task>> queue;
    private readonly string id;
    private readonly LiveCell cell;
    private readonly Lock gate = new();
    private LiveRequest? newest;
    private LiveOutput? running;

    private LiveCells(CellSession session, CommHub comms, Action<Func<Task>> queue, string id) =>
        (this.session, this.comms, this.queue, this.id, cell) = (session, comms, queue, id, session.NewLiveCell());

    /// <summary>Lets the page drag numbers.</summary>
    /// <param name="session">Runs the cells.</param>
    /// <param name="comms">Where the page's messages come.</param>
    /// <param name="queue">Puts a run behind the cells that wait.</param>
    public static void Offer(CellSession session, CommHub comms, Action<Func<Task>> queue) =>
        comms.Register(Target, (id, _) => (new LiveCells(session, comms, queue, id).Receive, null));

    private void Receive(string data)
    {
        var request = LiveRequest.Read(data);
        session.AnnounceDragged();
        lock (gate)
        {
            newest = request;
            if (running is { } overtaken)
                session.Overtake(overtaken);
        }

        queue(RunNewest);
    }

    private async Task RunNewest()
    {
        if (TakeNewest() is not var (request, shown))
        {
            // Overtaken while it waited.
            session.WithdrawDragged();
            return;
        }

        var answer = new JsonObject { ["run"] = request.Run };
        try
        {
            var error = await session.RunLiveAsync(cell, request, shown).ConfigureAwait(false);
            answer["status"] = error switch { null => "ok", CellInterruptedException => "interrupted", _ => "error" };
            (answer["compiled"], answer["obstacle"]) = (cell.IsFresh, cell.Obstacle);
            answer["declared"] = new JsonArray([.. cell.Declared.Select(name => JsonValue.Create(name))]);
        }
        catch (NotLiveException refused)
        {
            (answer["status"], answer["obstacle"]) = ("refused", refused.Message);
        }

        lock (gate)
            running = null;
        answer["outputs"] = shown.End();
        // However long: the page asks for no more before it has read it.
        comms.Send(id, answer, characters: 0);
    }

    private (LiveRequest Request, LiveOutput Shown)? TakeNewest()
    {
        lock (gate)
        {
            if (newest is not { } request)
                return null;
            newest = null;
            return (request, running = new LiveOutput(request.IsDraft));
        }
    }
}
