using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeuralNotebook.Kernel;

/// <summary>Reads a value once, as deep and as far as a reader wants to see it. Endless sequences,
/// circles and failing getters do no harm.</summary>
internal sealed class ValueReader
{
    /// <summary>How many items, entries or rows are shown.</summary>
    public const int ShownItems = 20;

    private const int ShownParts = 50;
    private const int Depth = 3;

    private readonly HashSet<object> path = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads a value. What its own code throws, outside of a getter, is thrown.</summary>
    public static ShownValue Read(object? value) => new ValueReader().Read(value, Depth);

    private ShownValue Read(object? value, int depth)
    {
        if (ScalarText.Of(value) is { } piece)
            return piece;
        if (SaysItself(value!.GetType()))
            return new ShownText(ScalarText.Formatted(value));
        if (depth == 0)
            return new ShownText(TypeName.Of(value.GetType()));
        if (!path.Add(value))
            return new ShownText($"(this {TypeName.Of(value.GetType())} again)");
        try
        {
            return value switch
            {
                ITuple tuple => new ShownTuple([.. Enumerable.Range(0, tuple.Length).Select(i => Read(tuple[i], depth - 1))]),
                Array { Rank: 2 } grid => Rows(grid, depth),
                IDictionary dictionary => Pairs(Entries(dictionary), dictionary.Count, depth),
                IEnumerable items when IsDictionary(value.GetType()) => Pairs(Entries(items), CountOf(items) ?? 0, depth),
                IEnumerable items => Items(items, depth),
                _ => Parts(value, depth),
            };
        }
        finally
        {
            path.Remove(value);
        }
    }

    private ShownItems Items(IEnumerable items, int depth)
    {
        var shown = new List<ShownValue>();
        // One more than is shown is asked for, and no more: the sequence may be endless.
        foreach (object? item in items)
        {
            if (shown.Count == ShownItems)
                return new ShownItems(shown, HasMore: true, CountOf(items));
            shown.Add(Read(item, depth - 1));
        }

        return new ShownItems(shown, HasMore: false, shown.Count);
    }

    private ShownItems Rows(Array grid, int depth)
    {
        int rows = grid.GetLength(0);
        return new ShownItems([.. Enumerable.Range(0, Math.Min(rows, ShownItems)).Select(row => Items(Row(grid, row), depth))],
            rows > ShownItems, rows);
    }

    private static IEnumerable<object?> Row(Array grid, int row)
    {
        for (int column = 0; column < grid.GetLength(1); column++)
            yield return grid.GetValue(row + grid.GetLowerBound(0), column + grid.GetLowerBound(1));
    }

    private ShownPairs Pairs(IEnumerable<(object? Key, object? Value)> entries, int count, int depth) =>
        new([.. entries.Take(ShownItems).Select(entry => (Read(entry.Key, depth - 1), Read(entry.Value, depth - 1)))],
            count > ShownItems, count);

    private static IEnumerable<(object? Key, object? Value)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return (entry.Key, entry.Value);
    }

    private static IEnumerable<(object? Key, object? Value)> Entries(IEnumerable pairs)
    {
        foreach (object? pair in pairs)
            yield return (pair?.GetType().GetProperty("Key")?.GetValue(pair), pair?.GetType().GetProperty("Value")?.GetValue(pair));
    }

    private ShownParts Parts(object value, int depth)
    {
        var type = value.GetType();
        bool isAnonymous = type.Name.StartsWith("<>", StringComparison.Ordinal);
        bool isPair = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
        const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
        var properties = type.GetProperties(Public)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
                && IsReadable(property.PropertyType))
            // A derived class may hide a property of its base.
            .DistinctBy(property => property.Name)
            .Select(property => (property.Name, Value: Part(() => property.GetValue(value), depth)));
        var fields = type.GetFields(Public).Where(field => IsReadable(field.FieldType))
            .Select(field => (field.Name, Value: Part(() => field.GetValue(value), depth)));
        return new ShownParts(isAnonymous || isPair ? "" : TypeName.Of(type), isAnonymous || isPair || IsRecord(type),
            [.. properties.Concat(fields).Take(ShownParts)]);
    }

    private ShownValue Part(Func<object?> get, int depth)
    {
        try
        {
            return Read(get(), depth - 1);
        }
        catch (Exception error)
            when ((error as TargetInvocationException)?.InnerException is not ThreadInterruptedException
                && error is not (ThreadInterruptedException or OperationCanceledException))
        {
            // A getter that throws takes only its own place; an interrupt is meant for the whole cell.
            var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            return new ShownText($"({TypeName.Of(cause.GetType())}: {cause.Message})");
        }
    }

    private static bool IsReadable(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsByRef;

    /// <summary>Whether somebody wrote a ToString for this type, as plain classes have not and records and tuples leave to C#.</summary>
    private static bool SaysItself(Type type) =>
        !typeof(ITuple).IsAssignableFrom(type) && !IsRecord(type) && !type.Name.StartsWith("<>", StringComparison.Ordinal)
        && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object)
        && declaring != typeof(ValueType);

    private static bool IsRecord(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) == true
            && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static bool IsDictionary(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() is var open
            && (open == typeof(IDictionary<,>) || open == typeof(IReadOnlyDictionary<,>)));

    /// <summary>How many items a collection holds; null of a query, which may know a number but holds nothing.</summary>
    private static int? CountOf(IEnumerable items) => items is ICollection collection
        ? collection.Count
        : items.GetType().Namespace == "System.Linq"
            ? null : items.GetType().GetInterfaces()
                .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() is var open
                    && (open == typeof(ICollection<>) || open == typeof(IReadOnlyCollection<>)))
            ?.GetProperty("Count")?.GetValue(items) as int?;
}
