using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>What a <see cref="ModuleFileError"/> means to callers and to people.</summary>
public static class ModuleFileErrors
{
    /// <summary>The status that stands for the error, as docs/MODULE_FILES.md lists them.</summary>
    public static Status ToStatus(this ModuleFileError error) => error switch
    {
        ModuleFileError.None => Status.Ok,
        ModuleFileError.ForeignProcessor or ModuleFileError.FormatUnknown => Status.VersionMismatch,
        ModuleFileError.OtherVersion or ModuleFileError.OtherKernel => Status.VersionMismatch,
        ModuleFileError.SignatureMissing or ModuleFileError.SignatureWrong => Status.AccessDenied,
        _ => Status.Corrupt,
    };

    /// <summary>A short lower-case phrase without a full stop.</summary>
    public static string Describe(this ModuleFileError error) => error switch
    {
        ModuleFileError.None => "nothing is wrong",
        ModuleFileError.TooShort => "the file is too short for a module file",
        ModuleFileError.NotElf => "the file is no ELF file",
        ModuleFileError.EndMissing => "the end of a module file is missing: it is cut off, or no module file",
        ModuleFileError.LengthsWrong => "the lengths at the file's end do not add up to its length",
        ModuleFileError.ChecksumWrong => "the checksum is wrong: the file is damaged",
        ModuleFileError.ForeignProcessor => "the module is made for another processor",
        ModuleFileError.HeadersWrong => "the ELF headers are damaged",
        ModuleFileError.SectionsWrong => "a section is missing, twice there, or outside the file",
        ModuleFileError.FormatUnknown => "the manifest has an unknown format",
        ModuleFileError.ManifestLengthWrong => "the manifest is cut off, or too long",
        ModuleFileError.ManifestTextWrong => "a text in the manifest is no plain text",
        ModuleFileError.NameWrong => "the module's name is not made of lower-case letters, digits and hyphens",
        ModuleFileError.ManifestValueWrong => "an interface, version range or policy in the manifest is not one",
        ModuleFileError.SegmentsWrong => "the parts of the image overlap, or leave the file",
        ModuleFileError.LayoutWrong => "a table or range of code lies outside its part of the image",
        ModuleFileError.ReadyToRunWrong => "the ReadyToRun header is damaged",
        ModuleFileError.UnwindTableWrong => "the unwind table is damaged",
        ModuleFileError.FixUpsWrong => "a fix-up lies outside the image, or out of order",
        ModuleFileError.SharedWrong => "a record of a shared instantiation is damaged",
        ModuleFileError.TypeObjectsWrong => "a record of a type object is damaged",
        ModuleFileError.MethodTablesWrong => "a method table lies outside the image, or out of order",
        ModuleFileError.OtherVersion => "the module is made for another version of Helix",
        ModuleFileError.OtherKernel => "the module is made for another build of the kernel",
        ModuleFileError.SignatureMissing => "the module has no signature",
        ModuleFileError.SignatureWrong => "the module's signature is wrong",
        _ => "module file error " + ((int)error).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
