using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;

namespace NeuralNotebook.DotNetHost;

/// <summary>Shows values by the formatters that cells and extensions have registered with .NET Interactive's
/// <c>Formatter.Register</c>.</summary>
internal static class RegisteredFormatters
{
    public static IReadOnlyDictionary<string, string> Format(object value)
    {
        var type = value.GetType();
        // The ones that .NET Interactive brings itself are left to the kernel, which has its own way to show numbers, texts and lists.
        string[] registered = [.. Formatter.RegisteredFormatters(includeDefaults: false).Where(formatter => Shows(formatter.Type, type))
            .Select(formatter => formatter.MimeType).Distinct()];
        var bundle = new Dictionary<string, string>();
        if (registered.Length == 0)
            return bundle;
        foreach (string mimeType in registered.Concat(["text/plain"]).Distinct())
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            using var context = new FormatContext(text);
            if (Formatter.GetPreferredFormatterFor(type, mimeType).Format(value, context))
                bundle[mimeType] = text.ToString();
        }

        return bundle;
    }

    /// <summary>Whether a formatter for one type is meant for another: for itself, for what derives from it,
    /// and for what is made of an open generic type.</summary>
    private static bool Shows(Type registered, Type type) => registered.IsAssignableFrom(type)
        || registered.IsGenericTypeDefinition
            && Ancestors(type).Any(ancestor => ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == registered);

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
        foreach (var face in type.GetInterfaces())
            yield return face;
    }
}
