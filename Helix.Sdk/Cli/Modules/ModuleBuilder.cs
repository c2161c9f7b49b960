using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Compilation;
using Helix.Sdk.Cli.Processes;
using Helix.Sdk.Packaging;

namespace Helix.Sdk.Cli.Modules;

/// <summary>
/// Makes module files for one kernel, again and again: the C# compiler stays loaded as a server, the kernel's symbols are read once, and
/// MSBuild is asked only when a project itself changes.
/// </summary>
/// <param name="processes">Starts the compilers.</param>
/// <param name="kernel">The kernel with symbols.</param>
public sealed class ModuleBuilder(IProcessRunner processes, string kernel)
{
    private readonly ModulePlanner _planner = new(processes);
    private readonly ModulePacker _packer = new();
    private readonly Dictionary<string, ModulePlan> _plans = [];

    /// <summary>Compiles and packs a module.</summary>
    /// <exception cref="HelixException">It does not build, or not for this kernel; the message is the compiler's or the packer's.</exception>
    public async Task<PackResult> BuildAsync(ModuleProject project, CancellationToken cancellation)
    {
        if (!_plans.TryGetValue(project.File, out var plan) || !plan.IsCurrent)
        {
            plan = _plans[project.File] = await _planner.PlanAsync(project, cancellation);
        }

        if (plan.HasAssembly)
        {
            throw new HelixException($"{project.Name} has X# or assembly, which needs a new kernel", "./helix run builds one.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(plan.Object)!);
        await using var turn = await FileTurn.TakeAsync(plan.Object + ".lock", cancellation);
        await CompileAsync(plan, cancellation);
        try
        {
            return await Task.Run(() => MakeFile(plan), cancellation);
        }
        catch (Exception failure) when (failure is BuildFailureException or IOException)
        {
            throw new HelixException(failure.Message);
        }
    }

    private async Task CompileAsync(ModulePlan plan, CancellationToken cancellation)
    {
        var response = Path.ChangeExtension(plan.Object, ".rsp");
        var arguments = plan.CompilerArguments.Where(static argument => argument != "/noconfig").Select(Quote);
        await File.WriteAllLinesAsync(response, arguments, cancellation);
        var command = new ProcessCommand("dotnet", [plan.Compiler, "/noconfig", "/nologo", "/shared", "@" + response], plan.Project.Folder);
        var result = await processes.RunAsync(command, onLine: null, cancellation);
        if (!result.Succeeded)
        {
            throw new HelixException($"{plan.Project.Name} does not compile:\n" + string.Join('\n', result.Lines.Distinct()));
        }
    }

    private PackResult MakeFile(ModulePlan plan)
    {
        var library = ClassLibrary.Open(File.ReadAllText(plan.LibraryStamp));
        _ = new AssemblyCompiler(new IlcPackage(plan.IlcDirectory), library).Compile(plan.Assembly, plan.References, plan.Object);
        return _packer.Pack(new PackRequest(plan.Assembly, [plan.Object], plan.References, kernel, plan.Output) { Spec = plan.Spec });
    }

    private static string Quote(string argument) =>
        argument.Contains(' ') && !argument.Contains('"') ? '"' + argument + '"' : argument;
}
