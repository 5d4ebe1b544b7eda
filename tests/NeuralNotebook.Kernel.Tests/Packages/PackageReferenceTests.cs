namespace NeuralNotebook.Kernel.Tests.Packages;

public sealed class PackageReferenceTests
{
    [Theory]
    [InlineData("13.0.3", "13.0.3", true)]
    [InlineData("13.0.3.0", "13.0.3", true)]
    [InlineData("13.00.03", "13.0.3", true)]
    [InlineData("13.0.3+build", "13.0.3", true)]
    [InlineData("1.0.0-BETA", "1.0.0-beta", true)]
    [InlineData("13.0.1", "13.0.3", false)]
    [InlineData("12.0.1", "13.0.3", false)]
    [InlineData("13.0.4", "13.0.3", false)]
    [InlineData("13.0.3", "13.0.3-beta1", false)]
    [InlineData("13.*", "13.0.3", true)]
    [InlineData("13.0.*", "13.0.3", true)]
    [InlineData("12.*", "13.0.3", false)]
    [InlineData("13.1.*", "13.0.3", false)]
    [InlineData("1.*", "1.1.0-rc.1", false)]
    [InlineData("1.*-*", "1.1.0-rc.1", true)]
    [InlineData("[13.0.1,14.0)", "13.0.3", true)]
    [InlineData("(13.0.3,14.0)", "13.0.3", false)]
    [InlineData("[13.0.3]", "13.0.3", true)]
    [InlineData("[13.0.2]", "13.0.3", false)]
    [InlineData("(,13.0.3]", "13.0.3", true)]
    [InlineData("(,13.0.3)", "13.0.3", false)]
    [InlineData("[14.0,)", "13.0.3", false)]
    [InlineData("", "13.0.3", true)]
    [InlineData("", "2.0.0-preview.1", true)]
    [InlineData("*", "13.0.3", true)]
    public void A_version_that_is_loaded_is_enough_or_not(string asked, string loaded, bool isEnough) =>
        Assert.Equal(isEnough, PackageReference.Parse($"nuget: Newtonsoft.Json, {asked}").IsSatisfiedBy(loaded));

    [Theory]
    [InlineData("13.0.3", false)]
    [InlineData("13.0.3-rc.1", false)]
    [InlineData("13.*", true)]
    [InlineData("[13.0.3]", true)]
    [InlineData("", true)]
    public void Only_a_version_that_is_named_whole_can_be_remembered_without_asking(string version, bool isOpen) =>
        Assert.Equal(isOpen, PackageReference.Parse($"nuget:A,{version}").IsOpen);

    [Theory]
    [InlineData("nuget: A, [2.0,1.0")]
    [InlineData("nuget: A, one")]
    [InlineData("nuget: A, 1.0\" />")]
    [InlineData("nuget: A, 1.0, 2.0")]
    [InlineData("nuget: A/1.0")]
    [InlineData("nuget: , 1.0")]
    public void What_NuGet_could_not_read_is_refused(string reference) =>
        Assert.Throws<FormatException>(() => PackageReference.Parse(reference));
}
