using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Build;
using Helix.Sdk.Cli.Building;
using Helix.Sdk.Cli.Output;
using Helix.Sdk.Cli.Processes;
using Helix.Sdk.Packaging;

namespace Helix.Sdk.Cli.Modules;

/// <summary>
/// Makes module files from projects of any kind: MSBuild compiles, and writes down what the file is made from; the packer links it in this
/// process. The kernel's image is not built anew. Neighbour: <see cref="ModuleBuilder"/> is faster for C# alone, again and again.
/// </summary>
/// <param name="workspace">The source tree.</param>
/// <param name="processes">Starts MSBuild.</param>
/// <param name="reporter">Gets the compiler's errors.</param>
public sealed class ProjectPacker(Workspace workspace, IProcessRunner processes, IReporter reporter)
{
    /// <summary>Compiles a project as far as it has changed, and makes its module file.</summary>
    /// <param name="project">The project.</param>
    /// <param name="options">What is asked of the file.</param>
    /// <param name="cancellation">Ends the compiler.</param>
    /// <exception cref="HelixException">It cannot be made; the compiler's errors have been reported.</exception>
    public async Task<PackResult> PackAsync(ModuleProject project, PackOptions options, CancellationToken cancellation)
    {
        ProcessResult result = await processes.RunAsync(CreateCommand(project, options), onLine: null, cancellation);
        if (!result.Succeeded)
        {
            throw new HelixException($"{workspace.Show(project.File)} does not build; {BuildErrors.Show(reporter, result)}");
        }

        try
        {
            return new ModulePacker().Pack(PackRequest.Read(workspace.PackRequest(Path.GetFileNameWithoutExtension(project.File))));
        }
        catch (BuildFailureException failure)
        {
            throw new HelixException(failure.Message);
        }
    }

    /// <summary>The command that compiles.</summary>
    public ProcessCommand CreateCommand(ModuleProject project, PackOptions options)
    {
        string output = options.Output ?? Path.Combine(workspace.Modules, project.Name + ".hmod");
        return new ProcessCommand(
            "dotnet",
            [
                "build", project.File, "-t:HelixModuleRequest", "-nologo", "-tl:off", "-v:minimal", "-clp:NoSummary",
                "-p:HelixKernelFile=" + Path.GetFullPath(options.Kernel ?? workspace.Kernel), "-p:HelixModuleOutput=" + Path.GetFullPath(output),
                .. options.Key is null ? Enumerable.Empty<string>() : ["-p:HelixSigningKey=" + Path.GetFullPath(options.Key)],
            ],
            workspace.Root);
    }
}
