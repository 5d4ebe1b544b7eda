using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralNotebook;

/// <content>What optimizers do to every weight, each in one pass: the formula once for as many weights as a register holds,
/// once more for the last few.</content>
internal static unsafe partial class Elementwise
{
    /// <summary>weight += factor · gradient, product and sum rounded each.</summary>
    public static void MultiplyAdd(Span<double> weights, double factor, ReadOnlySpan<double> gradients)
    {
        if (HostLoops.MultiplyAdd != null)
            HostStep.Run(HostLoops.MultiplyAdd, new() { Rate = factor }, weights, gradients[..weights.Length]);
        else
            TensorPrimitives.MultiplyAdd(gradients, factor, weights, weights);
    }

    /// <summary>sum += value², square and sum rounded each.</summary>
    public static void AddSquares(ReadOnlySpan<double> values, Span<double> sums)
    {
        if (HostLoops.AddSquares != null)
            HostStep.Run(HostLoops.AddSquares, default, sums, values[..sums.Length]);
        else
            TensorPrimitives.MultiplyAdd(values, values, sums, sums);
    }

    /// <summary>velocity = momentum · velocity − rate · gradient; weight += velocity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MoveWithMomentum(Span<double> weights, Span<double> velocities, double momentum, double rate,
        ReadOnlySpan<double> gradients)
    {
        if (HostLoops.MoveWithMomentum != null)
        {
            HostStep.Run(HostLoops.MoveWithMomentum, new() { Rate = rate, Keep = momentum }, weights, gradients[..weights.Length],
                velocities[..weights.Length]);
            return;
        }

        ref double w = ref MemoryMarshal.GetReference(weights), v = ref MemoryMarshal.GetReference(velocities[..weights.Length]),
            g = ref MemoryMarshal.GetReference(gradients[..weights.Length]);
        int i = 0;
        for (; i <= weights.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var velocity = (Vector.LoadUnsafe(ref v, (nuint)i) * momentum) - (Vector.LoadUnsafe(ref g, (nuint)i) * rate);
            velocity.StoreUnsafe(ref v, (nuint)i);
            (Vector.LoadUnsafe(ref w, (nuint)i) + velocity).StoreUnsafe(ref w, (nuint)i);
        }

        for (; i < weights.Length; i++)
        {
            velocities[i] = (velocities[i] * momentum) - (gradients[i] * rate);
            weights[i] += velocities[i];
        }
    }

    /// <summary>mean = keep · mean + (1 − keep) · gradient; square = keepSquare · square + (1 − keepSquare) · gradient²;
    /// weight −= rate · mean / (√(correction · square) + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MoveByMeans(
        Span<double> weights, double rate, ReadOnlySpan<double> gradients, double keep, Span<double> means, double keepSquare,
        Span<double> squares, double correction, double epsilon)
    {
        if (HostLoops.MoveByMeans != null)
        {
            HostStep.Run(
                HostLoops.MoveByMeans,
                new() { Rate = rate, Keep = keep, KeepSecond = keepSquare, Correction = correction, Epsilon = epsilon },
                weights,
                gradients[..weights.Length],
                means[..weights.Length],
                squares[..weights.Length]);
            return;
        }

        double share = 1 - keep, shareSquare = 1 - keepSquare;
        ref double w = ref MemoryMarshal.GetReference(weights), g = ref MemoryMarshal.GetReference(gradients[..weights.Length]);
        ref double m = ref MemoryMarshal.GetReference(means[..weights.Length]),
            s = ref MemoryMarshal.GetReference(squares[..weights.Length]);
        var addend = new Vector<double>(epsilon);
        int i = 0;
        for (; i <= weights.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var gradient = Vector.LoadUnsafe(ref g, (nuint)i);
            var mean = (gradient * share) + (Vector.LoadUnsafe(ref m, (nuint)i) * keep);
            var square = (gradient * gradient * shareSquare) + (Vector.LoadUnsafe(ref s, (nuint)i) * keepSquare);
            mean.StoreUnsafe(ref m, (nuint)i);
            square.StoreUnsafe(ref s, (nuint)i);
            (Vector.LoadUnsafe(ref w, (nuint)i) - (mean / (Vector.SquareRoot(square * correction) + addend) * rate))
                .StoreUnsafe(ref w, (nuint)i);
        }

        for (; i < weights.Length; i++)
        {
            means[i] = (gradients[i] * share) + (means[i] * keep);
            squares[i] = (gradients[i] * gradients[i] * shareSquare) + (squares[i] * keepSquare);
            weights[i] -= means[i] / (Math.Sqrt(squares[i] * correction) + epsilon) * rate;
        }
    }

    /// <summary>mean = keep · mean + (1 − keep) · value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunningMean(double keep, ReadOnlySpan<double> values, Span<double> mean)
    {
        if (HostLoops.RunningMean != null)
        {
            HostStep.Run(HostLoops.RunningMean, new() { Keep = keep }, mean, values[..mean.Length]);
            return;
        }

        double share = 1 - keep;
        ref double m = ref MemoryMarshal.GetReference(mean), x = ref MemoryMarshal.GetReference(values[..mean.Length]);
        int i = 0;
        for (; i <= mean.Length - Vector<double>.Count; i += Vector<double>.Count)
            ((Vector.LoadUnsafe(ref x, (nuint)i) * share) + (Vector.LoadUnsafe(ref m, (nuint)i) * keep)).StoreUnsafe(ref m, (nuint)i);
        for (; i < mean.Length; i++)
            mean[i] = (values[i] * share) + (mean[i] * keep);
    }

    /// <summary>mean = keep · mean + (1 − keep) · value².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunningMeanOfSquares(double keep, ReadOnlySpan<double> values, Span<double> mean)
    {
        if (HostLoops.RunningMeanOfSquares != null)
        {
            HostStep.Run(HostLoops.RunningMeanOfSquares, new() { Keep = keep }, mean, values[..mean.Length]);
            return;
        }

        double share = 1 - keep;
        ref double m = ref MemoryMarshal.GetReference(mean), x = ref MemoryMarshal.GetReference(values[..mean.Length]);
        int i = 0;
        for (; i <= mean.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var value = Vector.LoadUnsafe(ref x, (nuint)i);
            ((value * value * share) + (Vector.LoadUnsafe(ref m, (nuint)i) * keep)).StoreUnsafe(ref m, (nuint)i);
        }

        for (; i < mean.Length; i++)
            mean[i] = (values[i] * values[i] * share) + (mean[i] * keep);
    }

    /// <summary>weight −= rate · direction / (√(correction · square) + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractScaledByRoot(Span<double> weights, double rate, ReadOnlySpan<double> direction, double correction,
        ReadOnlySpan<double> squares, double epsilon)
    {
        if (HostLoops.SubtractScaledByRoot != null)
        {
            HostStep.Run(
                HostLoops.SubtractScaledByRoot, new() { Rate = rate, Correction = correction, Epsilon = epsilon }, weights,
                direction[..weights.Length], second: squares[..weights.Length]);
            return;
        }

        ref double w = ref MemoryMarshal.GetReference(weights), d = ref MemoryMarshal.GetReference(direction[..weights.Length]),
            s = ref MemoryMarshal.GetReference(squares[..weights.Length]);
        var addend = new Vector<double>(epsilon);
        int i = 0;
        for (; i <= weights.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var root = Vector.SquareRoot(Vector.LoadUnsafe(ref s, (nuint)i) * correction) + addend;
            (Vector.LoadUnsafe(ref w, (nuint)i) - (Vector.LoadUnsafe(ref d, (nuint)i) / root * rate)).StoreUnsafe(ref w, (nuint)i);
        }

        for (; i < weights.Length; i++)
            weights[i] -= direction[i] / (Math.Sqrt(squares[i] * correction) + epsilon) * rate;
    }

    /// <summary>weight −= rate · direction / √(square + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractScaledByRootOfSum(Span<double> weights, double rate, ReadOnlySpan<double> direction,
        ReadOnlySpan<double> squares, double epsilon)
    {
        if (HostLoops.SubtractScaledByRootOfSum != null)
        {
            HostStep.Run(HostLoops.SubtractScaledByRootOfSum, new() { Rate = rate, Epsilon = epsilon }, weights,
                direction[..weights.Length], second: squares[..weights.Length]);
            return;
        }

        ref double w = ref MemoryMarshal.GetReference(weights), d = ref MemoryMarshal.GetReference(direction[..weights.Length]),
            s = ref MemoryMarshal.GetReference(squares[..weights.Length]);
        var addend = new Vector<double>(epsilon);
        int i = 0;
        for (; i <= weights.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var root = Vector.SquareRoot(Vector.LoadUnsafe(ref s, (nuint)i) + addend);
            (Vector.LoadUnsafe(ref w, (nuint)i) - (Vector.LoadUnsafe(ref d, (nuint)i) / root * rate)).StoreUnsafe(ref w, (nuint)i);
        }

        for (; i < weights.Length; i++)
            weights[i] -= direction[i] / Math.Sqrt(squares[i] + epsilon) * rate;
    }
}
