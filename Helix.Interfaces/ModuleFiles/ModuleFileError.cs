namespace Helix.Interfaces.ModuleFiles;

/// <summary>
/// Why a module file is refused. <see cref="ModuleFileErrors.Describe"/> gives the text, <see cref="ModuleFileErrors.ToStatus"/>
/// the status.
/// </summary>
public enum ModuleFileError
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>It is shorter than any module file.</summary>
    TooShort,

    /// <summary>It does not start as an ELF file does.</summary>
    NotElf,

    /// <summary>It does not end as a module file does: cut off, or something else.</summary>
    EndMissing,

    /// <summary>The lengths at the end do not add up to the file's.</summary>
    LengthsWrong,

    /// <summary>The checksum does not fit the bytes.</summary>
    ChecksumWrong,

    /// <summary>It is made for another processor.</summary>
    ForeignProcessor,

    /// <summary>The ELF header, or a table it points to, is not as this format has it.</summary>
    HeadersWrong,

    /// <summary>One of the five sections is missing, twice there, or outside the file.</summary>
    SectionsWrong,

    /// <summary>The manifest has a format that this version does not know.</summary>
    FormatUnknown,

    /// <summary>The manifest ends too early, or too late.</summary>
    ManifestLengthWrong,

    /// <summary>A text in the manifest is not UTF-8, or holds control characters.</summary>
    ManifestTextWrong,

    /// <summary>The module's name is not one, see <see cref="Modules.HelixModuleAttribute"/>.</summary>
    NameWrong,

    /// <summary>An interface's name, a version range, a need or the fault policy in the manifest is not one.</summary>
    ManifestValueWrong,

    /// <summary>The three parts of the image overlap, are out of order, or leave the file or the image.</summary>
    SegmentsWrong,

    /// <summary>A range of code or a table that the manifest names lies outside its part of the image.</summary>
    LayoutWrong,

    /// <summary>The ReadyToRun header, which the runtime reads the module's tables through, is damaged.</summary>
    ReadyToRunWrong,

    /// <summary>The unwind table is damaged.</summary>
    UnwindTableWrong,

    /// <summary>A fix-up lies outside the image, or they are not in order.</summary>
    FixUpsWrong,

    /// <summary>A record of a shared instantiation is cut off or points outside the image.</summary>
    SharedWrong,

    /// <summary>A record of a type object is cut off or points outside the image.</summary>
    TypeObjectsWrong,

    /// <summary>A method table lies outside the image, or they are not in order.</summary>
    MethodTablesWrong,

    /// <summary>It is made for another version of Helix.</summary>
    OtherVersion,

    /// <summary>It is made for another build of the kernel.</summary>
    OtherKernel,

    /// <summary>It has no signature, and this kernel wants one.</summary>
    SignatureMissing,

    /// <summary>Its signature is not one by the owner of this kernel's key.</summary>
    SignatureWrong,
}
