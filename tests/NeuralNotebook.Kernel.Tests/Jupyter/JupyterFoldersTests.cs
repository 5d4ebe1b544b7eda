namespace NeuralNotebook.Kernel.Tests.Jupyter;

public sealed class JupyterFoldersTests
{
    [Theory]
    [InlineData(PlatformID.Unix, "/home/ada", "", "/home/ada/.local/share/jupyter")]
    [InlineData(PlatformID.Unix, "/home/ada", "XDG_DATA_HOME=/data", "/data/jupyter")]
    [InlineData(PlatformID.Unix, "/home/ada", "XDG_DATA_HOME=/data JUPYTER_DATA_DIR=/chosen", "/chosen")]
    [InlineData(PlatformID.MacOSX, "/Users/ada", "", "/Users/ada/Library/Jupyter")]
    [InlineData(PlatformID.MacOSX, "/Users/ada", "XDG_DATA_HOME=/data", "/Users/ada/Library/Jupyter")]
    [InlineData(PlatformID.MacOSX, "/Users/ada", "JUPYTER_DATA_DIR=/chosen", "/chosen")]
    [InlineData(PlatformID.Win32NT, @"C:\Users\ada", @"APPDATA=C:\Users\ada\AppData\Roaming", @"C:\Users\ada\AppData\Roaming\jupyter")]
    [InlineData(PlatformID.Win32NT, @"C:\Users\ada", "", @"C:\Users\ada\AppData\Roaming\jupyter")]
    [InlineData(PlatformID.Win32NT, @"C:\Users\ada", @"JUPYTER_DATA_DIR=D:\jupyter", @"D:\jupyter")]
    public void Kernels_are_where_Jupyter_looks_on_each_system(PlatformID system, string home, string environment, string folder)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(folder, JupyterFolders.OfUser(system, home, variables.GetValueOrDefault));
    }

    [Fact]
    public async Task Jupyter_itself_names_the_same_folder()
    {
        string? python = OperatingSystem.IsLinux() && File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : null;
        Assert.SkipWhen(python is null, "jupyter_core is not installed");
        using var process =
            System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo(python,
                    ["-c", "from jupyter_core.paths import jupyter_data_dir; print(jupyter_data_dir())"])
                { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string said = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(process.ExitCode != 0, "jupyter_core is not installed");
        Assert.Equal(said, JupyterFolders.OfUser());
    }
}
