using System.Globalization;

namespace Helix.Sdk.Cli.Testing;

/// <summary>Counts of test cases.</summary>
/// <param name="Passed">Cases that passed.</param>
/// <param name="Failed">Cases that failed or could not be run.</param>
/// <param name="Skipped">Cases that were left out on purpose.</param>
public readonly record struct TestTotals(int Passed, int Failed, int Skipped)
{
    /// <summary>The line that ends a test run.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed");

    /// <summary>Adds two counts.</summary>
    public static TestTotals operator +(TestTotals left, TestTotals right)
        => new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);
}
