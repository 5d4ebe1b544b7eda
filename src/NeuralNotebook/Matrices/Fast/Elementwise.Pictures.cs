using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralNotebook;

/// <content>What is done to the few numbers of a pixel or of a patch's row, for which a call of the library would take
/// longer than they do.</content>
internal static partial class Elementwise
{
    /// <summary>to = from</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(ReadOnlySpan<double> from, Span<double> to)
    {
        to = to[..from.Length];
        ref double source = ref MemoryMarshal.GetReference(from), target = ref MemoryMarshal.GetReference(to);
        int i = 0;
        for (; i <= to.Length - Vector<double>.Count; i += Vector<double>.Count)
            Vector.LoadUnsafe(ref source, (nuint)i).StoreUnsafe(ref target, (nuint)i);
        for (; i < to.Length; i++)
            to[i] = from[i];
    }

    /// <summary>sum += addend</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTo(ReadOnlySpan<double> addend, Span<double> sum)
    {
        sum = sum[..addend.Length];
        ref double from = ref MemoryMarshal.GetReference(addend), to = ref MemoryMarshal.GetReference(sum);
        int i = 0;
        for (; i <= sum.Length - Vector<double>.Count; i += Vector<double>.Count)
            (Vector.LoadUnsafe(ref to, (nuint)i) + Vector.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        for (; i < sum.Length; i++)
            sum[i] += addend[i];
    }

    /// <summary>The largest number of some pixels in every channel; NaN where there is one.</summary>
    /// <param name="picture">The picture, channels last.</param>
    /// <param name="width">Its pixels in a row.</param>
    /// <param name="shown">The pixels, at least one.</param>
    /// <param name="largest">One number for each channel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LargestOf(ReadOnlySpan<double> picture, int width, Block shown, Span<double> largest)
    {
        ref double first = ref MemoryMarshal.GetReference(picture[..(((shown.EndRow - 1) * width + shown.EndColumn) * largest.Length)]),
            result = ref MemoryMarshal.GetReference(largest);
        int channel = 0;
        for (; channel <= largest.Length - Vector<double>.Count; channel += Vector<double>.Count)
        {
            var most = new Vector<double>(double.NegativeInfinity);
            for (int row = shown.FirstRow; row < shown.EndRow; row++)
            {
                int at = (((row * width) + shown.FirstColumn) * largest.Length) + channel;
                for (int column = shown.FirstColumn; column < shown.EndColumn; column++, at += largest.Length)
                    most = Vector.Max(most, Vector.LoadUnsafe(ref first, (nuint)at));
            }

            most.StoreUnsafe(ref result, (nuint)channel);
        }

        for (; channel < largest.Length; channel++)
        {
            double most = double.NegativeInfinity;
            for (int row = shown.FirstRow; row < shown.EndRow; row++)
            {
                for (int column = shown.FirstColumn; column < shown.EndColumn; column++)
                    most = Math.Max(most, picture[(((row * width) + column) * largest.Length) + channel]);
            }

            largest[channel] = most;
        }
    }

    /// <summary>Adds each channel's slope to the first of some pixels that is as large as the largest.</summary>
    /// <param name="picture">The picture, channels last.</param>
    /// <param name="width">Its pixels in a row.</param>
    /// <param name="shown">The pixels, at least one.</param>
    /// <param name="largest">Their largest number in each channel.</param>
    /// <param name="slopes">One for each channel.</param>
    /// <param name="pictureSlopes">One for each number of the picture.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddToFirstLargest(ReadOnlySpan<double> picture, int width, Block shown, ReadOnlySpan<double> largest,
        ReadOnlySpan<double> slopes, Span<double> pictureSlopes)
    {
        int end = ((shown.EndRow - 1) * width + shown.EndColumn) * largest.Length, channel = 0;
        ref double first = ref MemoryMarshal.GetReference(picture[..end]), firstSum = ref MemoryMarshal.GetReference(pictureSlopes[..end]);
        ref double most = ref MemoryMarshal.GetReference(largest), slope = ref MemoryMarshal.GetReference(slopes[..largest.Length]);
        for (; channel <= largest.Length - Vector<double>.Count; channel += Vector<double>.Count)
        {
            Vector<double> goal = Vector.LoadUnsafe(ref most, (nuint)channel), left = Vector.LoadUnsafe(ref slope, (nuint)channel);
            for (int row = shown.FirstRow; row < shown.EndRow; row++)
            {
                nuint at = (nuint)((((row * width) + shown.FirstColumn) * largest.Length) + channel);
                for (int column = shown.FirstColumn; column < shown.EndColumn; column++, at += (nuint)largest.Length)
                {
                    // Whoever is not below the largest takes all that is left, and the next ones nothing.
                    var below = Vector.LessThan(Vector.LoadUnsafe(ref first, at), goal);
                    (Vector.LoadUnsafe(ref firstSum, at) + Vector.ConditionalSelect(below, Vector<double>.Zero, left))
                        .StoreUnsafe(ref firstSum, at);
                    left = Vector.ConditionalSelect(below, left, Vector<double>.Zero);
                }
            }
        }

        for (; channel < largest.Length; channel++)
        {
            double left = slopes[channel];
            for (int row = shown.FirstRow; row < shown.EndRow; row++)
            {
                for (int column = shown.FirstColumn; column < shown.EndColumn; column++)
                {
                    int at = (((row * width) + column) * largest.Length) + channel;
                    if (!(picture[at] < largest[channel]))
                    {
                        pictureSlopes[at] += left;
                        left = 0;
                    }
                }
            }
        }
    }
}
