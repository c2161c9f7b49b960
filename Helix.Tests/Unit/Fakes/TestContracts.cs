using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Unit.Fakes;

/// <summary>The tables of the contracts made up for tests, as the generator would write them.</summary>
internal static class TestContracts
{
    private const ushort FirstNumber = 0xF000;

    public static void Register()
    {
        Type[] types = [typeof(IAlpha), typeof(IBeta), typeof(IGamma)];
        for (int i = 0; i < types.Length; i++)
        {
            ContractFunction[] functions =
            [
                new(0, "Who", 0, "string Who()", typeof(Func<string>)), new(1, "Do", 1, "Status Do(Func<Status>)", typeof(Func<Func<Status>, Status>)),
            ];
            ContractCatalog.Add(new ContractTable(
                types[i],
                (ushort)(FirstNumber + i),
                types[i].Name[1..],
                new ModuleVersion(1, 0, 0),
                ContractPart.System,
                [],
                functions,
                status => new Answer(status),
                (index, target) => index == 0 ? ((IAlpha)target).Who : ((IAlpha)target).Do));
        }
    }

    private sealed class Answer(Status status) : IAlpha, IBeta, IGamma
    {
        public string Who() => "";

        public Status Do(Func<Status> work) => status;
    }
}
