using System;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Unit.Fakes;

/// <summary>A contract made up for tests of the registry.</summary>
public interface IBeta
{
    /// <summary>The name of the module that answers.</summary>
    string Who();

    /// <summary>Does something inside the module.</summary>
    Status Do(Func<Status> work);
}
