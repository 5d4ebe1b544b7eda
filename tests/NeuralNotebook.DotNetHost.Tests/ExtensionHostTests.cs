using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace NeuralNotebook.DotNetHost.Tests;

/// <summary>Extensions that were made for .NET Interactive, in its own packages, without its kernel.</summary>
public sealed class ExtensionHostTests
{
    [Fact]
    public void An_extension_is_loaded_shows_its_greeting_and_its_formatters_show_values()
    {
        var shown = new List<string>();
        AppDomain.CurrentDomain.SetData("Notebook.Display",
            (Action<string, IReadOnlyDictionary<string, string>, bool>)((_, forms, _) => shown.AddRange(forms.Values)));

        var said = ExtensionHost.LoadExtension(typeof(AnimalExtension).Assembly);

        Assert.Equal(["the animals are here"], shown);
        Assert.Contains("MagicExtension adds the magic command #!meow", Assert.Single(said), StringComparison.Ordinal);
        var forms = ExtensionHost.Format(new Cat("Tom"));
        Assert.Equal(("<b>Tom</b>", true), (forms["text/html"], forms.ContainsKey("text/plain")));
    }

    [Fact]
    public void What_nobody_registered_is_left_to_the_kernel()
    {
        Assert.Empty(ExtensionHost.Format(3));
        Assert.Empty(ExtensionHost.Format("text"));
        Assert.Empty(ExtensionHost.Format(new[] { 1, 2 }));
    }

    [Fact]
    public void A_formatter_of_an_open_generic_type_shows_what_is_made_of_it()
    {
        Formatter.Register(typeof(Lazy<>), (value, writer) => writer.Write("later"), "text/plain");

        Assert.Equal("later", ExtensionHost.Format(new Lazy<int>())["text/plain"]);
    }

    [Fact]
    public async Task What_is_not_there_says_so()
    {
        using var kernel = new CellKernel();
        var result = await kernel.SendAsync(new SubmitCode("1 + 1"), TestContext.Current.CancellationToken);

        Assert.Contains("put the code that it wants to run into a cell",
            result.Events.OfType<Microsoft.DotNet.Interactive.Events.CommandFailed>().Single().Message, StringComparison.Ordinal);
    }
}
