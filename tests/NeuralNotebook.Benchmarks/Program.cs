using BenchmarkDotNet.Running;
using NeuralNotebook.Benchmarks;

if (args is ["peers", ..])
    return Peers.Run(args[1..]);
if (args is ["bits", ..])
    return Bits.Run(args[1..]);
if (args is ["allocations"])
    return Allocations.Run();
if (args is ["mnist", ..])
    return await Mnist.RunAsync(args[1..]);
if (args is ["parts", ..])
    return Parts.Run(args[1..]);
if (args is ["peak", ..])
    return Peak.Run();
if (args is ["staircase", ..])
    return Staircase.Run(args[1..]);
BenchmarkSwitcher.FromAssembly(typeof(Peers).Assembly).Run(args);
return 0;
