namespace NeuralNotebook.Benchmarks;

/// <summary>What one machine was measured to do: the table that chapter 17 draws, <c>notebooks/speed/NAME.json</c>.
/// Rates are 10⁹ a second.</summary>
/// <param name="Machine">The machine, as its owner calls it.</param>
/// <param name="Date">The day, yyyy-MM-dd.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Lanes">Doubles in a <c>Vector&lt;double&gt;</c>.</param>
/// <param name="Threads">Processors.</param>
/// <param name="Peak">GFLOP/s of multiply-adds that touch registers only, with <c>Vector&lt;double&gt;</c>.</param>
/// <param name="WidestPeak">The same with the widest registers of the processor, which the engine takes.</param>
/// <param name="Sizes">Rows and columns of the square matrices of <paramref name="Steps"/>.</param>
/// <param name="Steps">GFLOP/s of each product of the chapter, size by size; "engine" is the library's, on one thread.</param>
/// <param name="Sharing">Microseconds to hand work that is none to two threads, and to wait for them.</param>
/// <param name="Copies">GB/s of a copy, read and written together, by the kilobytes that are copied.</param>
/// <param name="AddScaled">GFLOP/s of y += a·x by the number of numbers.</param>
/// <param name="Allocations">A product into a new matrix each time, and into one that is kept.</param>
/// <param name="Batches">Microseconds of a training step of 784-128-64-10 by the batch size.</param>
internal sealed record SpeedTable(
    string Machine, string Date, string Runtime, int Lanes, int Threads, double Peak, double WidestPeak, int[] Sizes,
    Dictionary<string, double[]> Steps, double Sharing,
    CopyRate[] Copies, AddRate[] AddScaled, AllocationRate[] Allocations, BatchTime[] Batches);

/// <summary>A copy of so many kilobytes.</summary>
internal sealed record CopyRate(int Kilobytes, double Rate);

/// <summary>y += a·x over so many numbers, in double and in single precision.</summary>
internal sealed record AddRate(int Numbers, double Double, double Single);

/// <summary>1,000 products (rows × 64) · (64 × 64): microseconds and bytes each, and the collections of each generation.</summary>
internal sealed record AllocationRate(int Rows, bool IsNew, double Microseconds, long Bytes, int[] Collections);

/// <summary>A training step of one batch, on one thread and on all.</summary>
internal sealed record BatchTime(int Batch, double One, double All);
