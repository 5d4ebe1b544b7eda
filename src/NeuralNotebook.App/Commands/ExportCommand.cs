using System.CommandLine;
using NeuralNotebook.App.Export;
using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App;

/// <summary><c>export site [--folder] [--kernel] [--source] [--address]</c>: writes the course as a site of static files.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("site")
        { Description = "The folder to write; new, empty, or an earlier export, which is replaced." };
        var folder = new Option<string?>("--folder")
        {
            Description =
                "The folder whose notebooks are exported, to be read only unless --kernel is named, too. Without it: "
                    + "the course, to be read and run."
        };
        var source = new Option<string?>("--source")
        {
            Description =
                "Where the repository can be read, such as https://github.com/OWNER/NAME/blob/main/: links to its files lead there. "
                    + "Without it they are plain text."
        };
        var address = new Option<string?>("--address")
        { Description = "Where the site will be, such as https://OWNER.github.io/NAME/: the page for wrong addresses links there." };
        var kernel = new Option<string?>("--kernel")
        {
            Description =
                "The folder that publishing src/NeuralNotebook.Browser wrote (its wwwroot), by which chapters run in the reader's "
                    + "browser. Without it the course's is published now."
        };
        foreach (var option in new[] { source, address })
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && Web(token.Value) is null)
                    result.AddError($"{option.Name} takes an address that begins with http:// or https://; got '{token.Value}'.");
            });
        }

        var command =
            new Command("export",
                "Writes the course as a folder of static files that any web server can send: every chapter to read, without a script, "
                    + "and to run in the reader's own browser.") { target, folder, kernel, source, address };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(target)!, parsed.GetValue(folder), parsed.GetValue(kernel), Web(parsed.GetValue(source)),
                Web(parsed.GetValue(address)), cancellation));
        return command;
    }

    /// <returns>0 when the site is written, 1 when nothing of it was changed.</returns>
    private static async Task<int> RunAsync(string target, string? folder, string? kernel, string? source, string? address,
        CancellationToken cancellation)
    {
        try
        {
            string? repository = folder is not null ? null
                : CourseFolder.Find()
                    ?? throw new NotebookException("Here is no course to export: name a folder with --folder, or start from the folder "
                        + "that NeuralNotebook.sln lies in.");
            folder ??= Path.Combine(repository!, "notebooks");
            if (!Directory.Exists(folder))
                throw new NotebookException($"{folder}: there is no such folder");
            if (IsWithin(target, folder))
                throw new NotebookException($"{target}: lies in the folder that is exported; name one outside of it");
            if (kernel is not null && !Directory.Exists(Path.Combine(kernel, "_framework")))
                throw new NotebookException(
                    $"{kernel}: holds no _framework; name the folder wwwroot that `dotnet publish src/NeuralNotebook.Browser` wrote");
            if ((kernel ?? repository) is not null && !PageFiles.IsThere)
                throw new NotebookException(
                    "The page that runs cells is not built: install Node.js 20.19 or newer with npm, and build again");
            var site = new SiteFolder(target);
            site.Require();
            if (repository is not null && kernel is null)
            {
                Console.WriteLine("Publishing the kernel that runs in a browser; this takes a minute or two.");
                kernel = await BrowserKernelPublisher.PublishAsync(repository, cancellation).ConfigureAwait(false);
                Console.WriteLine("Packing the site; this takes another one.");
            }

            var files = CourseSite.Make(folder, address, source, kernel);
            site.Write(files);
            Console.WriteLine($"{files.Paths.Count} files are in {target}. Any web server can send them; to look at them here: "
                + $"python3 -m http.server --directory {target}");
            return 0;
        }
        catch (Exception error) when (error is NotebookException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static bool IsWithin(string path, string folder) =>
        (Path.GetFullPath(path) + Path.DirectorySeparatorChar)
            .StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar,
                StringComparison.Ordinal);

    /// <summary>An address of the web that ends with a slash; null if it is none.</summary>
    private static string? Web(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address is { Query: "", Fragment: "" } ? address.AbsoluteUri.TrimEnd('/') + "/" : null;
}
