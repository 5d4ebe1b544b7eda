using System.Reflection;
using System.Reflection.Emit;

namespace NeuralNotebook.Tests.Matrices;

/// <summary>.NET compiles a method quickly first and well later, unless it is asked not to:
/// the loops that train must be fast in the first training of a process.</summary>
public class FirstCallTests
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static TheoryData<Type> FastRooms =>
        [typeof(ProductKernel<>), typeof(ShallowKernel<>), typeof(UprightKernel), typeof(BlockedProduct<>), typeof(PackedPanel),
            typeof(Elementwise)];

    [Theory]
    [MemberData(nameof(FastRooms))]
    public void Every_loop_of_the_fast_rooms_is_optimised_when_it_is_first_called(Type room)
    {
        var loops = room.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(HasLoop)
            .Where(method => !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining)).ToArray();
        Assert.NotEmpty(loops);
        Assert.Empty(loops.Where(method => !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization))
            .Select(method => method.Name));
    }

    /// <summary>Whether a branch of the method leads back.</summary>
    private static bool HasLoop(MethodInfo method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < code.Length;)
        {
            var opcode = OpCodesByValue[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += opcode.Size;
            if (opcode.OperandType == OperandType.ShortInlineBrTarget && (sbyte)code[at] < 0)
                return true;
            if (opcode.OperandType == OperandType.InlineBrTarget && BitConverter.ToInt32(code, at) < 0)
                return true;
            at += opcode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }

        return false;
    }
}
