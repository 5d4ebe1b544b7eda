using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Kernel;

/// <summary>Restores packages as every .NET project does: with the .NET SDK and the user's own NuGet settings,
/// through a project made for the purpose.</summary>
internal static partial class PackageRestore
{
    private static readonly string Framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    /// <summary>Restores packages, together, so that what they depend on fits all of them.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="folder">The notebook's folder: a NuGet.config there or above it counts.</param>
    /// <param name="workFolder">An empty folder for the project.</param>
    /// <exception cref="PackageException">There is no SDK, no such package or version, or no way to it.</exception>
    /// <exception cref="ThreadInterruptedException">The cell was interrupted; the restore is ended.</exception>
    public static PackageAssets Run(IReadOnlyList<PackageReference> packages, string folder, string workFolder)
    {
        if (OperatingSystem.IsBrowser())
            throw new PackageException("Packages cannot be fetched in a browser; run the course on your own machine for this cell: "
                + "dotnet run --project src/NeuralNotebook.App.");
        string project = Path.Combine(Directory.CreateDirectory(workFolder).FullName, "packages.csproj");
        File.WriteAllText(project, Project(packages, folder));
        var (exitCode, output, errors) =
            RunDotNet(workFolder, "msbuild", project, "-restore", "-target:ResolvePackageAssets", "-nologo", "-verbosity:quiet",
                "-getItem:ResolvedCompileFileDefinitions", "-getItem:RuntimeCopyLocalItems", "-getItem:NativeCopyLocalItems",
                "-getProperty:NuGetPackageRoot");
        if (exitCode != 0 || !output.TrimStart().StartsWith('{'))
            throw new PackageException(Reason(packages, output + "\n" + errors));
        var found = JsonNode.Parse(output)!;
        var (items, versions) = (found["Items"]!, Versions(found["Items"]!, packages));
        return new PackageAssets(versions, Files(items, "ResolvedCompileFileDefinitions"), Files(items, "RuntimeCopyLocalItems"),
            Files(items, "NativeCopyLocalItems"),
            [.. versions.SelectMany(package => Extensions((string)found["Properties"]!["NuGetPackageRoot"]!, package.Key, package.Value))]);
    }

    private static string Project(IReadOnlyList<PackageReference> packages, string folder)
    {
        var lines = new StringBuilder();
        foreach (var (name, version) in packages)
            lines.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"    <PackageReference Include=\"{SecurityElement.Escape(name)}\" Version=\"{SecurityElement.Escape(version)}\" />\n");
        // Nothing that lies above the folder by chance may change this project. A vulnerable package is the learner's choice:
        // told of by NuGet elsewhere, no error here.
        return $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>{Framework}</TargetFramework>
                <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <RestoreRootConfigDirectory>{SecurityElement.Escape(folder)}</RestoreRootConfigDirectory>
              </PropertyGroup>
              <ItemGroup>
            {lines}  </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>
            """;
    }

    private static (int ExitCode, string Output, string Errors) RunDotNet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(KernelProcess.DotNet(), arguments)
        { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Of a program that started this one with "dotnet run" or "dotnet test"; the SDK finds its own.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToArray())
            start.Environment.Remove(name);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new PackageException($"dotnet could not be started ({error.Message}): #r \"nuget: …\" needs the .NET SDK.");
        }

        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            try
            {
                Task.WaitAll(output, errors);
                process.WaitForExit();
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }

            return (process.ExitCode, output.Result, errors.Result);
        }
    }

    /// <summary>What NuGet says, in the words of somebody who wrote one line in a cell.</summary>
    private static string Reason(IReadOnlyList<PackageReference> packages, string output)
    {
        string names = string.Join(", ", packages.Select(package => package.Name));
        if (output.Contains("No .NET SDKs were found", StringComparison.Ordinal)
            || output.Contains("application 'msbuild' does not exist", StringComparison.Ordinal))
            return $"{names}: #r \"nuget: …\" needs the .NET SDK, and here is only the .NET runtime.";
        var errors = ErrorPattern().Matches(output).Select(match => (Code: match.Groups[1].Value, Text: match.Groups[2].Value.Trim()))
            .Distinct().ToArray();
        string text = string.Join(" ", errors.Where(error => error.Code == errors[0].Code).Select(error => error.Text));
        return errors.Length == 0 ? $"{names}: the restore failed: {output.Trim()}" : errors[0].Code switch
        {
            "NU1101" => $"{text} Is the name spelt right?",
            "NU1102" or "NU1103" => $"{text} Name a version that there is, or none for the newest.",
            "NU1605" =>
                $"{text} Restart the kernel and ask for all of these packages in one cell, the one that is asked for in two versions "
                    + "only in the newer.",
            "NU1301" => $"{text} Is this machine offline? Packages that were fetched before are found without a network.",
            _ => $"{names}: {errors[0].Code}: {text}",
        };
    }

    private static IReadOnlyList<string> Files(JsonNode items, string name) =>
        [.. items[name]!.AsArray().Select(item => (string)item!["FullPath"]!)];

    [SuppressMessage("Globalization", "CA1308", Justification = "NuGet's folders are written in small letters.")]
    private static IEnumerable<string> Extensions(string root, string package, string version)
    {
        string folder = Path.Combine(root, package.ToLowerInvariant(), version.ToLowerInvariant(), "interactive-extensions", "dotnet");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".dll" or ".dib")
            .Order(StringComparer.Ordinal) : [];
    }

    private static Dictionary<string, string> Versions(JsonNode items, IReadOnlyList<PackageReference> packages)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items.AsObject().SelectMany(list => list.Value!.AsArray()))
        {
            if ((string?)item!["NuGetPackageId"] is { } id)
                found.TryAdd(id, (string?)item["NuGetPackageVersion"] ?? "");
        }

        // One without files of its own has what was asked for.
        foreach (var package in packages)
            found.TryAdd(package.Name, package.Version);
        return found;
    }

    [GeneratedRegex(@"error (NU\d+|MSB\d+|NETSDK\d+): ([^\r\n]*)")]
    private static partial Regex ErrorPattern();
}
