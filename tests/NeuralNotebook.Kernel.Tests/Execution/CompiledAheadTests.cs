using System.Reflection.PortableExecutable;

namespace NeuralNotebook.Kernel.Tests.Execution;

/// <summary>What the build lays beside the kernel (Directory.Build.targets) decides how long a first cell takes.</summary>
public sealed class CompiledAheadTests
{
    [Theory]
    [InlineData("Microsoft.CodeAnalysis.dll")]
    [InlineData("Microsoft.CodeAnalysis.CSharp.dll")]
    [InlineData("Microsoft.CodeAnalysis.Scripting.dll")]
    [InlineData("Microsoft.CodeAnalysis.CSharp.Scripting.dll")]
    [InlineData("Mono.Cecil.dll")]
    public void The_compilers_libraries_come_with_machine_code(string file)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, file)));
        Assert.True(image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0,
            $"{file} has no machine code: see what the build of NeuralNotebook.Kernel says of compiling it ahead of time.");
    }
}
