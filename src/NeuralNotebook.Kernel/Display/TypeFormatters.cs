using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace NeuralNotebook.Kernel;

/// <summary>Finds how a type wants to be shown, by .NET Interactive's convention, which needs no reference to anybody.</summary>
/// <remarks>The type, or one it derives from, carries an attribute whose class is named
/// <c>TypeFormatterSourceAttribute</c> and whose property
/// <c>FormatterSourceType</c> names a type with a parameterless constructor and a method <c>CreateTypeFormatters</c>.
/// Each of its formatters has a property <c>MimeType</c> and a method <c>bool Format(object, TextWriter)</c>.</remarks>
internal static class TypeFormatters
{
    private static readonly ConcurrentDictionary<Type, Formatter[]> ByType = new();

    /// <summary>What the value's own formatters make of it, by MIME type; empty if it has none.</summary>
    public static IReadOnlyDictionary<string, string> Format(object value)
    {
        var bundle = new Dictionary<string, string>();
        var formatters = ByType.GetOrAdd(value.GetType(), Find);
        // Pixels are for who shows nothing else, and take as long as all the other forms together.
        bool isDraft = OutputOrigin.Current is LiveOutput { IsDraft: true } && formatters.Any(other => other.MimeType == "image/svg+xml");
        foreach (var formatter in formatters)
        {
            if (isDraft && formatter.MimeType == "image/png")
                continue;
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            if (formatter.Format(value, text))
                bundle[formatter.MimeType] = text.ToString();
        }

        return bundle;
    }

    private static Formatter[] Find(Type type)
    {
        object? attribute = type.GetCustomAttributes(inherit: true)
            .FirstOrDefault(candidate => candidate.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute?.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type sourceType)
            return [];
        object source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        const BindingFlags Anywhere = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var formatters = (IEnumerable<object>)sourceType.GetMethod("CreateTypeFormatters", Anywhere)!.Invoke(source, null)!;
        return [.. formatters.Select(formatter => new Formatter(
            (string)formatter.GetType().GetProperty("MimeType", Anywhere)!.GetValue(formatter)!,
            formatter.GetType().GetMethod("Format", Anywhere,
                [typeof(object), typeof(TextWriter)])!.CreateDelegate<Func<object, TextWriter, bool>>(formatter)))];
    }

    private sealed record Formatter(string MimeType, Func<object, TextWriter, bool> Format);
}
