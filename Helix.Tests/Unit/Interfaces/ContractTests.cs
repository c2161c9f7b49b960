using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Helix.Interfaces.Modules;
using NUnit.Framework;

namespace Helix.Tests.Unit.Interfaces;

/// <summary>The numbers that make up the ABI.</summary>
[TestFixture]
internal sealed class ContractTests
{
    private static IEnumerable<Type> Contracts =>
        typeof(ContractAttribute).Assembly.GetTypes().Where(type => type.GetCustomAttribute<ContractAttribute>() is not null);

    [Test]
    public void EveryContractHasANumberANameAndAVersionOfItsOwn()
    {
        ContractAttribute[] contracts = Contracts.Select(type => type.GetCustomAttribute<ContractAttribute>()!).ToArray();
        Assert.That(contracts, Has.Length.GreaterThan(10));
        Assert.That(contracts.Select(contract => contract.Number), Is.Unique);
        Assert.That(contracts.Select(contract => contract.Name), Is.Unique);
        Assert.That(contracts.All(contract => ModuleVersion.TryParse(contract.Version, out _)));
    }

    [TestCaseSource(nameof(Contracts))]
    public void EveryFunctionOfAContractHasANumberOfItsOwn(Type contract)
    {
        IEnumerable<MemberInfo> functions = contract.GetMembers()
            .Where(member => member is PropertyInfo || (member is MethodInfo method && !method.IsSpecialName));
        Assert.That(functions.Select(function => function.GetCustomAttribute<FunctionAttribute>()?.Number), Is.Unique.And.All.Not.Null);
    }
}
