using System.Text;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>A folder as publishing the browser's kernel writes one, with a small program in .NET's place:
/// it asks for its files as .NET's loader does, and says what it got.</summary>
internal static class StandInKernel
{
    /// <summary>How often its longest file says the same.</summary>
    public const int Repeats = 300_000;

    public static string Write(string folder)
    {
        string framework = Directory.CreateDirectory(Path.Combine(folder, "_framework")).FullName;
        File.WriteAllText(Path.Combine(framework, "dotnet.js"), """
            export const dotnet = {
              withRuntimeOptions() { return this; },
              withResourceLoader(load) { this.load = load; return this; },
              async create() {
                const read = async (name) => (await this.load('assembly', name, '', '')).text();
                const [first, second] = [await read('First.wasm'), await read('Second.wasm')];
                postMessage({ kind: 'failed', reason: `unpacked ${first} and ${second.length} letters` });
                return new Promise(() => {});
              },
            };
            """);
        File.WriteAllText(Path.Combine(framework, "First.wasm"), "the first");
        File.WriteAllText(Path.Combine(framework, "Second.wasm"), string.Concat(Enumerable.Repeat("abcdefgh", Repeats)));
        File.WriteAllText(Path.Combine(framework, "First.wasm.br"), "packed by the publisher");
        File.WriteAllBytes(Path.Combine(folder, "files.zip"), Encoding.UTF8.GetBytes("a zip"));
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "product")).FullName, "product.exact.wasm"),
            "the loops");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "late")).FullName, "Third.zip"),
            "what few cells need");
        return folder;
    }
}
