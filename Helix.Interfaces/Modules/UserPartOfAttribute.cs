using System;

namespace Helix.Interfaces.Modules;

/// <summary>
/// The interface holds the functions of a contract that user modules call: they belong to the same contract number, their names
/// begin with U, and they check every argument, because their callers are not trusted. They make up the system-call table.
/// </summary>
/// <typeparam name="T">The contract with the system functions.</typeparam>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class UserPartOfAttribute<T> : Attribute
    where T : class;
