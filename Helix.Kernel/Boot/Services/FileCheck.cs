using System;
using System.Linq;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Platform;
using Helix.Kernel.Core;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Boot.Services;

/// <summary>
/// Whether a module file that is in order fits this kernel: made for this version and this build, and signed by the owner of the image's key.
/// <c>module_signing=required</c> on the command line refuses files without a signature; one that is wrong is always refused, and so is any where the
/// image has no key to compare it with.
/// </summary>
/// <param name="bootInfo">Has the command line.</param>
internal sealed unsafe class FileCheck(IBootInfo bootInfo)
{
    private const string SigningRequired = "module_signing=required";

    private readonly bool _isRequired = bootInfo.CommandLine.Split(' ').Contains(SigningRequired);
    private readonly RsaPublicKey? _key = ReadKey();

    /// <summary>Checks a file.</summary>
    /// <returns>What is wrong with it.</returns>
    public ModuleFileError Check(ModuleFile file)
    {
        if (file.Manifest.Target != KernelIdentity.Metadata.Version)
        {
            return ModuleFileError.OtherVersion;
        }

        ImageLayout* image = ImageLayout.Get();
        if (!file.Manifest.BuildId.Span.SequenceEqual(Bytes(image->BuildIdStart, image->BuildIdEnd)))
        {
            return ModuleFileError.OtherKernel;
        }

        if (file.Signature.IsEmpty)
        {
            return _isRequired ? ModuleFileError.SignatureMissing : ModuleFileError.None;
        }

        bool isSigned = _key is not null && _key.Verify(file.SignedPart.Span, file.Signature.Span);
        return isSigned ? ModuleFileError.None : ModuleFileError.SignatureWrong;
    }

    private static RsaPublicKey? ReadKey()
    {
        ImageLayout* image = ImageLayout.Get();
        return RsaPublicKey.TryRead(Bytes(image->ModuleKeyStart, image->ModuleKeyEnd), out RsaPublicKey? key) ? key : null;
    }

    // SAFETY: the linker script keeps both ranges in the image's constants.
    private static ReadOnlySpan<byte> Bytes(ulong start, ulong end) => new((void*)start, (int)(end - start));
}
