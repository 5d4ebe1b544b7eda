using System.Text.Json;

namespace NeuralNotebook;

/// <summary>One layer as a model file describes it. Every setting is asked for once, and none may be left over:
/// one that is passed over would be another layer.</summary>
internal sealed class LayerDescription
{
    private const int MostSettings = 12, LongestSetting = 32;

    private readonly Dictionary<string, double> numbers = [];
    private readonly Dictionary<string, Regularizer?> penalties = [];
    private readonly Dictionary<string, bool> flags = [];

    /// <summary>The settings that say "same".</summary>
    private readonly HashSet<string> same = [];

    /// <summary>What kind of layer it is.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What its author calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Reads the object that the reader stands at the beginning of.</summary>
    /// <exception cref="InvalidDataException">It is not what describes a layer.</exception>
    public static LayerDescription Read(ref Utf8JsonReader reader)
    {
        var description = new LayerDescription();
        var seen = new HashSet<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueSpan.Length > LongestSetting || seen.Count == MostSettings || !seen.Add(reader.GetString()!))
                throw new InvalidDataException("describes a layer with settings that no layer has, or with one of them twice");
            string setting = reader.GetString()!;
            reader.Read();
            switch (setting, reader.TokenType)
            {
                case ("kind", JsonTokenType.String):
                    description.Kind = reader.GetString()!;
                    break;
                case ("name", JsonTokenType.String):
                    description.Name = reader.GetString()!;
                    break;
                case (_, JsonTokenType.Number):
                    description.numbers[setting] = FiniteNumber(ref reader, setting);
                    break;
                case (_, JsonTokenType.True or JsonTokenType.False):
                    description.flags[setting] = reader.GetBoolean();
                    break;
                case (_, JsonTokenType.String) when reader.ValueTextEquals("same"):
                    description.same.Add(setting);
                    break;
                case (_, JsonTokenType.Null):
                    description.penalties[setting] = null;
                    break;
                case (_, JsonTokenType.StartObject):
                    description.penalties[setting] = ReadPenalty(ref reader, setting);
                    break;
                default:
                    throw new InvalidDataException(
                        $"describes a layer whose '{setting}' is neither a number nor a penalty, and neither true, false nor \"same\"");
            }
        }

        return seen.Contains("kind") && seen.Contains("name")
            ? description : throw new InvalidDataException("describes a layer without its kind or its name");
    }

    /// <summary>A setting that is a number.</summary>
    public double Number(string setting) =>
        numbers.Remove(setting, out double value) ? value : throw new InvalidDataException($"describes a {Kind} without its {setting}");

    /// <summary>A setting that counts something.</summary>
    public int Count(string setting)
    {
        double value = Number(setting);
        return value is >= 1 and <= int.MaxValue && Math.Floor(value) == value
            ? (int)value
            : throw new InvalidDataException(
                FormattableString.Invariant(
                    $"describes a {Kind} whose {setting} are {value}; a whole number from 1 to {int.MaxValue} is expected"));
    }

    /// <summary>A setting that is true or false.</summary>
    public bool Flag(string setting) =>
        flags.Remove(setting, out bool value) ? value : throw new InvalidDataException($"describes a {Kind} without its {setting}");

    /// <summary>A setting that is a border: a number of zeros, or "same".</summary>
    public Padding Padding(string setting)
    {
        if (same.Remove(setting))
            return NeuralNotebook.Padding.Same;
        double value = Number(setting);
        return value is >= 0 and <= int.MaxValue && Math.Floor(value) == value
            ? (int)value
            : throw new InvalidDataException(
                FormattableString.Invariant(
                    $"describes a {Kind} whose {setting} is {value}; a whole number from 0 on, or \"same\", is expected"));
    }

    /// <summary>A setting that is a penalty, or none.</summary>
    public Regularizer? Penalty(string setting) =>
        penalties.Remove(setting, out var value) ? value : throw new InvalidDataException($"describes a {Kind} without its {setting}");

    /// <exception cref="InvalidDataException">There are settings that nobody has asked for.</exception>
    public void RequireNothingLeft()
    {
        if (numbers.Keys.Concat(penalties.Keys).Concat(flags.Keys).Concat(same).FirstOrDefault() is { } setting)
            throw new InvalidDataException($"describes a {Kind} with a setting '{setting}', which it does not have");
    }

    private static double FiniteNumber(ref Utf8JsonReader reader, string setting) =>
        reader.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw new InvalidDataException($"describes a layer whose '{setting}' is no finite number");

    private static Regularizer ReadPenalty(ref Utf8JsonReader reader, string setting)
    {
        double? l1 = null, l2 = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool first = reader.ValueTextEquals("l1");
            if ((first ? l1 : l2) is not null || !(first || reader.ValueTextEquals("l2")) || !reader.Read()
                || reader.TokenType != JsonTokenType.Number)
                throw new InvalidDataException($"describes a layer whose '{setting}' is not an l1 and an l2");
            double value = FiniteNumber(ref reader, setting);
            if (first)
                l1 = value;
            else
                l2 = value;
        }

        return l1 is { } sizes && l2 is { } squares ? new Regularizer(sizes, squares)
            : throw new InvalidDataException($"describes a layer whose '{setting}' is not an l1 and an l2");
    }
}
