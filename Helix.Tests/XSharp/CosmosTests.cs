using System.Linq;
using Helix.Sdk.XSharp;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>The Cosmos form: names, encodings and bookkeeping of the compiler that the language comes from.</summary>
[TestFixture]
public sealed class CosmosTests
{
    private static readonly XSharpOptions _options = new() { Bits = 32, Cosmos = true, LineInformation = false };

    [TestCase("namespace Debug\nvar Count", "Debug_Count:|dd 0")]
    [TestCase("namespace Debug\nconst Limit = 5\nEAX = #Limit", "Debug_Const_Limit equ 5|mov eax, 5")]
    [TestCase("namespace Debug\nEAX = #Elsewhere", "mov eax, Debug_Const_Elsewhere")]
    [TestCase("namespace Debug\nfunction F {\nEAX = .Elsewhere\n}", "Debug_F:|mov eax, dword [Debug_Elsewhere]|Debug_F_Exit:|ret")]
    [TestCase("namespace Debug\nfunction F {\nOther()\ncall .Other\n}", "Debug_F:|call Debug_Other|call Debug_Other|Debug_F_Exit:|ret")]
    [TestCase("namespace Debug\nfunction F {\n..Exact:\n.Group:\nLocal:\n}", "Debug_F:|Exact:|Debug_Group:|Debug_F_Local:|Debug_F_Exit:|ret")]
    [TestCase("namespace Debug\nvar .Message = 'Hi'\nfunction F {\nESI = @..Message\n}",
        "Message:|db 72, 105, 0|Debug_F:|mov esi, Message|Debug_F_Exit:|ret")]
    [TestCase("namespace Debug\nfunction F {\nif EAX = 0 goto L\nL:\n}",
        "Debug_F:|cmp eax, 0|je near Debug_F_L|Debug_F_L:|Debug_F_Exit:|ret")]
    [TestCase("namespace Debug\nfunction F {\nif EAX = 0 {\nEAX++\n}\nif !0 return\n}",
        "Debug_F:|cmp eax, 0|jne near Debug_F_Block1_End|inc eax|Debug_F_Block1_End:|jnz near Debug_F_Exit|Debug_F_Exit:|ret")]
    [TestCase("namespace Debug\nfunction F {\nwhile EAX < 4 {\n}\n}",
        "Debug_F:|Debug_F_Block1_Begin:|cmp eax, 4|jae near Debug_F_Block1_End|jmp Debug_F_Block1_Begin|Debug_F_Block1_End:|Debug_F_Exit:|ret")]
    [TestCase("namespace Debug\ninterrupt I {\nret\n}", "Debug_I:|ret|Debug_I_Exit:|iretd")]
    [TestCase("namespace Debug\n! %ifndef Exclude\nfunction F {\n}\n! %endif", "%ifndef Exclude|Debug_F:|Debug_F_Exit:|ret|%endif")]
    [TestCase("namespace Debug\nvar Buffer byte[3]", "Debug_Buffer:|times 3 db 0")]
    [TestCase("namespace Debug\nESI[0] = $0A\n.v = 1", "mov dword [esi], 0xA|mov dword [v], 1")]
    public void Emits(string source, string expected) => Assert.That(Lines(source, _options), Is.EqualTo(expected));

    [Test]
    public void Stores_the_last_known_address_on_request() => Assert.That(
        Lines("namespace D\nfunction F {\n}", _options with { LastKnownAddress = true }),
        Is.EqualTo("D_F:|D_F_Exit:|mov dword [INTs_LastKnownAddress], D_F_Exit|ret"));

    private static string Lines(string source, XSharpOptions options)
    {
        XSharpResult result = XSharpCompiler.Compile(source, "c.xs", options);
        Assert.That(result.Diagnostics, Is.Empty);
        return string.Join('|', result.Assembly.Split('\n', System.StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Replace("$", "")));
    }
}
