using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.Loader;

namespace NeuralNotebook.Kernel;

/// <summary>Finds the line of a cell that a frame of a stack trace is at.</summary>
/// <remarks>
/// <para>It is read from the symbols that the compiler wrote for the cell. The runtime in a browser knows at which instruction a frame is,
/// and reads no symbols.</para>
/// <para>Libraries ask for it without knowing this kernel: <c>AppDomain.CurrentDomain.GetData("Notebook.Line")</c> is a function of a frame
/// that gives the line.</para>
/// </remarks>
internal static class CellLines
{
    /// <summary>The file, as the compiler knows it, and its line; null where the frame is no cell's, or no line stands for it.</summary>
    public static (string File, int Line)? Find(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method || !method.HasMetadataToken() || Symbols(method) is not { } symbols)
            return null;
        using var reading = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = reading.GetMetadataReader();
        var place = ((MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken)).ToDebugInformationHandle();
        var last = reader.GetMethodDebugInformation(place).GetSequencePoints()
            .TakeWhile(point => point.Offset <= frame.GetILOffset())
            .LastOrDefault(point => !point.IsHidden);
        return last.Document.IsNil ? null : (reader.GetString(reader.GetDocument(last.Document).Name), last.StartLine);
    }

    /// <summary>Whether a frame is in the code of a cell.</summary>
    public static bool IsOfCell(StackFrame frame) => frame.GetMethod() is { } method && Symbols(method) is not null;

    /// <summary>Offers the line to libraries.</summary>
    public static void Connect() => AppDomain.CurrentDomain.SetData("Notebook.Line", (Func<StackFrame, int?>)(frame => Find(frame)?.Line));

    private static byte[]? Symbols(MethodBase method) =>
        (AssemblyLoadContext.GetLoadContext(method.Module.Assembly) as SessionLoadContext)?.Symbols(method.Module.Assembly);
}
