using System.Diagnostics;

namespace NeuralNotebook.Kernel;

/// <summary>A notebook's session: compiles and runs cells one at a time, and keeps what they declared.</summary>
public sealed partial class CellSession : IDisposable
{
    private readonly ICellOutput output;
    private readonly AssemblyReferences references;
    private readonly CellCompiler compiler;
    private readonly SessionLoadContext loadContext;
    private readonly AddOns addOns;
    private readonly CellWarnings warnings = new();
    private readonly CellContext context = new();
    private readonly LostErrors lostErrors;
    private readonly Lock interruptGate = new();
    private int expressions;
    private object?[] state = new object?[16];
    private bool isRunning;
    private bool isInterrupted;
    private int announced;
    private bool interruptsNext;
    private CellRun? run;

    /// <summary>Opens a session.</summary>
    /// <param name="folder">The notebook's folder: relative paths, of <c>#r</c> and of the cells' own, start there.</param>
    /// <param name="output">Where the cells' output goes.</param>
    public CellSession(string folder, ICellOutput output)
    {
        this.output = output;
        references = new AssemblyReferences(folder);
        compiler = new CellCompiler(references);
        loadContext = new SessionLoadContext(references);
        lostErrors = new LostErrors(output);
        addOns = new AddOns(loadContext, output.Notice);
        addOns.Connect();
        DisplayPublisher.Connect(output);
        CellPoll.Connect();
        CellLines.Connect();
        Language = new CellLanguage(compiler, folder);
        // Beside the compiler, which the first cell needs before.
        Threads.Start("weaver", CellWeaver.WarmUp);
    }

    /// <summary>Answers an editor's questions about cells that are being written.</summary>
    internal CellLanguage Language { get; }

    /// <summary>Says that a cell has come that will be run: an interrupt from now on is meant for it.</summary>
    public void Announce()
    {
        lock (interruptGate)
            announced++;
    }

    /// <summary>Runs a cell to its end and publishes all of its output.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cell">What error messages call it: cell 3.</param>
    /// <returns>Whether it ran without an error.</returns>
    public bool Run(string code, int cell) => RunAsync(code, cell).GetAwaiter().GetResult();

    /// <summary>Runs a cell to its end and publishes all of its output; where there are threads,
    /// the task has ended when it is returned.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cell">What error messages call it: cell 3.</param>
    /// <returns>Whether it ran without an error.</returns>
    public async Task<bool> RunAsync(string code, int cell)
    {
        Begin();
        try
        {
            return await RunParts(code, cell).ConfigureAwait(false);
        }
        finally
        {
            lock (interruptGate)
                isRunning = false;
        }
    }

    private void Begin()
    {
        lock (interruptGate)
        {
            (isRunning, isInterrupted, interruptsNext) = (true, interruptsNext, false);
            announced = Math.Max(0, announced - 1);
        }
    }

    private async Task<bool> RunParts(string code, int cell)
    {
        CellConsole.BeginCell();
        DisplayPublisher.BeginCell();
        CellText text;
        try
        {
            text = CellText.Parse(code);
        }
        catch (DirectiveException refused)
        {
            output.Error(ErrorText.Of(refused, cell));
            return false;
        }

        foreach (var (question, about) in text.Questions)
        {
            // A variable that is listed may have a ToString of the learner's, which may fail or never end.
            if ((await RunOnFreshThread(() => Answer(question, about)).ConfigureAwait(false)).Error is { } failure)
            {
                output.Error(ErrorText.Of(failure, cell));
                return false;
            }
        }

        var clock = Stopwatch.StartNew();
        foreach (var part in text.Parts)
        {
            if (part.MimeType is { } shown)
                DisplayPublisher.Show(shown, part.Text);
            else if (!await RunCSharp(part.Text, cell).ConfigureAwait(false))
                return false;
        }

        if (text.IsTimed)
            output.Time(clock.Elapsed);
        return true;
    }

    private async Task<bool> RunCSharp(string code, int cell)
    {
        if (await AddPackages(code).ConfigureAwait(false) is { } missing)
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
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            // The disk or the memory is full, or the folder for temporary files is not there: the learner can help that, and then go on.
            output.Error(ErrorText.Of(refused, cell));
            return false;
        }

