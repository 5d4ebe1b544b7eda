using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>A cell whose numbers are dragged. It is compiled once, with each number that was dragged as an input, and runs again with
/// other values of them as the cell would with the new numbers in its text.</summary>
/// <remarks>An input is a field of the object that each run of a cell makes, so what an earlier run left behind keeps the numbers that it
/// was made with. Later cells know the cell as it is written: of the inputs they see nothing. The object takes the place of the one of the
/// run before, unless a cell that was run since speaks of the same names; the order in which they hide each other would not be that of the
/// runs, and the cell is compiled anew.</remarks>
internal sealed class LiveCell(CellCompiler compiler, SessionLoadContext loadContext)
{
    /// <summary>No name that can be written begins so, and nobody lists those that do.</summary>
    private const string Prefix = "<number>";

    private readonly List<Input> inputs = [];
    private CSharpCompilation? compilation;
    private Type? type;
    private string? around;
    private LastRunText? text;
    private HashSet<string> names = [];
    private bool isReusable;
    private int cellsSeen;

    /// <summary>What the dragged number is part of, so that the cell must be compiled for each value; null if it is an input.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Whether it was compiled for the values that it has now.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>The variables, functions and types that the cell declares.</summary>
    public IEnumerable<string> Declared => compilation is null ? [] : NamesOf(compilation);

    /// <summary>Makes the cell ready to run with the numbers of its text.</summary>
    /// <param name="code">The text.</param>
    /// <param name="place">Where in it the dragged number is; null if none is dragged.</param>
    /// <param name="name">What stack traces call it: "cell3".</param>
    /// <returns>The class to run, and what gives its object the numbers; null where there is nothing to run.</returns>
    /// <exception cref="CompilationFailedException">The cell is not valid C#.</exception>
    /// <exception cref="NotLiveException">The cell does more than to show and to declare.</exception>
    public (Type Type, Action<object> Prepare)? Ready(string code, int? place, string name)
    {
        IsFresh = !IsReady(code, place);
        if (IsFresh)
        {
            var numbers = WrittenNumbers.Of(code);
            int dragged = place is { } at ? numbers.At(at) : -1;
            IsFresh = !Fits(numbers, dragged);
            if (IsFresh)
                Compile(code, numbers, dragged, name);
            text = new LastRunText(code, Indices.Select(index => (numbers.All[index].SpanStart, numbers.All[index].Span.Length)));
        }

        object[] values = [.. inputs.Select(input => input.Value!)];
        return type is null ? null : (type, own =>
        {
            foreach (var (input, value) in inputs.Zip(values))
                input.Field.SetValue(own, value);
        }
        );
    }

    /// <summary>Whether what was compiled is this cell but for the value of the number that is dragged, which it then takes.</summary>
    private bool IsReady(string code, int? place)
    {
        if (text is null || !isReusable || IsHidden())
            return false;
        return place is { } at ? text.Take(code, at, Take) : text.Is(code);

        bool Take(int input, object value)
        {
            object? converted = inputs[input].Converted(value);
            if (converted is not null)
                inputs[input].Value = converted;
            return converted is not null;
        }
    }

    /// <summary>Whether what was compiled is this cell but for the values of its inputs, which it then takes.</summary>
    private bool Fits(WrittenNumbers numbers, int dragged)
    {
        if (compilation is null || !isReusable || (dragged >= 0 && inputs.All(input => input.Index != dragged)))
            return false;
        if (numbers.Without(Indices) != around || IsHidden())
            return false;
        object?[] values = [.. inputs.Select(input => input.Converted(numbers.Value(input.Index)))];
        if (values.Contains(null))
            return false;
        foreach (var (input, value) in inputs.Zip(values))
            input.Value = value;
        return true;
    }

    private IEnumerable<int> Indices => inputs.Select(input => input.Index);

    /// <summary>Whether a later cell has declared what this one declares or speaks of.</summary>
    private bool IsHidden()
    {
        if (cellsSeen == compiler.Count)
            return false;
        for (var later = compiler.Last; later != compilation; later = later.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            if (later is null || NamesOf(later).Any(names.Contains))
                return true;
        }

        cellsSeen = compiler.Count;
        return false;
    }

