using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Helix.Interfaces.Files;
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

    [Test]
    public void FilesAreNumberedAsInTheModulosTable()
    {
        string[] system =
        [
            "Close", "CloseDir", "Mount", "Open", "OpenDir", "Read", "ReadDir", "Remove", "RemoveDir", "RewindDir", "Seek", "GetStatus",
            "Unmount", "Write",
        ];
        string[] user =
        [
            "UClose", "UChangeDir", "UChangeRoot", "UMount", "UOpen", "UOpenDir", "URead", "UReadDir", "URemove", "URemoveDir", "URewindDir",
            "USeek", "UStatus", "UUnmount", "UWrite",
        ];
        Assert.That(Numbered(typeof(IFSManager)), Is.EqualTo(system.Select((name, number) => (number, name))));
        Assert.That(Numbered(typeof(IFSManagerUser)), Is.EqualTo(user.Select((name, number) => (number + 0x0E, name))));
    }

    [Test]
    public void UserFunctionsBeginWithUAndDoNotShareNumbersWithTheSystems()
    {
        foreach (Type part in typeof(ContractAttribute).Assembly.GetTypes().Where(type => SystemPart(type) is not null))
        {
            IEnumerable<(int Number, string Name)> user = Numbered(part);
            Assert.That(user.Select(function => function.Name), Has.All.StartsWith("U"));
            Assert.That(user.Concat(Numbered(SystemPart(part)!)).Select(function => function.Number), Is.Unique);
            Assert.That(SystemPart(part)!.GetCustomAttribute<ContractAttribute>(), Is.Not.Null);
        }
    }

    private static Type? SystemPart(Type type) => type.GetCustomAttributes()
        .Select(attribute => attribute.GetType())
        .FirstOrDefault(attribute => attribute.IsGenericType && attribute.GetGenericTypeDefinition() == typeof(UserPartOfAttribute<>))
        ?.GetGenericArguments()[0];

    private static IEnumerable<(int Number, string Name)> Numbered(Type contract) => contract.GetMembers()
        .Select(member => (member.GetCustomAttribute<FunctionAttribute>(), member.Name))
        .Where(pair => pair.Item1 is not null)
        .Select(pair => ((int)pair.Item1!.Number, pair.Name))
        .OrderBy(pair => pair.Item1);
}
