using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Images;

namespace Helix.Sdk.Packaging.Inspection;

/// <summary>A module file as a person may want to see it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="File">Its content.</param>
/// <param name="Signature">What can be said of its signature.</param>
public sealed record ModuleInspection(string Path, long SizeBytes, ModuleFile File, SignatureState Signature)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">A PEM file with the key, public or private, to check the signature with; or null.</param>
    /// <exception cref="BuildFailureException">There is no such file, or it is damaged: the message says how.</exception>
    public static ModuleInspection Of(string path, string? key)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new BuildFailureException($"{path} is not there");
        }

        byte[] bytes = System.IO.File.ReadAllBytes(path);
        Result<ModuleFile> read = ModuleFile.Read(bytes, out ModuleFileError error);
        return read.TryGet(out ModuleFile? file)
            ? new ModuleInspection(path, bytes.Length, file, Check(file, key))
            : throw new BuildFailureException($"{path}: {error.Describe()}");
    }

    private static SignatureState Check(ModuleFile file, string? key)
    {
        if (file.Signature.IsEmpty)
        {
            return SignatureState.Missing;
        }

        if (key is null)
        {
            return SignatureState.Unchecked;
        }

        bool known = RsaPublicKey.TryRead(ModuleKey.Encode(ModuleKey.Read(key)), out RsaPublicKey? owner);
        return known && owner!.Verify(file.SignedPart.Span, file.Signature.Span) ? SignatureState.Right : SignatureState.Wrong;
    }
}
