namespace Helix.Interfaces.Files;

/// <summary>An open directory; what is in it is the file system manager's affair.</summary>
public abstract class FSDirectory;
