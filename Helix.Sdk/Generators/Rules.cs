using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Helix.Sdk.Generators;

/// <summary>Every diagnostic that Helix adds to the compiler.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor NotAModule = Error("HLX001", "A module derives from Module", "'{0}' has [HelixModule] but does not derive from Module");
    public static readonly DiagnosticDescriptor NoFactory = Error("HLX002", "A module can be created", "'{0}' must be a class that is not abstract or generic, visible in its assembly, with a constructor without parameters");
    public static readonly DiagnosticDescriptor BadName = Error("HLX003", "A name is well formed", "'{0}' is no name: lower-case letters, digits and hyphens, starting with a letter");
    public static readonly DiagnosticDescriptor DuplicateName = Error("HLX004", "A name is unique", "'{0}' is declared by '{1}' too");
    public static readonly DiagnosticDescriptor BadVersion = Error("HLX005", "A version is well formed", "'{0}' is no version: major.minor.patch, each up to 65535");
    public static readonly DiagnosticDescriptor NotImplemented = Error("HLX006", "A module implements what it provides", "'{0}' provides '{1}' but does not implement it");
    public static readonly DiagnosticDescriptor NoContract = Error("HLX007", "Modules meet at contracts", "'{0}' is no interface with a [Contract]");
    public static readonly DiagnosticDescriptor BadRange = Error("HLX008", "A version range is well formed and not empty", "'{0}' is no version range: 1.2, [1.0,2.0), [1.2] or *");
    public static readonly DiagnosticDescriptor BadResource = Error("HLX009", "Declared hardware makes sense", "Resource '{0}' of '{1}': {2}");
    public static readonly DiagnosticDescriptor NoSaveState = Error("HLX010", "A hot-reloadable module saves its state", "'{0}' is hot-reloadable but does not override both SaveState and RestoreState");
    public static readonly DiagnosticDescriptor RequiresItself = Error("HLX011", "A module does not require itself", "'{0}' both provides and requires '{1}'");
    public static readonly DiagnosticDescriptor BadCommand = Error("HLX020", "A command can be created", "'{0}' must be a class that implements IShellCommand, is not abstract or generic, visible in its assembly, with a constructor without parameters");
    public static readonly DiagnosticDescriptor IgnoredStatus = Error("HLX030", "A result is looked at", "The {0} of '{1}' is ignored; use it, or discard it with '_ =' and say why");
    public static readonly DiagnosticDescriptor HeapAllocation = Error("HLX031", "Code at interrupt level does not allocate", "'{0}' must not allocate, but this is {1}");
    public static readonly DiagnosticDescriptor BlockingCall = Error("HLX032", "Code at interrupt level does not wait", "'{0}' must not wait, but {1}");
    public static readonly DiagnosticDescriptor UnmarkedHandler = Error("HLX033", "An interrupt handler promises to be one", "'{0}' handles interrupts and must have [NoHeapAllocation]");
    public static readonly DiagnosticDescriptor BadFixture = Error("HLX034", "A test can run inside the kernel", "'{0}' cannot run inside the kernel: {1}");
    public static readonly DiagnosticDescriptor NoFunctionNumber = Error("HLX060", "A contract's function has a number", "'{0}.{1}' has no [Function] number; a property's is its getter's, a setter has one of its own");
    public static readonly DiagnosticDescriptor DuplicateFunctionNumber = Error("HLX061", "A contract's function has a number of its own", "'{0}.{1}' has the number {2} of '{3}'");
    public static readonly DiagnosticDescriptor BadFunction = Error("HLX062", "A contract's function can be called through a slot", "'{0}.{1}' is {2}: no slot can pass it on");
    public static readonly DiagnosticDescriptor TooManyWords = Error("HLX063", "A contract's arguments travel in registers", "'{0}.{1}' {2}: a slot passes on at most 6 words, all of them in registers");
    public static readonly DiagnosticDescriptor BadContract = Error("HLX064", "A slot can stand for a contract", "No slot can stand for '{0}': {1}");

    private static readonly Dictionary<string, DiagnosticDescriptor> All = new[]
    {
        NotAModule, NoFactory, BadName, DuplicateName, BadVersion, NotImplemented, NoContract, BadRange, BadResource, NoSaveState,
        RequiresItself, BadCommand, IgnoredStatus, HeapAllocation, BlockingCall, UnmarkedHandler, BadFixture,
        NoFunctionNumber, DuplicateFunctionNumber, BadFunction, TooManyWords, BadContract,
    }.ToDictionary(rule => rule.Id);

    public static DiagnosticDescriptor ById(string id) => All[id];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Helix", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
