namespace NeuralNotebook;

/// <summary>Tells a C# notebook kernel how values of a type are shown, without a reference to any kernel: kernels look for
/// an attribute of this name and read its two properties.</summary>
/// <remarks>The convention is .NET Interactive's. The named type has a parameterless constructor and a method
/// <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>; each formatter has a <c>string MimeType</c> and one method
/// <c>bool Format(object instance, TextWriter writer)</c>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[]? PreferredMimeTypes { get; set; }
}
