namespace NeuralNotebook.Interactive.Tests;

public sealed class ApprovedPictures
{
    public static TheoryData<string> Names => Pictures.Names;

    [Theory, MemberData(nameof(Names))]
    public void Every_kind_looks_as_it_was_approved(string name) => Approved.Matches(name + ".svg", Pictures.All[name].ToSvg());
}
