namespace NeuralNotebook;

/// <content>Circles, XOR and a noisy sine.</content>
public static partial class Datasets
{
    /// <summary>A circle within a circle. No straight line parts them, a round one does.</summary>
    /// <param name="samples">How many points, both classes together; the second class gets the odd one.</param>
    /// <param name="noise">The standard deviation of the normal noise on both coordinates; the outer circle has radius 1.</param>
    /// <param name="factor">The radius of the inner circle, between 0 and 1.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <returns>Class 0, the outer circle, first; then class 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, the noise is negative,
    /// or the factor does not lie in [0, 1).</exception>
    public static Dataset Circles(int samples = 500, double noise = 0.05, double factor = 0.5, int seed = 0)
    {
        RequireSamplesAndNoise(samples, noise);
        if (!(factor is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor,
                "The inner circle's radius lies in [0, 1), the outer one's is 1.");
        int outer = samples / 2;
        var X = new Matrix(samples, 2);
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++)
        {
            labels[i] = i < outer ? 0 : 1;
            var (place, count, radius) = labels[i] == 0 ? (i, outer, 1.0) : (i - outer, samples - outer, factor);
            // All the way round, the end left out: it would be the start again.
            double angle = place * (2 * Math.PI / count);
            X[i, 0] = radius * Math.Cos(angle);
            X[i, 1] = radius * Math.Sin(angle);
        }

        AddNoise(X, noise, seed);
        return new Dataset(X, labels, 2, "circles");
    }

    /// <summary>Points in a square around the origin, of class 1 where exactly one coordinate is positive: exclusive or.</summary>
    /// <param name="samples">How many points, drawn evenly from [−1, 1]².</param>
    /// <param name="noise">The standard deviation of the normal noise that is added after the class is decided.</param>
    /// <param name="seed">The seed of the points.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the noise is negative.</exception>
    public static Dataset Xor(int samples = 500, double noise = 0, int seed = 0)
    {
        RequireSamplesAndNoise(samples, noise);
        var random = new SeededRandom(seed);
        var X = new Matrix(samples, 2);
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++)
        {
            (X[i, 0], X[i, 1]) = (random.NextUniform(-1, 1), random.NextUniform(-1, 1));
            labels[i] = (X[i, 0] > 0) != (X[i, 1] > 0) ? 1 : 0;
        }

        AddNoise(X, noise, unchecked((int)random.NextBits()));
        return new Dataset(X, labels, 2, "xor");
    }

    /// <summary>One wave of a sine with noise on its height, for regression: x from 0 to 1 in equal steps, y = sin(2πx).</summary>
    /// <param name="samples">How many points.</param>
    /// <param name="noise">The standard deviation of the normal noise on y.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the noise is negative.</exception>
    public static Dataset Sine(int samples = 200, double noise = 0.1, int seed = 0)
    {
        RequireSamplesAndNoise(samples, noise);
        var X = new Matrix(samples, 1);
        var Y = new Matrix(samples, 1);
        for (int i = 0; i < samples; i++)
        {
            X[i, 0] = Step(i, samples, 1);
            Y[i, 0] = Math.Sin(2 * Math.PI * X[i, 0]);
        }

        AddNoise(Y, noise, seed);
        return new Dataset(X, Y, "sine");
    }
}
