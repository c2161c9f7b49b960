using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Unit.Allocators;

/// <summary>Processors of which each thread of the host can be one, and a context that has nothing else.</summary>
internal sealed class HostProcessors(int count) : IProcessors
{
    private readonly ThreadLocal<int> _current = new();

    public int Count => count;

    public int Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    public IReadOnlyList<ProcessorInformation> List() =>
        [.. Enumerable.Range(0, count).Select(static number => new ProcessorInformation(number, number, 0))];

    public IModuleContext MakeContext()
    {
        IModuleContext context = DispatchProxy.Create<IModuleContext, Finder>();
        ((Finder)context).Processors = this;
        return context;
    }

    internal class Finder : DispatchProxy
    {
        public IProcessors? Processors { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod?.Name != nameof(IModuleContext.Find) ? throw new NotSupportedException(targetMethod?.Name)
            : Equals(args![0], typeof(IProcessors)) ? Processors : null;
    }
}
