using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Templates;

/// <summary>Puts a new module into the tree.</summary>
/// <param name="workspace">The tree.</param>
/// <param name="processes">Starts programs.</param>
public sealed class ModuleMaker(Workspace workspace, IProcessRunner processes)
{
    private static readonly string[] Roots = [.. ModuleKind.All.Select(kind => kind.ProjectFolder.Split('/')[0]).Distinct()];

    /// <summary>Makes the projects of a module and adds them to the solution; if that fails, nothing is left of them.</summary>
    /// <param name="kind">The kind of module.</param>
    /// <param name="name">Its name.</param>
    /// <param name="output">The folder that its projects go to, relative to the root; null for the kind's own.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="HelixException">The name is taken, the folder is none for modules, or the solution cannot be changed.</exception>
    public async Task<ModuleTemplate> MakeAsync(ModuleKind kind, ModuleName name, string? output, CancellationToken cancellation)
    {
        var template = new ModuleTemplate(kind, name, Parent(output ?? kind.ProjectFolder));
        RequireFree(template, name);
        foreach (var (path, text) in template.Files())
        {
            var file = Path.Combine(workspace.Root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
        }

        List<string> arguments = ["sln", workspace.Solution, "add", .. template.ProjectFiles.Select(file => Path.Combine(workspace.Root, file))];
        var ended = await processes.RunAsync(new ProcessCommand("dotnet", arguments, workspace.Root), onLine: null, cancellation);
        if (!ended.Succeeded)
        {
            Directory.Delete(Path.Combine(workspace.Root, template.Folder), recursive: true);
            Directory.Delete(Path.Combine(workspace.Root, template.TestFolder), recursive: true);
            throw new HelixException($"the projects cannot be added to {workspace.Show(workspace.Solution)}: {string.Join(' ', ended.Lines.TakeLast(3))}", null);
        }

        return template;
    }

    private string Parent(string output)
    {
        var folder = Path.GetRelativePath(workspace.Root, Path.GetFullPath(Path.Combine(workspace.Root, output))).Replace('\\', '/').TrimEnd('/');
        var isAllowed = Roots.Any(root => folder == root || folder.StartsWith(root + "/", StringComparison.Ordinal))
            && folder.Split('/').Skip(1).All(part => part.Length > 0 && char.IsAsciiLetterUpper(part[0]) && part.All(char.IsAsciiLetterOrDigit));
        return isAllowed
            ? folder
            : throw new HelixException($"a module's projects cannot go to '{output}'", $"Name a folder in {string.Join(" or ", Roots)} of this tree, of letters and digits.");
    }

    private void RequireFree(ModuleTemplate template, ModuleName name)
    {
        foreach (var folder in new[] { template.Folder, template.TestFolder })
        {
            if (Directory.Exists(Path.Combine(workspace.Root, folder)))
            {
                throw new HelixException($"{folder} is there already", "Choose another name, or remove the folder.");
            }
        }

        var declaration = $"[HelixModule(\"{name.InSystem}\"";
        foreach (var source in Roots.Select(root => Path.Combine(workspace.Root, root)).Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)))
        {
            if (File.ReadAllText(source).Contains(declaration, StringComparison.Ordinal))
            {
                throw new HelixException($"a module named '{name.InSystem}' is there already, in {workspace.Show(source)}", "Choose another name.");
            }
        }
    }
}
