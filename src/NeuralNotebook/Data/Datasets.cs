namespace NeuralNotebook;

/// <summary>The course's data: points in the plane, made from a formula, noise and a seed.</summary>
/// <remarks>Built in chapter 03. Without noise the points lie exactly where scikit-learn's functions of the same names put them.</remarks>
public static partial class Datasets
{
    /// <summary>Two half circles that reach into each other. No straight line parts them.</summary>
    /// <param name="samples">How many points, both classes together; the second class gets the odd one.</param>
    /// <param name="noise">The standard deviation of the normal noise on both coordinates; the circles have radius 1.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <returns>Class 0 first, then class 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the noise is negative.</exception>
    public static Dataset Moons(int samples = 500, double noise = 0.1, int seed = 0)
    {
        RequireSamplesAndNoise(samples, noise);
        int outer = samples / 2;
        var X = new Matrix(samples, 2);
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++)
        {
            labels[i] = i < outer ? 0 : 1;
            double angle = labels[i] == 0 ? Step(i, outer, Math.PI) : Step(i - outer, samples - outer, Math.PI);
            (X[i, 0], X[i, 1]) = labels[i] == 0
                ? (Math.Cos(angle), Math.Sin(angle))
                : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
        }

        AddNoise(X, noise, seed);
        return new Dataset(X, labels, 2, "moons");
    }

    /// <summary>Round heaps of points, one a class, their centres drawn from the square [−5, 5]².</summary>
    /// <param name="samples">How many points, all classes together; the first classes get one more where it does not come out even.</param>
    /// <param name="classes">How many heaps.</param>
    /// <param name="spread">The standard deviation of each heap.</param>
    /// <param name="seed">The seed of the centres and of the points.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples or no classes, or the spread is negative.</exception>
    public static Dataset Blobs(int samples = 500, int classes = 3, double spread = 1, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        var random = new SeededRandom(seed);
        var centers = new Matrix(classes, 2);
        foreach (ref double coordinate in centers.Values)
            coordinate = random.NextUniform(-5, 5);
        return Blobs(centers, samples, spread, unchecked((int)random.NextBits()));
    }

    /// <summary>Round heaps of points around given centres.</summary>
    /// <param name="centers">A row a class: <c>classes × features</c>.</param>
    /// <param name="samples">How many points, all classes together; the first classes get one more where it does not come out even.</param>
    /// <param name="spread">The standard deviation of each heap.</param>
    /// <param name="seed">The seed of the points.</param>
    /// <returns>Class 0 first, then class 1, and so on.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples or no centres, or the spread is negative.</exception>
    public static Dataset Blobs(Matrix centers, int samples = 500, double spread = 1, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(centers);
        ArgumentOutOfRangeException.ThrowIfLessThan(centers.Rows, 1, nameof(centers));
        RequireSamplesAndNoise(samples, spread, nameof(spread));
        var X = new Matrix(samples, centers.Columns);
        int[] labels = new int[samples];
        int i = 0;
        for (int label = 0; label < centers.Rows; label++)
        {
            int count = (samples / centers.Rows) + (label < samples % centers.Rows ? 1 : 0);
            for (int end = i + count; i < end; i++)
            {
                labels[i] = label;
                centers.Row(label).CopyTo(X.Row(i));
            }
        }

        AddNoise(X, spread, seed);
        return new Dataset(X, labels, centers.Rows, "blobs");
    }

    /// <summary>Arms of a spiral wound into each other, one a class: hard for a network, impossible for a line.</summary>
    /// <param name="samples">How many points, all classes together; what does not come out even is left out.</param>
    /// <param name="classes">How many arms.</param>
    /// <param name="noise">The standard deviation of the noise on the angle, in the arm's own measure: 4 of it wind 10 radians.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <returns>Class 0 first, then class 1, and so on; the arms start at the origin and end at radius 1.</returns>
    /// <remarks>Per class c, with m points: r from 0 to 1, t from 4c to 4(c + 1) plus noise, x = r·sin(2.5t), y = r·cos(2.5t).
    /// Source of the geometry: Karpathy (2015), CS231n course notes, as used in "Neural Networks from Scratch".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples than classes, or the noise is negative.</exception>
    public static Dataset Spiral(int samples = 300, int classes = 3, double noise = 0.2, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, classes);
        RequireSamplesAndNoise(samples, noise);
        var random = new SeededRandom(seed);
        int each = samples / classes;
        var X = new Matrix(each * classes, 2);
        int[] labels = new int[X.Rows];
        for (int i = 0; i < X.Rows; i++)
        {
            ListenAt(i);
            labels[i] = i / each;
            double radius = Step(i % each, each, 1);
            double angle = (labels[i] * 4) + Step(i % each, each, 4) + (noise == 0 ? 0 : noise * random.NextNormal());
            X[i, 0] = radius * Math.Sin(2.5 * angle);
            X[i, 1] = radius * Math.Cos(2.5 * angle);
        }

        return new Dataset(X, labels, classes, "spiral");
    }

    /// <summary>Number i of <paramref name="count"/> that go from 0 to <paramref name="end"/> in equal steps, both ends included.</summary>
    private static double Step(int i, int count, double end) => count == 1 ? 0 : i * (end / (count - 1));

    private static void AddNoise(Matrix X, double noise, int seed)
    {
        var random = new SeededRandom(seed);
        for (int i = 0; i < X.Rows; i++)
        {
            ListenAt(i);
            if (noise == 0)
                continue;
            foreach (ref double coordinate in X.Row(i))
                coordinate += noise * random.NextNormal();
        }
    }

    /// <summary>A kernel that wants to stop the work is heard every few thousand points.</summary>
    private static void ListenAt(int point)
    {
        if (point % 4096 == 0)
            Interruption.Check();
    }

    private static void RequireSamplesAndNoise(int samples, double noise, string name = "noise")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        if (!double.IsFinite(noise) || noise < 0)
            throw new ArgumentOutOfRangeException(name, noise,
                $"The {name} is a standard deviation: a finite number, 0 or larger.");
    }
}
