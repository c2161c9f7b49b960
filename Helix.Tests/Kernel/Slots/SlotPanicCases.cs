using System;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Slots;

/// <summary>The system ends inside a slot's receiver; the host looks at the report.</summary>
internal static class SlotPanicCases
{
    [KernelCase(KernelCaseKind.OnRequest)]
    public static void EndsInsideACall(CaseOutput output)
    {
        var specimen = (ISpecimen)(object)SlotSource.Create(new Specimen("one"), new WritingOwner("owner"));
        Status status = specimen.Call(static () =>
        {
            Environment.FailFast("the end inside a slot");
            return Status.Ok;
        });
        output.Check(condition: false, "the system survived and answers " + status);
    }
}
