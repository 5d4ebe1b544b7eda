namespace NeuralNotebook.Kernel;

/// <content>Cells whose numbers are dragged.</content>
public sealed partial class CellSession
{
    private static readonly string[] KernelLines = ["#!", "#r ", "#r\"", "#load"];

    private OutputOrigin? origin;
    private int announcedDragged;
    private bool interruptsNextDragged;

    /// <summary>A cell whose numbers are dragged.</summary>
    internal LiveCell NewLiveCell() => new(compiler, loadContext);

    /// <summary>Says that a dragged number has come that will be run, or taken back: an interrupt from now on is meant for it.</summary>
    internal void AnnounceDragged()
    {
        lock (interruptGate)
            announcedDragged++;
    }

    /// <summary>Takes an announced number back: a newer one has taken its place.</summary>
    internal void WithdrawDragged()
    {
        lock (interruptGate)
        {
            announcedDragged--;
            interruptsNextDragged &= announcedDragged > 0;
        }
    }

    /// <summary>Runs a cell with the numbers that its text has now, in its turn among the cells.</summary>
    /// <param name="live">The cell.</param>
    /// <param name="request">What the page asks for.</param>
    /// <param name="shown">Takes what it shows.</param>
    /// <returns>Why it failed; null if it did not.</returns>
    /// <exception cref="NotLiveException">The cell does more than to show and to declare; it did not run.</exception>
    internal async Task<Exception?> RunLiveAsync(LiveCell live, LiveRequest request, LiveOutput shown)
    {
        lock (interruptGate)
        {
            (isRunning, isInterrupted, origin) = (true, interruptsNextDragged || shown.IsOvertaken, shown);
            (announcedDragged, interruptsNextDragged) = (announcedDragged - 1, false);
        }

        OutputOrigin.Current = shown;
        try
        {
            CellConsole.BeginCell();
            DisplayPublisher.BeginCell();
            if (KernelLines.Any(line => DirectiveLines.MayBeIn(request.Code, line)))
                throw new NotLiveException("lines for the kernel");
            var error = await RunReady(live, request).ConfigureAwait(false);
            CellConsole.SendGathered();
            if (error is not null)
                output.Error(TextOf(error, request.Cell));
            return error;
        }
        finally
        {
            OutputOrigin.Current = null;
            lock (interruptGate)
                (isRunning, origin) = (false, null);
        }
    }

    /// <summary>Asks the run of a dragged number to stop, also one that has not begun yet: there is a newer one.
    /// Other cells are left alone.</summary>
    internal void Overtake(LiveOutput shown)
    {
        lock (interruptGate)
        {
            shown.IsOvertaken = true;
            if (isRunning && origin == shown)
                InterruptRun();
        }
    }

    /// <summary>Asks the run of a dragged number to stop, or the next one where one has come. Other cells are left alone.</summary>
    internal void InterruptDragged()
    {
        lock (interruptGate)
        {
            if (isRunning && origin is not null)
                InterruptRun();
            else
                interruptsNextDragged = announcedDragged > 0;
        }
    }

    private void InterruptRun()
    {
        // Remembered for a cell that is still being compiled.
        isInterrupted = true;
        run?.Interrupt();
    }

    private static CellError TextOf(Exception error, int cell) =>
        error is CompilationFailedException failed ? ErrorText.Of(failed, cell) : ErrorText.Of(error, cell);

    private async Task<Exception?> RunReady(LiveCell live, LiveRequest request)
    {
        (Type Type, Action<object> Prepare) ready;
        try
        {
            if (live.Ready(request.Code, request.Place, $"cell{request.Cell}") is not { } found)
                return null;
            ready = found;
        }
        catch (CompilationFailedException failure)
        {
            return failure;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            return refused;
        }

        MakeRoom();
        var (value, error) = await RunOnFreshThread(() => context.Start(ready.Type, state, ready.Prepare)).ConfigureAwait(false);
        return error is null && value is not null ? await Publish(value).ConfigureAwait(false) : error;
    }
}
