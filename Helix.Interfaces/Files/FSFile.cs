namespace Helix.Interfaces.Files;

/// <summary>An open file; what is in it is the file system manager's affair.</summary>
public abstract class FSFile;
