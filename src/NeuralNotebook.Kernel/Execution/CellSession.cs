using System.Diagnostics;

namespace NeuralNotebook.Kernel;

/// <summary>A notebook's session: compiles and runs cells one at a time, and keeps what they declared.</summary>
public sealed class CellSession : IDisposable
{
    private readonly ICellOutput output;
    private readonly AssemblyReferences references;
    private readonly CellCompiler compiler;
    private readonly SessionLoadContext loadContext;
    private readonly CellWarnings warnings = new();
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
        DisplayPublisher.Connect(output);
        CellPoll.Connect();
        Language = new CellLanguage(compiler, folder);
        // Beside the compiler, which the first cell needs before.
        new Thread(CellWeaver.WarmUp) { IsBackground = true, Name = "weaver" }.UnsafeStart();
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
    public bool Run(string code, int cell)
    {
        Begin();
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

    private void Begin()
    {
        lock (interruptGate)
        {
            (isRunning, isInterrupted, interruptsNext) = (true, interruptsNext, false);
            announced = Math.Max(0, announced - 1);
        }
    }

    private bool RunParts(string code, int cell)
    {
        CellConsole.BeginCell();
        DisplayPublisher.BeginCell();
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

        foreach (var (directive, about) in text.Questions)
            Answer(directive, about);
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
        if (warnings.Text(compiled.Warnings, cell) is { Length: > 0 } notice)
            output.Notice(notice);
        if (compiled.Code is not { } loadable)
            return true;
        var (value, error) = RunCompiled(compiled.Compilation.AssemblyName!, loadable);
        CellConsole.SendGathered();
        if (error is null && value is not null)
            error = Publish(value);
        if (error is not null)
            output.Error(ErrorText.Of(error, cell));
        lostErrors.LookAfter(code);
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

    private (object? Value, Exception? Error) RunCompiled(string name, CellCode code)
    {
        if (state.Length <= compiler.Count + 1)
            Array.Resize(ref state, state.Length * 2);
        var entry = loadContext.LoadCell(name, code).GetType(code.EntryType, throwOnError: true)!.GetMethod(code.EntryMethod)!;
        var main = entry.CreateDelegate<Func<object?[], Task<object?>>>();
        return RunOnFreshThread(() => CellRun.Current!.Await(main(state)));
    }

    /// <summary>Evaluates an expression beside the cells: it is kept nowhere, and what it gives is returned and not shown.</summary>
    /// <param name="expression">A C# expression.</param>
    /// <param name="cell">What error messages call it.</param>
    /// <returns>The value by MIME type, or why there is none.</returns>
    internal (IReadOnlyDictionary<string, string> Data, CellError? Error) Evaluate(string expression, int cell)
    {
        Begin();
        var nothing = new Dictionary<string, string>();
        try
        {
            var compiled = compiler.Compile(expression, $"expression{++expressions}");
            if (compiled.Code is not { } loadable)
                return (nothing, null);
            var (value, error) = RunCompiled(compiled.Compilation.AssemblyName!, loadable);
            IReadOnlyDictionary<string, string> data = nothing;
            if (error is null)
                (_, error) = RunOnFreshThread(() => data = ValueFormatter.Format(value));
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

    private void Answer(string directive, string about)
    {
        if (directive == "#!help")
        {
            if (Language.Inspect(about, about.Length) is var (signature, documentation))
                output.Page(new Dictionary<string, string> { ["text/plain"] = documentation.ToText(signature, markdown: false), ["text/markdown"] = documentation.ToText(signature, markdown: true) });
            else
                output.Page(new Dictionary<string, string> { ["text/plain"] = about.Length == 0 ? "#!help explains a name: #!help Math.Max" : $"nothing here is named '{about}'" });
            return;
        }

        DisplayPublisher.Show(directive switch
        {
            "#!lsmagic" => string.Join('\n', CellText.Directives.Select(known => $"{known.Name,-14}{known.Meaning}")),
            "#!who" => CellVariables.Names(state),
            "#!whos" => CellVariables.Table(state),
            _ => $"Neural Notebook's kernel {typeof(CellSession).Assembly.GetName().Version!.ToString(3)}: C# 14 on .NET {Environment.Version}",
        });
    }

    /// <summary>Asks the running cell, if there is one, to stop; what earlier cells declared stays. Asked again where it has been said that the cell does not stop, ends the process.</summary>
    public void Interrupt()
    {
        lock (interruptGate)
        {
            if (!isRunning)
            {
                interruptsNext = announced > 0;
                return;
            }

            // Remembered for a cell that is still being compiled.
            isInterrupted = true;
            if (run is { IsStuck: true } stuck)
                KernelEnd.After(stuck);
            else
                run?.Interrupt();
        }
    }

    /// <summary>Removes the session's temporary files.</summary>
    public void Dispose()
    {
        lostErrors.Dispose();
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
        CellRun started;
        lock (interruptGate)
        {
            if (isInterrupted)
                return (null, new CellInterruptedException());
            run = started = new CellRun(SayThatItGoesOn);
        }

        var outcome = started.Execute(work);
        lock (interruptGate)
            run = null;
        return outcome;
    }

    private void SayThatItGoesOn()
    {
        CellConsole.SendGathered();
        output.Notice("The cell was asked to stop and does not stop by itself. Interrupt again to end the kernel, which loses its variables.\n");
    }
}
