using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Emulation;

/// <summary>Makes copies of the ISO that pass other options to the kernel.</summary>
public sealed class IsoEditor(IProcessRunner processes)
{
    private const string Configuration = "/boot/grub/grub.cfg";
    private const string KernelCommand = "multiboot2";

    /// <summary>Copies an ISO and adds options to its kernel's command line.</summary>
    /// <returns>The copy, beside the original.</returns>
    /// <exception cref="HelixException">The ISO has no such configuration, or the tool fails.</exception>
    public async Task<string> AddOptionsAsync(string iso, string options, CancellationToken cancellation)
    {
        var copy = Path.ChangeExtension(iso, null) + "-options.iso";
        var folder = Directory.CreateTempSubdirectory("helix-").FullName;
        try
        {
            var file = Path.Combine(folder, "grub.cfg");
            await RunAsync(cancellation, "-osirrox", "on", "-indev", iso, "-extract", Configuration, file);
            var text = await File.ReadAllTextAsync(file, cancellation);
            await File.WriteAllTextAsync(file, AddOptions(text, options), cancellation);
            File.Delete(copy);
            await RunAsync(
                cancellation, "-indev", iso, "-outdev", copy, "-boot_image", "any", "replay", "-update", file, Configuration);
            return copy;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Adds options to each line of a GRUB configuration that names the kernel.</summary>
    /// <exception cref="HelixException">No line does, or the options cannot stand in one.</exception>
    public static string AddOptions(string configuration, string options)
    {
        if (options.Any(c => char.IsControl(c) || c is '\'' or '"' or '\\' or '$'))
        {
            throw new HelixException(
                $"the kernel options «{options}» have a character that GRUB's configuration gives a meaning",
                "Use options without quotes, backslashes and dollar signs.");
        }

        var lines = configuration.Split('\n');
        var found = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith(KernelCommand + " ", StringComparison.Ordinal))
            {
                lines[i] = $"{lines[i].TrimEnd()} {options}";
                found = true;
            }
        }

        return found
            ? string.Join('\n', lines)
            : throw new HelixException($"the ISO's {Configuration} has no line «{KernelCommand} ...»");
    }

    private async Task RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        var result = await processes.RunAsync(new ProcessCommand("xorriso", arguments), onLine: null, cancellation);
        if (!result.Succeeded)
        {
            var reason = result.Lines.LastOrDefault(line => line.Contains("FAILURE", StringComparison.Ordinal)) ?? $"status {result.ExitCode}";
            throw new HelixException($"xorriso cannot change the kernel options of the ISO: {reason}");
        }
    }
}