    private void Compile(string code, WrittenNumbers numbers, int dragged, string name)
    {
        var compiled = compiler.Compile(code, name);
        if (SideEffects.In(compiled.Compilation) is { } effect)
            throw new NotLiveException(effect);
        var tree = compiled.Compilation.SyntaxTrees.Single();
        var before = compilation is not null && numbers.Without(Indices) == around ? Indices : [];
        int[] wanted = [.. before.Append(dragged).Where(index => index >= 0).Distinct().Order()];
        (isReusable, Obstacle) = (!HasStatics(tree), null);
        inputs.Clear();
        var running = compiled.Code;
        if (isReusable && running is not null && WithInputs(compiled, tree, wanted, dragged) is { } withInputs)
            running = withInputs;
        else if (dragged >= 0)
            Obstacle ??= isReusable ? "a constant" : "a cell with static variables";
        compiler.Keep(compiled);
        (compilation, cellsSeen, around) = (compiled.Compilation, compiler.Count, numbers.Without(Indices));
        var identifiers = tree.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));
        names = [.. identifiers.Select(token => token.ValueText)];
        type = running is null
            ? null
            : loadContext.LoadCell(compilation.AssemblyName!, running).GetType(running.EntryType, throwOnError: true);
        foreach (var input in inputs)
            input.Field = type!.GetField($"{Prefix}{input.Index}", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
    }

    /// <summary>The cell with numbers as inputs; null where the dragged one cannot be any.</summary>
    private CellCode? WithInputs(CompiledCell compiled, SyntaxTree tree, int[] wanted, int dragged)
    {
        var model = compiled.Compilation.GetSemanticModel(tree);
        var numbers = WrittenNumbers.Of(tree);
        var fields = new List<MemberDeclarationSyntax>();
        foreach (int index in wanted)
        {
            var (type, obstacle) = NumberInput.Of(numbers.All[index], model);
            if (type is not null && numbers.Value(index) is { } value
                && NumberInput.Converted(value, value.GetType(), NumberInput.TypeOf(type)) is { } converted)
            {
                inputs.Add(new Input(index, value.GetType()) { Value = converted });
                fields.Add(Field(type, $"{Prefix}{index}"));
            }
            else if (index == dragged)
            {
                Obstacle = obstacle ?? "a constant";
                inputs.Clear();
                return null;
            }
        }

        var code = inputs.Count == 0 ? null : compiler.CompileAs(compiled, Rewritten(tree, numbers, fields));
        if (code is null)
            inputs.Clear();
        return code;
    }

    private SyntaxTree Rewritten(SyntaxTree tree, WrittenNumbers numbers, List<MemberDeclarationSyntax> fields)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var reads = inputs.ToDictionary(input => (SyntaxNode)numbers.All[input.Index], input => $"{Prefix}{input.Index}");
        // In brackets, or a tuple would take its names from them.
        root = root.ReplaceNodes(
            reads.Keys,
            (number, _) => SyntaxFactory.ParenthesizedExpression(SyntaxFactory.IdentifierName(reads[number])).WithTriviaFrom(number));
        var first = root.Members[0];
        // On the first line of the code, so that all lines keep their numbers.
        fields[0] = fields[0].WithLeadingTrivia(first.GetLeadingTrivia());
        var members = root.Members.Replace(first, first.WithoutLeadingTrivia()).InsertRange(0, fields);
        return tree.WithRootAndOptions(root.WithMembers(members), tree.Options);
    }

    private static FieldDeclarationSyntax Field(ITypeSymbol type, string name) => SyntaxFactory.FieldDeclaration(
        SyntaxFactory.VariableDeclaration(SyntaxFactory.ParseTypeName(type.ToDisplayString()).WithTrailingTrivia(SyntaxFactory.Space))
            .AddVariables(SyntaxFactory.VariableDeclarator(name)));

    /// <summary>Whether something outlives a run: it would begin anew if the cell were compiled anew.</summary>
    private static bool HasStatics(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Any(node =>
        node is BaseFieldDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax
        && ((MemberDeclarationSyntax)node).Modifiers.Any(SyntaxKind.StaticKeyword));

    private static IEnumerable<string> NamesOf(CSharpCompilation cell) => cell.ScriptClass!.GetMembers()
        .Where(member => member is { IsImplicitlyDeclared: false, CanBeReferencedByName: true })
        .Select(member => member.Name);

    /// <summary>A number that is an input.</summary>
    /// <param name="index">Which of the cell's numbers it is.</param>
    /// <param name="written">The type of the number where nothing converts it.</param>
    private sealed class Input(int index, Type written)
    {
        public int Index { get; } = index;

        public Type Written { get; } = written;

        public FieldInfo Field { get; set; } = null!;

        public object? Value { get; set; }

        /// <summary>A number's value in the input's type; null where it does not fit.</summary>
        public object? Converted(object? value) => NumberInput.Converted(value, Written, Field.FieldType);
    }
}

/// <summary>A cell that is not run with every move of a number.</summary>
/// <param name="effect">What it does.</param>
internal sealed class NotLiveException(string effect) : Exception(effect);
