using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Loader;

/// <summary>What a <see cref="LoadError"/> means to callers and to people.</summary>
public static class LoadErrors
{
    /// <summary>The status that stands for the error.</summary>
    public static Status ToStatus(this LoadError error) => error switch
    {
        LoadError.None => Status.Ok,
        LoadError.NoRoom => Status.OutOfMemory,
        LoadError.InitializerThrew => Status.ModuleFault,
        _ => Status.Corrupt,
    };

    /// <summary>A short lower-case phrase without a full stop.</summary>
    public static string Describe(this LoadError error) => error switch
    {
        LoadError.None => "nothing is wrong",
        LoadError.NoRoom => "there is no room for the image",
        LoadError.TablesWrong => "a table in the image leads out of it",
        LoadError.TypesWrong => "a type object in the image stands for no type",
        LoadError.InitializerThrew => "an initialiser threw an exception",
        _ => "the file is refused",
    };
}
