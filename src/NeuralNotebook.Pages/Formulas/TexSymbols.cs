namespace NeuralNotebook.Pages;

/// <summary>TeX's names of signs and letters.</summary>
internal static class TexSymbols
{
    private const string Letters =
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ "
        + "omicron ο pi π varpi ϖ rho ρ varrho ϱ "
        + "sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ "
        + "Upsilon Υ Phi Φ Psi Ψ Omega Ω "
        + "infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅ forall ∀ exists ∃ angle ∠ degree ° prime ′ "
        + "top ⊤ bot ⊥ imath ı jmath ȷ "
        + "ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ dagger † star ⋆ bullet • checkmark ✓ square □ % % $ $ # # & & _ _";

    private const string Binaries =
        "cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ circ ∘ odot ⊙ otimes ⊗ oplus ⊕ ominus ⊖ cup ∪ cap ∩ setminus ∖ land ∧ wedge ∧ lor ∨ vee "
            + "∨ bmod mod";

    private const string Relations =
        "le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ asymp ≍ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ "
        + "subseteq ⊆ supset ⊃ supseteq ⊇ "
        + "to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ implies ⟹ mapsto ↦ "
        + "longrightarrow ⟶ longleftarrow ⟵ "
        + "uparrow ↑ downarrow ↓ nearrow ↗ searrow ↘ mid ∣ parallel ∥ perp ⊥ models ⊨ vdash ⊢ triangleq ≜ coloneqq ≔ therefore ∴ because "
        + "∵ prec ≺ succ ≻ colon :";

    private const string Opens = "langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ { { lbrace { lbrack [";
    private const string Closes = "rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ } } rbrace } rbrack ]";
    private const string Prefixes = "neg ¬ lnot ¬";
    private const string Functions =
        "ln log exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg det dim gcd hom ker lg Pr max min sup inf "
            + "lim limsup liminf argmax argmin";
    private const string Large = "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀";
    private const string Integrals = "int ∫ iint ∬ iiint ∭ oint ∮";

    private static readonly string[] OverLimits =
        ["max", "min", "sup", "inf", "lim", "limsup", "liminf", "argmax", "argmin", "det", "gcd", "Pr"];

    private static readonly Dictionary<string, TexAtom> Known = Build();

    /// <summary>The widths of TeX's spaces, in em.</summary>
    public static IReadOnlyDictionary<string, string> Spaces { get; } = new Dictionary<string, string>
    {
        [","] = "0.1667em",
        [":"] = "0.2222em",
        [">"] = "0.2222em",
        [";"] = "0.2778em",
        ["!"] = "-0.1667em",
        [" "] = "0.25em",
        ["quad"] = "1em",
        ["qquad"] = "2em",
        ["thinspace"] = "0.1667em",
        ["enspace"] = "0.5em",
        ["space"] = "0.25em",
    };

    /// <summary>The signs that stand over (or under) what they are put on.</summary>
    public static IReadOnlyDictionary<string, (string Sign, bool IsOver)> Accents { get; } = new Dictionary<string, (string, bool)>
    {
        ["hat"] = ("^", true),
        ["widehat"] = ("^", true),
        ["bar"] = ("¯", true),
        ["overline"] = ("¯", true),
        ["tilde"] = ("~", true),
        ["widetilde"] = ("~", true),
        ["vec"] = ("→", true),
        ["dot"] = ("˙", true),
        ["ddot"] = ("¨", true),
        ["overbrace"] = ("⏞", true),
        ["underbrace"] = ("⏟", false),
        ["underline"] = ("_", false),
        ["overrightarrow"] = ("→", true),
    };

    /// <summary>A sign by its name; false if nobody here knows it.</summary>
    public static bool TryFind(string name, out TexAtom atom) => Known.TryGetValue(name, out atom);

    private static Dictionary<string, TexAtom> Build()
    {
        var known = new Dictionary<string, TexAtom>();
        Add(Letters,
            sign => new($"<mi{(sign.Length == 1 && char.IsLower(sign[0]) ? "" : " mathvariant=\"normal\"")}>{Xml.Text(sign)}</mi>",
                AtomKind.Ordinary));
        Add(Binaries, sign => new($"<mo form=\"infix\">{sign}</mo>", AtomKind.Binary));
        Add(Relations, sign => new($"<mo form=\"infix\" stretchy=\"false\">{sign}</mo>", AtomKind.Relation));
        Add(Opens, sign => new(Fence(sign, isOpen: true), AtomKind.Open));
        Add(Closes, sign => new(Fence(sign, isOpen: false), AtomKind.Close));
        Add(Prefixes, sign => new($"<mo form=\"prefix\">{sign}</mo>", AtomKind.Ordinary));
        Add(Large, sign => new($"<mo>{sign}</mo>", AtomKind.Function, TakesLimits: true));
        Add(Integrals, sign => new($"<mo>{sign}</mo>", AtomKind.Function));
        foreach (string name in Functions.Split(' '))
            known[name] =
                new(OverLimits.Contains(name) ? $"<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">{name}</mo>" : $"<mi>{name}</mi>",
                    AtomKind.Function, OverLimits.Contains(name));
        return known;

        void Add(string names, Func<string, TexAtom> make)
        {
            foreach (string[] pair in names.Split(' ').Chunk(2))
                known[pair[0]] = make(pair[1]);
        }
    }

    /// <summary>A bracket that is as high as a line.</summary>
    public static string Fence(string sign, bool isOpen) =>
        $"<mo form=\"{(isOpen ? "prefix" : "postfix")}\" stretchy=\"false\" lspace=\"0\" rspace=\"0\">{Xml.Text(sign)}</mo>";
}
