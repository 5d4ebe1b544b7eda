namespace NeuralNotebook.Kernel;

/// <summary>Writes a type's name as C# does: <c>Dictionary&lt;string, int[]&gt;</c>.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>The name without namespaces.</summary>
    public static string Of(Type type) => Write(type, withNamespace: false);

    /// <summary>The name with its namespace; that of a class which a cell's code lies in is left out, because nobody wrote it.</summary>
    public static string Full(Type type) => Write(type, withNamespace: true);

    private static string Write(Type type, bool withNamespace)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (type.IsArray)
            return $"{Write(type.GetElementType()!, withNamespace)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsByRef || type.IsPointer)
            return Write(type.GetElementType()!, withNamespace) + (type.IsPointer ? "*" : "&");
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Write(inner, withNamespace) + "?";
        if (type.IsGenericParameter)
            return type.Name;

        var arguments = type.GetGenericArguments();
        int outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        string name = type.Name.Split('`')[0];
        if (arguments.Length > outer)
            name += type.IsGenericTypeDefinition ? $"<{new string(',', arguments.Length - outer - 1)}>"
                : $"<{string.Join(", ", arguments.Skip(outer).Select(argument => Write(argument, withNamespace)))}>";
        if (!withNamespace)
            return name;
        if (type.DeclaringType is { } container)
            return container.FullName == "Script" ? name : $"{Write(container, withNamespace)}.{name}";
        return type.Namespace is { Length: > 0 } place ? $"{place}.{name}" : name;
    }
}
