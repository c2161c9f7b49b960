using Helix.Kernel.Runtime.Types;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>
/// The type loader's list of modules, through which it finds names, generic virtual methods and templates. Readers take the whole map at
/// once, so that a new one replaces it in one store. One change at a time, on an ordinary thread.
/// </summary>
internal static unsafe class ModuleMap
{
    private const int EmbeddedMetadata = 313;
    private const int FirstField = 8;
    private const int SecondField = 16;
    private const int ArrayLength = 8;
    private const int ArrayData = 16;

    /// <summary>Adds an image.</summary>
    public static void Add(RuntimeImage* image)
    {
        // ModuleList: the map. ModuleMap: array of modules, index. NativeFormatModuleInfo: handle, reader. The first module is CoreLib's
        // object, so that its record and reader are of the classes wanted.
        byte* list = ClassLibrary.GetModuleList();
        byte* map = *(byte**)(list + FirstField);
        byte* old = *(byte**)(map + FirstField);
        int count = *(int*)(old + ArrayLength);
        byte* sample = *(byte**)(old + ArrayData);
        byte* next = ClassLibrary.NewArray(*(byte**)old, count + 1);
        Copy(old, next, count, null);
        byte* module = ClassLibrary.NewObject(*(byte**)sample);
        *(TypeManager**)(module + FirstField) = &image->Manager;
        ReadyToRunSection* metadata = image->Manager.Find(EmbeddedMetadata);
        if (metadata != null)
        {
            byte* reader = ClassLibrary.NewObject(**(byte***)(sample + SecondField));
            ClassLibrary.ConstructReader(reader, metadata->Start, metadata->LengthBytes);
            *(byte**)(module + SecondField) = reader;
        }

        ((byte**)(next + ArrayData))[count] = module;
        Replace(list, map, next);
    }

    /// <summary>Removes an image; nothing happens if it is not there.</summary>
    public static void Remove(RuntimeImage* image)
    {
        byte* list = ClassLibrary.GetModuleList();
        byte* map = *(byte**)(list + FirstField);
        byte* old = *(byte**)(map + FirstField);
        int count = *(int*)(old + ArrayLength);
        for (int i = 0; i < count; i++)
        {
            byte* module = ((byte**)(old + ArrayData))[i];
            if (*(void**)(module + FirstField) == &image->Manager)
            {
                byte* next = ClassLibrary.NewArray(*(byte**)old, count - 1);
                Copy(old, next, count, module);
                Replace(list, map, next);
                return;
            }
        }
    }

    private static void Copy(byte* from, byte* to, int count, byte* without)
    {
        byte** target = (byte**)(to + ArrayData);
        for (int i = 0; i < count; i++)
        {
            byte* module = ((byte**)(from + ArrayData))[i];
            if (module != without)
            {
                *target++ = module;
            }
        }
    }

    private static void Replace(byte* list, byte* map, byte* modules)
    {
        byte* next = ClassLibrary.NewObject(*(byte**)map);
        ClassLibrary.ConstructModuleMap(next, modules);
        System.Threading.Volatile.Write(ref *(nint*)(list + FirstField), (nint)next);
    }
}
