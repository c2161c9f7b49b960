using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Sdk.Packaging.Linking;

/// <summary>Something in an image, and what refers to it.</summary>
/// <param name="Name">Its symbol.</param>
/// <param name="Offset">Where it is in the image, bytes.</param>
internal sealed record SymbolPlaces(string Name, uint Offset)
{
    private readonly List<FixUp> _places = [];

    /// <summary>What refers to it, by rising offset.</summary>
    public IEnumerable<FixUp> Places => _places.OrderBy(static place => place.Offset);

    /// <summary>Adds a place.</summary>
    public void Add(FixUp place) => _places.Add(place);
}
