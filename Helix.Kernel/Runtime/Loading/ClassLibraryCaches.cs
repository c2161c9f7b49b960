using System;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Threading;
using Helix.Kernel.Runtime.Types;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>What the class library remembers of an image's types and code, and how it is made to forget. On an ordinary thread.</summary>
internal static unsafe class ClassLibraryCaches
{
    private const int FirstField = 8;
    private const int SecondField = 16;
    private const int ThirdField = 24;
    private const int FirstSize = 12;
    private const int ArrayLength = 8;
    private const int ArrayData = 16;

    // ClassConstructorRunner.Cctor: lock, exception, context, thread, references.
    private const int EntryBytes = 32;
    private const int EntryException = 8;
    private const int EntryContext = 16;
    private const int EntryReferences = 28;

    /// <summary>Forgets whatever names the image.</summary>
    public static void Forget(RuntimeImage* image)
    {
        ClassLibraryStatics* statics = ClassLibrary.GetStatics();
        ClassLibrary.FlushCasts(*statics->Casts + FirstField);
        ForgetConstructors(image, *(byte**)(*statics->Constructors + SecondField), *statics->ConstructorCounts);
        ForgetNames(image, *(byte**)(*statics->StackTraces + FirstField));
        ForgetLookups(*statics->Lookups + FirstField);
        ForgetReaders();
        ForgetFunctions();
    }

    /// <summary>
    /// The sorted list of all functions that reflection knows, by which it names a delegate's target. It is made once, from the images that are there.
    /// </summary>
    public static void ForgetFunctions()
    {
        byte* environment = *(byte**)(*ClassLibrary.GetStatics()->Environment + FirstField);
        *(byte**)(environment + FirstField) = null;
    }

    /// <summary>GenericCache: table, size at which it was emptied last, first size.</summary>
    private static void ForgetLookups(byte* cache) =>
        *(byte**)cache = ClassLibrary.CreateLookupTable(cache, *(int*)(cache + FirstSize), 1);

    /// <summary>
    /// Each thread keeps a dictionary of the readers of images' layouts. Its owner may be using it: so it is emptied, not taken away, while all
    /// threads stand still.
    /// </summary>
    private static void ForgetReaders()
    {
        byte* own = ClassLibrary.GetReaderStatics();
        int row = TypeObjects.GetObjectIndex(*(byte**)ClassLibrary.GetModuleList());
        ulong flags = MachineImports.DisableInterrupts();
        World.Stop();
        for (ThreadRecord* thread = ThreadRecord.First; thread != null; thread = thread->Next)
        {
            byte* statics = thread->FindStatics(row, *(void**)own);
            byte* readers = statics == null ? null : *(byte**)(statics + SecondField);
            if (readers != null)
            {
                // LowLevelDictionary: buckets, number of entries.
                byte* buckets = *(byte**)(readers + FirstField);
                new Span<nint>(buckets + ArrayData, *(int*)(buckets + ArrayLength)).Clear();
                *(int*)(readers + SecondField) = 0;
            }
        }

        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>A class constructor that failed is kept with its exception, to throw it again.</summary>
    private static void ForgetConstructors(RuntimeImage* image, byte* arrays, int count)
    {
        for (int i = 0; i < count; i++)
        {
            byte* array = ((byte**)(arrays + ArrayData))[i];
            int length = *(int*)(array + ArrayLength);
            for (int j = 0; j < length; j++)
            {
                byte* entry = array + ArrayData + (j * EntryBytes);
                if (RuntimeImages.Contains(image, *(ulong*)(entry + EntryContext)))
                {
                    *(byte**)(entry + EntryException) = null;
                    *(int*)(entry + EntryReferences) = 1;
                    ClassLibrary.ReleaseConstructor(array, j);
                }
            }
        }
    }

    /// <summary>
    /// Stack traces keep a sorted copy of a module's names. The table takes no entry out, so the others move to a new one.
    /// </summary>
    private static void ForgetNames(RuntimeImage* image, byte* table)
    {
        // LockFreeReaderHashtable: the first value, which marks places that are being written, and the places.
        byte* first = *(byte**)(table + FirstField);
        byte* places = *(byte**)(table + SecondField);
        int length = *(int*)(places + ArrayLength);
        byte** values = (byte**)(places + ArrayData);
        bool known = IsOf(image, first);
        for (int i = 0; i < length && !known; i++)
        {
            known = IsOf(image, values[i]);
        }

        if (!known)
        {
            return;
        }

        ClassLibrary.InitializeStackTraces();
        byte* next = *(byte**)(*ClassLibrary.GetStatics()->StackTraces + FirstField);
        Add(image, next, first);
        for (int i = 0; i < length; i++)
        {
            Add(image, next, values[i]);
        }
    }

    private static void Add(RuntimeImage* image, byte* table, byte* names)
    {
        if (names != null && !IsOf(image, names))
        {
            _ = ClassLibrary.AddNames(table, names);
        }
    }

    /// <summary>PerModuleMethodNameResolver: names, reader, and the handle of the module.</summary>
    private static bool IsOf(RuntimeImage* image, byte* names) => names != null && *(void**)(names + ThirdField) == &image->Manager;
}
