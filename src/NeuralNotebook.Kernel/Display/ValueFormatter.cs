using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Makes of a value what a notebook can show, by MIME type.</summary>
internal static class ValueFormatter
{
    /// <summary>How many characters of a value's text are shown: more would be no use to a reader,
    /// and no front end would survive it.</summary>
    private const int LongestText = 1_000_000;

    /// <summary>How long any other form of a value may be.</summary>
    private const int LongestForm = 32_000_000;

    /// <summary>All that is known of a value: its own formatters' types if it has any;
    /// otherwise text, and a table where it has parts.</summary>
    public static IReadOnlyDictionary<string, string> Format(object? value)
    {
        if (value is HtmlContent html)
            return Cut(new Dictionary<string, string> { ["text/html"] = html.Content });
        if (value is DisplayedValue)
            return new Dictionary<string, string>();
        if (value is not null && Own(value) is { Count: > 0 } own)
            return Cut(own);
        if (value is byte[] bytes && ImageBytes.Format(bytes) is { } picture)
            return Cut(picture);
        if (value is string { Length: > LongestText } text)
            value = CutText(text);
        if (value is Exception error)
            return Cut(new Dictionary<string, string> { ["text/plain"] = string.Join('\n', ErrorText.Of(error, cell: 0).Traceback) });

        var shown = ValueReader.Read(value);
        var bundle = new Dictionary<string, string> { ["text/plain"] = PlainText.Of(shown) };
        if (HtmlTable.Of(shown) is { } table)
            bundle["text/html"] = table;
        if (value is JsonNode or JsonElement or JsonDocument)
            bundle["application/json"] = bundle["text/plain"];
        return Cut(bundle);
    }

    /// <summary>A value in the forms that somebody asks for, and no others.</summary>
    public static IReadOnlyDictionary<string, string> Format(object? value, IReadOnlyList<string> mimeTypes)
    {
        var all = Format(value);
        return mimeTypes.Count == 0 ? all : mimeTypes.Distinct()
            .ToDictionary(type => type, type => all.TryGetValue(type, out string? form) ? form : Converted(type, value, all));
    }

    /// <summary>What somebody registered for the value, what its type says of itself, or what an add-on makes of it.</summary>
    private static IReadOnlyDictionary<string, string> Own(object value)
    {
        if (AddOns.Current?.Registered(value) is { Count: > 0 } registered)
            return registered;
        var own = TypeFormatters.Format(value);
        return own.Count > 0 ? own : AddOns.Current?.OfPackage(value) ?? own;
    }

    private static string Converted(string mimeType, object? value, IReadOnlyDictionary<string, string> all)
    {
        string text = all.TryGetValue("text/plain", out string? known) ? known : value?.ToString() ?? "null";
        return mimeType == "text/html"
            ? $"<pre>{HtmlTable.Escape(text)}</pre>" : MimeType.IsJson(mimeType) ? JsonSerializer.Serialize(text) : text;
    }

    private static IReadOnlyDictionary<string, string> Cut(IReadOnlyDictionary<string, string> bundle)
    {
        if (bundle.All(form => form.Value.Length <= (form.Key == "text/plain" ? LongestText + 100 : LongestForm)))
            return bundle;
        var cut = bundle.Where(form => form.Value.Length <= LongestForm && form.Key != "text/plain").ToDictionary();
        cut["text/plain"] = bundle.TryGetValue("text/plain", out string? text)
            ? CutText(text)
            : string.Create(CultureInfo.InvariantCulture, $"… not shown: more than {LongestForm:N0} characters");
        return cut;
    }

    private static string CutText(string text) => text.Length <= LongestText
        ? text
        : string.Create(CultureInfo.InvariantCulture,
            $"{WholeText.Start(text, LongestText)}\n… cut here: the text has {text.Length:N0} characters");
}
