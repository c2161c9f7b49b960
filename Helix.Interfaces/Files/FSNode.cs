namespace Helix.Interfaces.Files;

/// <summary>A file or directory as a mounted file system knows it; what is in it is that file system's affair.</summary>
public abstract class FSNode;
