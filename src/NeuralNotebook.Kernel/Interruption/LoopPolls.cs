using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NeuralNotebook.Kernel;

/// <summary>Weaves a poll into every loop.</summary>
/// <param name="poll">The poll.</param>
/// <param name="check">What stands in its place within a finally block.</param>
/// <remarks>Where in a loop decides what it costs: the compiler finds a loop's condition,
/// its counter and what does not change in it by their shape. Behind the condition it spoils them all, at the head of the body some;
/// before the step of a <c>for</c> loop it costs next to nothing.</remarks>
internal sealed class LoopPolls(MethodReference poll, MethodReference check)
{
    /// <summary>Weaves; whether there was a loop.</summary>
    public bool Weave(MethodBody body)
    {
        var ways = Find(body);
        if (ways.Count == 0)
            return false;
        var original = body.Instructions.ToArray();
        int[] depths = StackDepths.Of(body);
        var places = ways.Select(way => StepOf(way, original, depths) ?? original[way.Head]).Distinct().ToArray();
        foreach (var place in places)
        {
            bool isInFinally = body.ExceptionHandlers.Any(handler => handler.IsWhole() && handler.Block().Contains(place));
            // A try block that the loop goes round, and not one that goes round the loop: what it catches would hold the loop up.
            var within =
                body.ExceptionHandlers.Where(handler => handler.TryStart == place
                    && !ways.TrueForAll(way => original[way.Head] != place || handler.Tries(original[way.Back]))).ToArray();
            body.Insert(place, Instruction.Create(OpCodes.Call, isInFinally ? check : poll));
            foreach (var handler in within)
                handler.TryStart = place;
        }

        return true;
    }

    /// <summary>Every branch backward, by the places of its target and of itself.</summary>
    private static List<(int Head, int Back)> Find(MethodBody body)
    {
        var places = new Dictionary<Instruction, int>();
        var ways = new List<(int, int)>();
        foreach (var instruction in body.Instructions)
        {
            places[instruction] = places.Count;
            foreach (var target in instruction.Targets())
            {
                if (places.TryGetValue(target, out int head))
                    ways.Add((head, places.Count - 1));
            }
        }

        return ways;
    }

    /// <summary>The step of a <c>for</c> loop: the statement before its condition, if every way through the loop leads through it;
    /// otherwise null.</summary>
    private static Instruction? StepOf((int Head, int Back) way, Instruction[] original, int[] depths)
    {
        if (original[way.Back].OpCode.FlowControl != FlowControl.Cond_Branch
            || Beginning(way.Back, way.Head, original, depths) is not { } condition || condition == way.Head)
            return null;
        if (Beginning(condition - 1, way.Head, original, depths) is not { } step || step == way.Head)
            return null;
        var past = original[(step + 1)..(way.Back + 1)].ToHashSet();
        return original[way.Head..(way.Back + 1)].Any(instruction => instruction.Targets().Any(past.Contains)) ? null : original[step];
    }

    /// <summary>Where the statement that a place belongs to begins; null if it holds a branch, and so is no plain one.</summary>
    private static int? Beginning(int place, int least, Instruction[] original, int[] depths)
    {
        for (; place >= least; place--)
        {
            if (depths[place] == 0)
                return place;
            if (place > 0 && original[place - 1].OpCode.FlowControl is not (FlowControl.Next or FlowControl.Call or FlowControl.Meta))
                return null;
        }

        return null;
    }
}
