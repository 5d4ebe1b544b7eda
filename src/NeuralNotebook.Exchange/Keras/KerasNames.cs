namespace NeuralNotebook.Exchange;

/// <summary>Names of layers as Keras makes them: dense, dense_1, dense_2, …</summary>
internal sealed class KerasNames
{
    private readonly Dictionary<string, int> used = [];

    /// <param name="className">Keras' name of the class.</param>
    public string Next(string className)
    {
        string name = SnakeCase(className);
        int count = used[name] = used.TryGetValue(name, out int before) ? before + 1 : 0;
        return count == 0 ? name : $"{name}_{count}";
    }

    /// <summary>BatchNormalization → batch_normalization, ReLU → re_lu, LeakyReLU → leaky_re_lu, ELU → elu.</summary>
    public static string SnakeCase(string name) => string.Concat(name.Select((letter, i) =>
        i > 0 && char.IsUpper(letter) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))
            ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
}
