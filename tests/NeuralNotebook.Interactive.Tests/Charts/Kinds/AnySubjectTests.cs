using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

public sealed class AnySubjectTests
{
    [Fact]
    public void Any_picture_of_the_subject_is_well_formed_keeps_its_numbers_finite_and_lies_within_its_edges() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(AnySubject.Any.ToArbitrary(), figure =>
        {
            var svg = XElement.Parse(figure.ToSvg());
            Assert.DoesNotContain(svg.Descendants().Attributes().Where(attribute => attribute.Name != "href"), attribute =>
                attribute.Value.Contains("NaN", StringComparison.Ordinal) || attribute.Value.Contains('∞', StringComparison.Ordinal));
            var (width, height) = (Number(svg, "width"), Number(svg, "height"));
            Assert.All(svg.Descendants().Where(element => element.Name.LocalName == "text"), text =>
            {
                Assert.InRange(Number(text, "x"), 0, width);
                Assert.InRange(Number(text, "y"), 0, height);
            });
            using var json = JsonDocument.Parse(figure.ToPlotlyJson());
            Assert.NotEmpty(figure.AlternativeText);
        }));

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
