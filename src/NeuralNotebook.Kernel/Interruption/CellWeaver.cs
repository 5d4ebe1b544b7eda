using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace NeuralNotebook.Kernel;

/// <summary>Weaves into a compiled cell that it stops when it is asked to.</summary>
/// <remarks>
/// <para>The instructions are changed and not the source: what the compiler understood (overloads, definite assignment, expression trees,
/// caller information) stays as it was, and the line numbers, which hang on instructions, move along.</para>
/// <para>A poll stands at the head of every method (functions and lambdas are methods by now) and before every way back of a loop.
/// An await is made one that an interrupt ends, and is followed by a poll.
/// Finally blocks, static constructors and finalizers run to their end.</para>
/// </remarks>
internal sealed class CellWeaver
{
    /// <summary>Methods of so many bytes and without loops are inlined: they were, before the poll made them larger.</summary>
    private const int SmallMethod = 32;

    private readonly ModuleDefinition module;
    private readonly LoopPolls loops;
    private readonly MethodReference poll, beginShield, endShield, afterAwait;
    private readonly (MethodReference Plain, MethodReference OfValue) awaited, configured, valueAwaiter, valueConfigured;

    private CellWeaver(ModuleDefinition module)
    {
        this.module = module;
        poll = Woven(Threads.Exist ? nameof(CellPoll.Poll) : nameof(CellPoll.PollInTurn));
        loops = new LoopPolls(poll, Woven(nameof(CellPoll.Check)));
        beginShield = Woven(nameof(CellPoll.BeginShield));
        endShield = Woven(nameof(CellPoll.EndShield));
        afterAwait = Woven(nameof(CellPoll.AfterAwait));
        awaited = Both(nameof(CellPoll.Awaited));
        configured = Both(nameof(CellPoll.Configured));
        valueAwaiter = Both(nameof(CellPoll.ValueAwaiter));
        valueConfigured = Both(nameof(CellPoll.ValueConfigured));
    }

    /// <summary>The cell, able to stop.</summary>
    /// <param name="assembly">The assembly that the compiler made.</param>
    /// <param name="symbols">Its portable PDB.</param>
    public static (byte[] Assembly, byte[] Symbols) Weave(MemoryStream assembly, MemoryStream symbols)
    {
        assembly.Position = symbols.Position = 0;
        var reading =
            new ReaderParameters { ReadSymbols = true, SymbolStream = symbols, SymbolReaderProvider = new PortablePdbReaderProvider() };
        using var module = ModuleDefinition.ReadModule(assembly, reading);
        var weaver = new CellWeaver(module);
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            weaver.Weave(method);

        using var wovenAssembly = new MemoryStream();
        using var wovenSymbols = new MemoryStream();
        module.Write(wovenAssembly,
            new WriterParameters
            {
                WriteSymbols = true,
                SymbolStream = wovenSymbols,
                SymbolWriterProvider = new PortablePdbWriterProvider()
            });
        return (wovenAssembly.ToArray(), wovenSymbols.ToArray());
    }

    /// <summary>Weaves a method of next to nothing, so that the first cell does not wait for the compilation of all this.</summary>
    public static void WarmUp()
    {
        using var module = ModuleDefinition.CreateModule("warm-up", ModuleKind.Dll);
        var type = new TypeDefinition("", "WarmUp", TypeAttributes.Public, module.TypeSystem.Object);
        var method = new MethodDefinition("Loop", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        module.Types.Add(type);
        type.Methods.Add(method);
        var writer = method.Body.GetILProcessor();
        var head = Instruction.Create(OpCodes.Ldc_I4_0);
        writer.Append(head);
        writer.Append(Instruction.Create(OpCodes.Brtrue, head));
        writer.Append(Instruction.Create(OpCodes.Ret));
        method.DebugInformation.SequencePoints.Add(new SequencePoint(head, new Document("warm-up"))
        { StartLine = 1, EndLine = 1, StartColumn = 1, EndColumn = 2 });
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        module.Write(assembly,
            new WriterParameters { WriteSymbols = true, SymbolStream = symbols, SymbolWriterProvider = new PortablePdbWriterProvider() });
        Weave(assembly, symbols);
    }

    private MethodReference Woven(string name, bool isGeneric = false) =>
        module.ImportReference(typeof(CellPoll).GetMethods().Single(method => method.Name == name && method.IsGenericMethod == isGeneric));

    private (MethodReference Plain, MethodReference OfValue) Both(string name) => (Woven(name), Woven(name, isGeneric: true));

    private void Weave(MethodDefinition method)
    {
        // Native code calls it, and no exception may pass through native code.
        if (method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "UnmanagedCallersOnlyAttribute"))
            return;
        var body = method.Body;
        bool isSmall = body.CodeSize <= SmallMethod && !body.HasExceptionHandlers;
        body.SimplifyMacros();
        bool isAsync = method.Name == "MoveNext"
            && method.DeclaringType.Interfaces.Any(known => known.InterfaceType.Name == "IAsyncStateMachine");
        if (isAsync)
            PollAwaits(body);
        bool hasLoops = loops.Weave(body);
        ShieldFinallyBlocks(body);
        if (IsToBeWhole(method))
            ShieldAll(body);
        else if (!isAsync)
            body.InsertFirst(Instruction.Create(OpCodes.Call, poll));
        method.AggressiveInlining |= isSmall && !hasLoops && !method.NoInlining;
        body.OptimizeMacros();
    }

