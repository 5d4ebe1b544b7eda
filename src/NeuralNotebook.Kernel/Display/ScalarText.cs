using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Writes what is one piece, the same on every machine.</summary>
internal static class ScalarText
{
    private static readonly JsonSerializerOptions Readable = new()
    { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The piece, or null if the value has parts.</summary>
    public static ShownText? Of(object? value) => value switch
    {
        null => new("null"),
        string text => new(text, "\""),
        char character => new(character.ToString(), "'"),
        bool truth => new(truth ? "True" : "False"),
        DateTime time =>
            new(time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
                + (time.Kind == DateTimeKind.Utc ? "Z" : "")),
        DateTimeOffset time => new(time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF zzz", CultureInfo.InvariantCulture)),
        DateOnly date => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => new(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        Type type => new(TypeName.Full(type)),
        Exception error => new($"{TypeName.Of(error.GetType())}: {error.Message}"),
        // Asking an unfinished task for its result would wait for it, perhaps for ever.
        Task task => new($"{TaskName(task)} ({task.Status}; await it for its value)"),
        Delegate function => new(TypeName.Of(function.GetType())),
        JsonNode or JsonElement => new(Json(value)),
        JsonDocument document => new(Json(document.RootElement)),
        StringBuilder text => new(text.ToString(), "\""),
        Enum or Guid or Uri or Version or TimeSpan or BigInteger or Complex or Rune => new(Formatted(value)),
        _ when value.GetType().IsPrimitive || value is decimal or Half or Int128 or UInt128 => new(Formatted(value)),
        _ => null,
    };

    /// <summary>What the value's own ToString says, in the invariant culture.</summary>
    public static string Formatted(object value) =>
        (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? "";

    /// <summary>JSON, indented.</summary>
    public static string Json(object json) =>
        JsonSerializer.Serialize(json, json is JsonElement ? typeof(JsonElement) : typeof(JsonNode), Readable);

    private static string TaskName(Task task)
    {
        var type = task.GetType();
        while (type != typeof(Task) && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)))
            type = type.BaseType!;
        // A task without a value is often one of a type that nobody is meant to see.
        return type.GenericTypeArguments is [{ Name: "VoidTaskResult" }] ? "Task" : TypeName.Of(type);
    }
}
