using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NeuralNotebook.Kernel;

/// <summary>How many values lie on the evaluation stack before each instruction of a method: where none do, a statement begins.</summary>
internal static class StackDepths
{
    /// <summary>The depths, in the order of the instructions.</summary>
    public static int[] Of(MethodBody body)
    {
        int[] depths = new int[body.Instructions.Count];
        var ahead = new Dictionary<Instruction, int>();
        // A handler begins with the exception that it catches.
        foreach (var handler in body.ExceptionHandlers.Where(handler => !handler.IsWhole()))
            ahead[handler.HandlerStart] = ahead[handler.FilterStart ?? handler.HandlerStart] = 1;
        int depth = 0;
        for (int i = 0; i < depths.Length; i++)
        {
            var instruction = body.Instructions[i];
            depths[i] = depth = ahead.GetValueOrDefault(instruction, depth);
            depth = instruction.OpCode.StackBehaviourPop == StackBehaviour.PopAll ? 0 : depth + Change(instruction, body.Method);
            foreach (var target in instruction.Targets())
                ahead.TryAdd(target, depth);
            // What follows is reached by a branch: from above, which is known, or from below, where nothing may lie on the stack.
            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
                depth = 0;
        }

        return depths;
    }

    private static int Change(Instruction instruction, MethodDefinition method)
    {
        if (instruction.Operand is IMethodSignature called && instruction.OpCode.FlowControl == FlowControl.Call)
        {
            bool isNew = instruction.OpCode.Code == Code.Newobj;
            int taken = called.Parameters.Count + (called.HasThis && !called.ExplicitThis && !isNew ? 1 : 0)
                + (instruction.OpCode.Code == Code.Calli ? 1 : 0);
            return (isNew || called.ReturnType.MetadataType != MetadataType.Void ? 1 : 0) - taken;
        }

        if (instruction.OpCode.Code == Code.Ret)
            return method.ReturnType.MetadataType == MetadataType.Void ? 0 : -1;
        return Pushed(instruction.OpCode.StackBehaviourPush) - Popped(instruction.OpCode.StackBehaviourPop);
    }

    private static int Pushed(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        _ => 1,
    };

    private static int Popped(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8
            or StackBehaviour.Popi_popr4
            or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        _ => 3,
    };
}
