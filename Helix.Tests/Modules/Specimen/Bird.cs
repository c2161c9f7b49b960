namespace Helix.Tests.Modules.Specimen;

internal sealed class Bird(string name) : Animal(name)
{
    public override string Describe<T>(T value) => "a bird, " + base.Describe(value);
}