        compiler.Keep(compiled);
        if (warnings.Text(compiled.Warnings, cell) is { Length: > 0 } notice)
            output.Notice(notice);
        if (compiled.Code is not { } loadable)
            return true;
        var (value, error) = await RunCompiled(compiled.Compilation.AssemblyName!, loadable).ConfigureAwait(false);
        CellConsole.SendGathered();
        if (error is null && value is not null)
            error = await Publish(value).ConfigureAwait(false);
        if (error is not null)
            output.Error(ErrorText.Of(error, cell));
        lostErrors.LookAfter(code);
        return error is null;
    }

    /// <summary>Fetches the packages that a cell names, on a thread of their own, because an interrupt must end a slow download.</summary>
    private async Task<Exception?> AddPackages(string code) => PackageDirective.Find(code, compiler.Files) is { Count: > 0 } directives
        ? (await RunOnFreshThread(() =>
        {
            foreach (var directive in directives)
                references.AddPackage(directive, output.Notice);
            addOns.LoadExtensions(references.Packages.Assets);
            return CellRun.Nothing;
        }).ConfigureAwait(false)).Error
        : null;

    private Task<(object? Value, Exception? Error)> RunCompiled(string name, CellCode code)
    {
        MakeRoom();
        var type = loadContext.LoadCell(name, code).GetType(code.EntryType, throwOnError: true)!;
        return RunOnFreshThread(() => context.Start(type, state));
    }

    /// <summary>Sees to it that the next cell has a place for its object.</summary>
    private void MakeRoom()
    {
        if (state.Length <= compiler.Count + 1)
            Array.Resize(ref state, state.Length * 2);
    }

    /// <summary>Evaluates an expression beside the cells: it is kept nowhere, and what it gives is returned and not shown.</summary>
    /// <param name="expression">A C# expression.</param>
    /// <param name="cell">What error messages call it.</param>
    /// <returns>The value by MIME type, or why there is none.</returns>
    internal async Task<(IReadOnlyDictionary<string, string> Data, CellError? Error)> Evaluate(string expression, int cell)
    {
        Begin();
        var nothing = new Dictionary<string, string>();
        try
        {
            var compiled = compiler.Compile(expression, $"expression{++expressions}");
            if (compiled.Code is not { } loadable)
                return (nothing, null);
            var (value, error) = await RunCompiled(compiled.Compilation.AssemblyName!, loadable).ConfigureAwait(false);
            IReadOnlyDictionary<string, string> data = nothing;
            if (error is null)
                (_, error) = await RunOnFreshThread(() =>
                {
                    data = ValueFormatter.Format(value);
                    return CellRun.Nothing;
                }).ConfigureAwait(false);
            CellConsole.SendGathered();
            return (data, error is null ? null : ErrorText.Of(error, cell));
        }
        catch (CompilationFailedException failure)
        {
            return (nothing, ErrorText.Of(failure, cell));
        }
        finally
        {
            lock (interruptGate)
                isRunning = false;
        }
    }

    private Task<object?> Answer(QuestionDirective question, string about)
    {
        question.Answer(new AskedSession(Language, state, output), about);
        return CellRun.Nothing;
    }

    /// <summary>Asks the running cell, if there is one, to stop; what earlier cells declared stays.
    /// Asked again where it has been said that the cell does not stop, ends the process.</summary>
    /// <returns>Whether there is a cell, or one has been announced.</returns>
    public bool Interrupt()
    {
        lock (interruptGate)
        {
            if (!isRunning)
                return interruptsNext = announced > 0;
            // Remembered for a cell that is still being compiled.
            isInterrupted = true;
            run?.InterruptOrEnd();
            return true;
        }
    }

    /// <summary>Removes the session's temporary files.</summary>
    public void Dispose()
    {
        lostErrors.Dispose();
        references.Dispose();
    }

    private async Task<Exception?> Publish(object value)
    {
        // A value may be lazy: making text of it runs the learner's code. And what she says is JSON may be none.
        var (_, error) = await RunOnFreshThread(() =>
        {
            output.Result(ValueFormatter.Format(value));
            return CellRun.Nothing;
        }).ConfigureAwait(false);
        return error;
    }

    private async Task<(object? Value, Exception? Error)> RunOnFreshThread(Func<Task<object?>> work)
    {
        CellRun started;
        lock (interruptGate)
        {
            if (isInterrupted)
                return (null, new CellInterruptedException());
            run = started = new CellRun(Enter, SayThatItGoesOn);
        }

        var outcome = await started.Execute(work).ConfigureAwait(false);
        lock (interruptGate)
            run = null;
        return outcome;
    }

    private void Enter()
    {
        context.Enter();
        // Where the cell before has ended, it may be another's.
        OutputOrigin.Current = origin;
    }

    private void SayThatItGoesOn()
    {
        CellConsole.SendGathered();
        output.Notice(
            "The cell was asked to stop and does not stop by itself. Interrupt again to end the kernel, which loses its variables.\n");
    }
}
