using System.Reflection;

namespace NeuralNotebook.Kernel;

/// <summary>What the cells so far have declared, as <c>#!who</c> and <c>#!whos</c> list it.</summary>
internal static class CellVariables
{
    private const int LongestText = 60;

    /// <summary>The names, in the order of their first declaration.</summary>
    public static string Names(IEnumerable<object?> state)
    {
        var all = Of(state);
        return all.Count == 0 ? "no variables yet" : string.Join(", ", all.Select(variable => variable.Field.Name));
    }

    /// <summary>The names with their types and values, one a line.</summary>
    public static string Table(IEnumerable<object?> state)
    {
        var rows = Of(state)
            .Select(variable =>
                (variable.Field.Name, Type: TypeName.Of(variable.Field.FieldType), Value: OneLine(variable.Field.GetValue(variable.Owner))))
                .ToArray();
        if (rows.Length == 0)
            return "no variables yet";
        int names = rows.Max(row => row.Name.Length);
        int types = rows.Max(row => row.Type.Length);
        return string.Join('\n', rows.Select(row => $"{row.Name.PadRight(names)}  {row.Type.PadRight(types)}  {row.Value}"));
    }

    /// <summary>Each cell is an object, and its variables are its fields; a later declaration hides an earlier one of that name.</summary>
    private static List<(object Owner, FieldInfo Field)> Of(IEnumerable<object?> state)
    {
        var variables = new List<(object Owner, FieldInfo Field)>();
        foreach (object owner in state.OfType<object>())
        {
            foreach (var field in owner.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public)
                .Where(field => !field.Name.StartsWith('<')))
            {
                int earlier = variables.FindIndex(variable => variable.Field.Name == field.Name);
                if (earlier < 0)
                    variables.Add((owner, field));
                else
                    variables[earlier] = (owner, field);
            }
        }

        return variables;
    }

    private static string OneLine(object? value)
    {
        string text = value is System.Collections.IEnumerable and not (string or System.Collections.ICollection)
            // A lazy sequence is not run only to be listed.
            ? "…"
            : PlainText.Inside(ValueReader.Read(value)).Split('\n')[0];
        return WholeText.Cut(text, LongestText);
    }
}
