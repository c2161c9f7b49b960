using System;

namespace Helix.Tests.Kernel;

/// <summary>One test of a fixture, as the generator lists it: prepare, test, clear up, each on the same new instance.</summary>
/// <typeparam name="T">The fixture.</typeparam>
/// <param name="prepare">Its set-up methods, those of base classes first.</param>
/// <param name="test">The test with its arguments.</param>
/// <param name="clearUp">Its tear-down methods, those of base classes last.</param>
public sealed class FixtureRun<T>(Action<T> prepare, Action<T> test, Action<T> clearUp)
    where T : new()
{
    /// <summary>Runs the test; an exception that escapes is its failure.</summary>
    public void Execute(CaseOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var fixture = new T();
        try
        {
            prepare(fixture);
            test(fixture);
        }
        finally
        {
            clearUp(fixture);
            (fixture as IDisposable)?.Dispose();
        }
    }
}
