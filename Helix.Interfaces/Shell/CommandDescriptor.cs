using System;

namespace Helix.Interfaces.Shell;

/// <summary>A command as it was declared; generated.</summary>
/// <param name="Name">What is typed.</param>
/// <param name="Usage">Its arguments.</param>
/// <param name="Summary">One line that says what it does.</param>
/// <param name="Factory">Makes an instance; called for each use.</param>
public sealed record CommandDescriptor(string Name, string Usage, string Summary, Func<IShellCommand> Factory);
