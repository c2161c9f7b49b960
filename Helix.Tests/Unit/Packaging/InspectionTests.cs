using System.IO;
using System.Linq;
using System.Text.Json;
using Helix.Sdk.Build;
using Helix.Sdk.Packaging.Inspection;
using NUnit.Framework;

namespace Helix.Tests.Unit.Packaging;

public sealed class InspectionTests
{
    [Test]
    public void PeopleSeeWhatTheManifestSays()
    {
        string[] lines = [.. InspectionText.Lines(Inspect(SampleModule.Instance.File))];
        Assert.That(lines, Has.Member("name           sample 1.2.3"));
        Assert.That(lines, Has.Member("description    Größe"));
        Assert.That(lines, Has.Member("after a fault  Isolate"));
        Assert.That(lines, Has.Member("provides       BlockDev 1.0.0 (interface 3)"));
        Assert.That(lines, Has.Member("requires       Log [1.0,2.0) (interface 4, optional)"));
        Assert.That(lines, Has.Member("signature      none"));
        Assert.That(lines, Has.Member("shared         1 instantiations"));
        Assert.That(lines, Has.Member("types          1 method tables, 1 type objects"));
        Assert.That(lines.Single(static line => line.StartsWith("kernel build", System.StringComparison.Ordinal)), Has.Length.EqualTo(15 + 40));
    }

    [Test]
    public void ProgramsReadTheSame()
    {
        JsonElement json = JsonDocument.Parse(InspectionJson.Text(Inspect(SampleModule.Instance.File))).RootElement;
        Assert.That(json.GetProperty("name").GetString(), Is.EqualTo("sample"));
        Assert.That(json.GetProperty("description").GetString(), Is.EqualTo("Größe"));
        Assert.That(json.GetProperty("provides")[0].GetProperty("number").GetInt32(), Is.EqualTo(3));
        Assert.That(json.GetProperty("requires")[0].GetProperty("need").GetString(), Is.EqualTo("Optional"));
        Assert.That(json.GetProperty("buildId").GetString(), Has.Length.EqualTo(40));
        Assert.That(json.GetProperty("fileBytes").GetInt32(), Is.EqualTo(SampleModule.Instance.File.Length));
    }

    [Test]
    public void ADamagedFileIsNamedWithTheReason()
    {
        byte[] damaged = [.. SampleModule.Instance.File];
        damaged[100] ^= 1;
        Assert.That(
            () => Inspect(damaged), Throws.TypeOf<BuildFailureException>().With.Message.EndsWith("some.hmod: the checksum is wrong: the file is damaged"));
        Assert.That(() => ModuleInspection.Of("/nowhere.hmod", null), Throws.TypeOf<BuildFailureException>().With.Message.Contains("is not there"));
    }

    private static ModuleInspection Inspect(byte[] file)
    {
        string path = Path.Combine(SampleModule.Instance.Directory, "some.hmod");
        File.WriteAllBytes(path, file);
        return ModuleInspection.Of(path, null);
    }
}