    /// <summary>Whether a method, torn by an exception, would leave behind what cannot be mended:
    /// a type that can never be used again, a dead finalizer's thread, a finally block of an iterator half done.</summary>
    private static bool IsToBeWhole(MethodDefinition method) =>
        (method.IsConstructor && method.IsStatic) || (method.Name == "Finalize" && method.IsVirtual && !method.HasParameters)
            || method.Name.StartsWith("<>m__Finally", StringComparison.Ordinal);

    private void PollAwaits(MethodBody body)
    {
        foreach (var instruction in body.Instructions.ToArray())
        {
            if (instruction.Operand is not MethodReference called)
                continue;
            if (called.Name == "GetResult" && !called.HasParameters)
                body.Insert(instruction.Previous is { OpCode.Code: Code.Constrained } prefix ? prefix : instruction,
                    Instruction.Create(OpCodes.Call, afterAwait));
            else if (called.Name == "GetAwaiter" && For(called, "Task", awaited) is { } wake)
                body.Insert(instruction, Instruction.Create(OpCodes.Call, wake));
            else if (called.Name == "GetAwaiter" && !IsOfIterator(instruction) && For(called, "ValueTask", valueAwaiter) is { } awaiter)
                (instruction.OpCode, instruction.Operand) = (OpCodes.Call, awaiter);
            else if (called.Name == "ConfigureAwait" && called.Parameters is [{ ParameterType.MetadataType: MetadataType.Boolean }]
                && (For(called, "Task", configured) ?? For(called, "ValueTask", valueConfigured)) is { } configure)
                (instruction.OpCode, instruction.Operand) = (OpCodes.Call, configure);
        }
    }

    /// <summary>Whether the next element of an asynchronous sequence is awaited. That is left to the sequence's own awaits:
    /// one that is not done with its step must not be disposed of.</summary>
    private static bool IsOfIterator(Instruction awaiter) =>
        awaiter.Previous?.Previous?.Previous?.Operand is MethodReference { Name: "MoveNextAsync" };

    /// <summary>What is woven in for a method of a kind of task, with a value or without; null for a method of something else.</summary>
    private static MethodReference? For(MethodReference called, string kind, (MethodReference Plain, MethodReference OfValue) woven)
    {
        string name = $"System.Threading.Tasks.{kind}";
        if (called.DeclaringType is GenericInstanceType task && task.ElementType.FullName == name + "`1")
            return new GenericInstanceMethod(woven.OfValue) { GenericArguments = { task.GenericArguments[0] } };
        return called.DeclaringType.FullName == name ? woven.Plain : null;
    }

    private void ShieldFinallyBlocks(MethodBody body)
    {
        foreach (var handler in body.ExceptionHandlers.Where(handler => handler.IsWhole()).ToArray())
        {
            var block = handler.Block().ToArray();
            if (IsShort(block))
                continue;
            foreach (var end in block.Where(instruction => instruction.OpCode.Code == Code.Endfinally
                && !body.ExceptionHandlers.Any(inner => inner.IsWithin(handler) && inner.Block().Contains(instruction))))
                body.Insert(end, Instruction.Create(OpCodes.Call, endShield));
            body.InsertInto(handler, Instruction.Create(OpCodes.Call, beginShield));
        }
    }

    /// <summary>What a lock leaves behind, or a foreach over a list: nothing in it can take long.</summary>
    private static bool IsShort(Instruction[] block) => block.All(instruction => instruction.Operand is not MethodReference called
        || called.DeclaringType.FullName is "System.Threading.Monitor" or "System.Threading.Lock/Scope"
        || instruction.Previous is { OpCode.Code: Code.Constrained, Operand: TypeReference { Scope: AssemblyNameReference } });

    private void ShieldAll(MethodBody body)
    {
        foreach (var end in body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Ret).ToArray())
            body.Insert(end, Instruction.Create(OpCodes.Call, endShield));
        body.InsertFirst(Instruction.Create(OpCodes.Call, beginShield));
    }
}
