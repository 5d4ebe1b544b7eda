using System.Diagnostics;
using System.Runtime;

namespace NeuralNotebook.Kernel;

/// <summary>A notebook's session: compiles and runs cells one at a time, and keeps what they declared.</summary>
public sealed class CellSession : IDisposable
{
    private static readonly TimeSpan PatienceBeforeAbort = TimeSpan.FromMilliseconds(150);

    private readonly ICellOutput output;
    private readonly AssemblyReferences references;
    private readonly CellCompiler compiler;
    private readonly SessionLoadContext loadContext;
    private readonly Lock interruptGate = new();
    private object?[] state = new object?[16];
    private bool isRunning;
    private bool isInterrupted;
    private Thread? runner;
    private CancellationTokenSource? abort;

    /// <summary>Opens a session.</summary>
    /// <param name="folder">The notebook's folder: relative paths, of <c>#r</c> and of the cells' own, start there.</param>
    /// <param name="output">Where the cells' output goes.</param>
    public CellSession(string folder, ICellOutput output)
    {
        this.output = output;
        references = new AssemblyReferences(folder);
        compiler = new CellCompiler(references);
        loadContext = new SessionLoadContext(references);
        DisplayPublisher.Connect(output);
        Language = new CellLanguage(compiler, folder);
    }

    /// <summary>Answers an editor's questions about cells that are being written.</summary>
    internal CellLanguage Language { get; }

    /// <summary>Runs a cell to its end and publishes all of its output.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cell">What error messages call it: cell 3.</param>
    /// <returns>Whether it ran without an error.</returns>
    public bool Run(string code, int cell)
    {
        lock (interruptGate)
            (isRunning, isInterrupted) = (true, false);
        try
        {
            return RunParts(code, cell);
        }
        finally
        {
            lock (interruptGate)
                isRunning = false;
        }
    }

    private bool RunParts(string code, int cell)
    {
        CellConsole.BeginCell();
        CellText text;
        try
        {
            text = CellText.Parse(code);
        }
        catch (UnknownDirectiveException unknown)
        {
            output.Error(ErrorText.Of(unknown, cell));
            return false;
        }

        if (text.ListsDirectives)
            DisplayPublisher.Show(string.Join('\n', CellText.Directives.Select(directive => $"{directive.Name,-14}{directive.Meaning}")));
        var clock = Stopwatch.StartNew();
        foreach (var part in text.Parts)
        {
            if (part.Language != "csharp")
                DisplayPublisher.Show(part.MimeType, part.Text);
            else if (!RunCSharp(part.Text, cell))
                return false;
        }

        if (text.IsTimed)
            output.Time(clock.Elapsed);
        return true;
    }

    private bool RunCSharp(string code, int cell)
    {
        if (AddPackages(code) is { } missing)
        {
            output.Error(ErrorText.Of(missing, cell));
            return false;
        }

        CompiledCell compiled;
        try
        {
            compiled = compiler.Compile(code, $"cell{cell}");
        }
        catch (CompilationFailedException failure)
        {
            output.Error(ErrorText.Of(failure, cell));
            return false;
        }

        compiler.Keep(compiled);
        if (compiled.Code is not { } loadable)
            return true;
        if (state.Length <= compiler.Count)
            Array.Resize(ref state, state.Length * 2);
        var entry = loadContext.LoadCell(compiled.Compilation.AssemblyName!, loadable).GetType(loadable.EntryType, throwOnError: true)!.GetMethod(loadable.EntryMethod)!;
        var main = entry.CreateDelegate<Func<object?[], Task<object?>>>();
        var (value, error) = RunOnFreshThread(() => main(state).GetAwaiter().GetResult());
        CellConsole.SendGathered();
        if (error is null && value is not null)
            error = Publish(value);
        if (error is not null)
            output.Error(ErrorText.Of(error, cell));
        return error is null;
    }

    /// <summary>Fetches the packages that a cell names, on a thread of their own, because an interrupt must end a slow download.</summary>
    private Exception? AddPackages(string code) => PackageDirectives.Find(code) is { Count: > 0 } directives
        ? RunOnFreshThread(() =>
        {
            foreach (string directive in directives)
                references.Packages.Add(PackageReference.Parse(directive));
            return null;
        }).Error
        : null;

    /// <summary>Stops the running cell, if there is one; what earlier cells declared stays.</summary>
    public void Interrupt()
    {
        lock (interruptGate)
        {
            if (!isRunning)
                return;
            // Remembered for a cell that is still being compiled.
            isInterrupted = true;
            // First politely: sleeping and waiting threads wake up with an exception that a finally block can clean up after.
            runner?.Interrupt();
            abort?.CancelAfter(PatienceBeforeAbort);
        }
    }

    /// <summary>Removes the session's temporary files.</summary>
    public void Dispose()
    {
        abort?.Dispose();
        references.Dispose();
    }

    private Exception? Publish(object value)
    {
        // A value may be lazy: making text of it runs the learner's code.
        IReadOnlyDictionary<string, string>? bundle = null;
        var (_, error) = RunOnFreshThread(() => bundle = ValueFormatter.Format(value));
        if (error is null)
            output.Result(bundle!);
        return error;
    }

    private (object? Value, Exception? Error) RunOnFreshThread(Func<object?> work)
    {
        object? value = null;
        Exception? error = null;
        using var source = new CancellationTokenSource();
        var thread = new Thread(Run, maxStackSize: 16 * 1024 * 1024) { IsBackground = true, Name = "cell" };
        lock (interruptGate)
        {
            if (isInterrupted)
                return (null, new CellInterruptedException());
            (runner, abort) = (thread, source);
            thread.Start();
        }

        thread.Join();
        lock (interruptGate)
            (runner, abort) = (null, null);
        return (value, error);

        void Run()
        {
            try
            {
#pragma warning disable SYSLIB0046 // Ending a cell that nobody can wait for is what this method is for.
                ControlledExecution.Run(() => value = work(), source.Token);
#pragma warning restore SYSLIB0046
            }
            catch (Exception caught) when (caught is OperationCanceledException && source.IsCancellationRequested || caught is ThreadInterruptedException)
            {
                error = new CellInterruptedException();
            }
            catch (Exception caught)
            {
                error = caught;
            }
        }
    }
}

/// <summary>The cell was interrupted.</summary>
internal sealed class CellInterruptedException() : Exception("The cell was interrupted. What earlier cells declared is still there.");
