namespace Helix.Tests.Modules.Specimen;

internal enum Colour
{
    Red,
    Green,
}
