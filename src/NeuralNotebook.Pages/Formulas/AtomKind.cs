namespace NeuralNotebook.Pages;

/// <summary>What a part of a formula is to its neighbours; TeX's classes, by which spaces are set.</summary>
internal enum AtomKind
{
    /// <summary>A letter, a number, a fraction: something that stands for itself.</summary>
    Ordinary,

    /// <summary>The name of a function.</summary>
    Function,

    /// <summary>A sign between two things, such as a plus.</summary>
    Binary,

    /// <summary>A sign that compares two things.</summary>
    Relation,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>A comma or a semicolon.</summary>
    Punctuation,

    /// <summary>A space.</summary>
    Space,
}
