using System.Globalization;
using System.Text;
using NeuralNotebook.Kernel;

// Numbers look the same wherever a notebook runs: 0.5 is 0.5, also where people write 0,5.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

// Beside the start, which a learner waits for.
_ = Task.Run(() => TemporaryFolder.Sweep());

if (args is ["stdio", var folder] && Directory.Exists(folder))
{
    StdioKernel.Serve(Path.GetFullPath(folder));
    // A cell may have left threads behind that would keep the process alive.
    Environment.Exit(0);
}

if (args is ["jupyter", var connectionFile])
{
    // At once: the client may die while the kernel starts.
    ClientWatch.Start(() => Environment.Exit(0));
    try
    {
        JupyterKernel.Serve(connectionFile);
    }
    catch (ConnectionException error)
    {
        // Past the console, which may be a cell's by now.
        Console.OpenStandardError().Write(Encoding.UTF8.GetBytes($"{error.Message}{Environment.NewLine}"));
        Environment.Exit(2);
    }

    Environment.Exit(0);
}

Console.Error.WriteLine("usage: NeuralNotebook.Kernel stdio FOLDER, with the folder of the notebook to be run,\n    or "
    + "NeuralNotebook.Kernel jupyter FILE, with the connection file that a Jupyter client wrote");
return 2;
