using Mono.Cecil.Cil;

namespace NeuralNotebook.Kernel;

/// <summary>Puts instructions between others, and mends what refers to their places.</summary>
internal static class InstructionInsertion
{
    /// <summary>Inserts an instruction where another one stands: whatever branched to that, or began or ended with it,
    /// does so with the inserted one.</summary>
    public static void Insert(this MethodBody body, Instruction at, Instruction inserted)
    {
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand == at)
                instruction.Operand = inserted;
            else if (instruction.Operand is Instruction[] targets)
                targets.AsSpan().Replace(at, inserted);
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            if (handler.TryStart == at)
                handler.TryStart = inserted;
            if (handler.TryEnd == at)
                handler.TryEnd = inserted;
            if (handler.HandlerStart == at)
                handler.HandlerStart = inserted;
            if (handler.HandlerEnd == at)
                handler.HandlerEnd = inserted;
            if (handler.FilterStart == at)
                handler.FilterStart = inserted;
        }

        body.GetILProcessor().InsertBefore(at, inserted);
    }

    /// <summary>Inserts an instruction at the head of a method: what branches to the first one still does,
    /// and a try block that begins there does not hold it.</summary>
    public static void InsertFirst(this MethodBody body, Instruction inserted) =>
        body.GetILProcessor().InsertBefore(body.Instructions[0], inserted);

    /// <summary>Inserts an instruction at the head of a handler: a loop that begins there does not come by again.</summary>
    public static void InsertInto(this MethodBody body, ExceptionHandler handler, Instruction inserted)
    {
        var head = handler.HandlerStart;
        foreach (var other in body.ExceptionHandlers)
        {
            if (other.TryEnd == head)
                other.TryEnd = inserted;
            if (other.HandlerEnd == head)
                other.HandlerEnd = inserted;
        }

        handler.HandlerStart = inserted;
        body.GetILProcessor().InsertBefore(head, inserted);
    }

    /// <summary>Where a branch goes to; nothing for another instruction.</summary>
    public static IReadOnlyList<Instruction> Targets(this Instruction branch) => branch.Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    /// <summary>Whether a handler runs whatever happens.</summary>
    public static bool IsWhole(this ExceptionHandler handler) =>
        handler.HandlerType is ExceptionHandlerType.Finally or ExceptionHandlerType.Fault;

    /// <summary>The instructions of a handler.</summary>
    public static IEnumerable<Instruction> Block(this ExceptionHandler handler)
    {
        for (var instruction = handler.HandlerStart; instruction is not null && instruction != handler.HandlerEnd;
            instruction = instruction.Next)
            yield return instruction;
    }

    /// <summary>Whether an instruction lies in the block that a handler is for.</summary>
    public static bool Tries(this ExceptionHandler handler, Instruction instruction)
    {
        for (var tried = handler.TryStart; tried is not null && tried != handler.TryEnd; tried = tried.Next)
        {
            if (tried == instruction)
                return true;
        }

        return false;
    }

    /// <summary>Whether a handler lies in another one.</summary>
    public static bool IsWithin(this ExceptionHandler inner, ExceptionHandler outer) =>
        inner != outer && outer.Block().Contains(inner.HandlerStart);
}
