using System;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Collector;
using Helix.Kernel.Runtime.Exceptions;
using Helix.Kernel.Runtime.Platform;
using Helix.Kernel.Runtime.Threading;
using Helix.Kernel.Runtime.Types;
using RuntimeEnvironment = Helix.Kernel.Runtime.Abi.RuntimeEnvironment;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>
/// Makes an image that lies bound in memory part of the running system, and takes it out again. Neighbours: <see cref="ModuleMap"/> and
/// <see cref="ClassLibraryCaches"/> tell the class library, <see cref="ReferenceSearch"/> is the proof. One call at a time, on an ordinary thread;
/// the calls may collect.
/// </summary>
/// <remarks>
/// No record of an image holds an address in it in a place that the proof looks at: layouts count from the start of the module area.
/// </remarks>
public static unsafe class RuntimeImages
{
    private const int TypeManagerIndirection = 204;
    private const int GcStaticRegion = 201;
    private const int EagerConstructors = 205;
    private const int ModuleInitializers = 213;
    private const int EmbeddedMetadata = 313;

    /// <summary>The type object of a method table that lies in no loaded image: made if there is none, and there for ever.</summary>
    /// <param name="methodTable">Address of the method table.</param>
    /// <returns>Address of the object.</returns>
    public static ulong GetTypeObject(ulong methodTable) => (ulong)ClassLibrary.GetTypeObject((byte*)methodTable);

    /// <summary>Whether the method table has a type object already; then that one is to be used.</summary>
    /// <param name="methodTable">Address of a method table.</param>
    /// <param name="typeObject">What becomes its type object if there is none.</param>
    /// <returns>Its type object.</returns>
    public static ulong AdoptTypeObject(ulong methodTable, ulong typeObject) => TypeObjects.Adopt((byte*)methodTable, typeObject);

    /// <summary>
    /// Registers an image whose pages have their contents and protections: code, unwind entries, names, statics. Runs nothing of it.
    /// </summary>
    /// <param name="layout">Where its parts lie; checked to be within the image.</param>
    /// <returns>What the runtime knows it by; null if there is no room.</returns>
    public static RuntimeImage* Register(in ImageLayout layout)
    {
        RuntimeImage* image = (RuntimeImage*)NativeHeap.Allocate((nuint)sizeof(RuntimeImage));
        if (image == null)
        {
            return null;
        }

        *image = default;
        image->Layout = layout;
        image->Index = ModuleIndexes.Take(ClassLibrary.GetLinkedObjects(null));
        image->Manager.Initialize((nint)(Area + layout.CodeStart), (void*)(Area + layout.Header));
        bool isKnown = image->Index >= 0 && image->Manager.Find(EmbeddedMetadata) != null
            && image->Manager.Find(TypeManagerIndirection) != null;
        if (!isKnown || !RegisterCode(image))
        {
            Free(image);
            return null;
        }

        byte* slot = image->Manager.Find(TypeManagerIndirection)->Start;
        *(TypeManager**)slot = &image->Manager;
        *(int*)(slot + sizeof(void*)) = image->Index;
        ReadyToRunSection* statics = image->Manager.Find(GcStaticRegion);
        if (statics != null)
        {
            ulong spine = (ulong)ClassLibrary.InitializeStatics(statics->Start, statics->LengthBytes);
            image->Statics = HandleTable.Allocate(HandleTable.NormalKind, spine, 0);
        }

        ModuleMap.Add(image);
        ClassLibraryCaches.ForgetFunctions();
        return image;
    }

    /// <summary>Runs an image's eager class constructors and module initialisers. Throws what they throw.</summary>
    public static void RunInitializers(RuntimeImage* image)
    {
        RunInitializers(image, EagerConstructors);
        RunInitializers(image, ModuleInitializers);
    }

    /// <summary>Self-relative pointers to functions. Those of the kernel have run: the list names them where the module shares a class with it.</summary>
    private static void RunInitializers(RuntimeImage* image, int section)
    {
        ReadyToRunSection* list = image->Manager.Find(section);
        int count = list == null ? 0 : list->LengthBytes / sizeof(int);
        for (int i = 0; i < count; i++)
        {
            byte* at = list->Start + (i * sizeof(int));
            byte* code = at + *(int*)at;
            if (Contains(image, (ulong)code))
            {
                ((delegate*<void>)code)();
            }
        }
    }

    /// <summary>
    /// Puts all objects with finalizers whose type lies in the image on the finalizer's queue, whether anybody refers to them or not. The caller waits
    /// until the finalizer has run; afterwards nothing of the image runs any more.
    /// </summary>
    public static void QueueFinalizers(RuntimeImage* image) =>
        FinalizationQueue.MoveTypesOf(Area + image->Layout.Start, image->Layout.SizeBytes);

    /// <summary>Gives up what reflection hangs on a type object in the image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="offset">Of the object in the image, bytes.</param>
    public static void ReleaseTypeObject(RuntimeImage* image, uint offset)
    {
        // RuntimeType: method table, handle of the description.
        ulong* handle = (ulong*)(Area + image->Layout.Start + offset) + 2;
        if (*handle != 0)
        {
            HandleTable.Free(*handle);
            *handle = 0;
        }
    }

    /// <summary>
    /// Makes the class library forget the image and drops its statics. The image has run for the last time. May be called again.
    /// </summary>
    public static void Detach(RuntimeImage* image)
    {
        ModuleMap.Remove(image);
        ClassLibraryCaches.Forget(image);
        if (image->Statics != 0)
        {
            HandleTable.Free(image->Statics);
            image->Statics = 0;
        }

        ulong flags = MachineImports.DisableInterrupts();
        World.Stop();
        for (ThreadRecord* thread = ThreadRecord.First; thread != null; thread = thread->Next)
        {
            thread->ClearStatics(image->Index);
        }

        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>
    /// Clears what earlier calls left on the stack of the running thread below the caller. To be called before the calls that lead to <see cref="TryRemove"/>.
    /// </summary>
    public static void WipeStack() => StackWipe.Run();

    /// <summary>Makes reflection forget the types whose descriptions nobody used at the last collection.</summary>
    public static void PruneReflection() => ReflectionCaches.Prune();

    /// <summary>
    /// Collects, and proves that no word of stacks, registers, statics, handles and living objects points into a detached image. Then the runtime
    /// forgets it, and <paramref name="image"/> is invalid.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="holders">Receives who holds it.</param>
    /// <param name="holderCount">How many were found; no more than fit are looked for.</param>
    /// <returns>Whether nobody holds it.</returns>
    public static bool TryRemove(RuntimeImage* image, Span<ImageHolder> holders, out int holderCount)
    {
        holderCount = 0;
        ulong flags = MachineImports.DisableInterrupts();
        World.Stop();
        bool isFree = InterfaceDispatch.TryForget(Area + image->Layout.Start, image->Layout.SizeBytes);
        if (isFree)
        {
            _ = CodeRanges.Unregister(Area + image->Layout.CodeStart);
            fixed (ImageHolder* first = holders)
            {
                holderCount = ReferenceSearch.CollectAndFind(image->Layout.Start, image->Layout.SizeBytes, first, holders.Length);
            }

            isFree = holderCount == 0;
            _ = isFree || RegisterCode(image);
        }

        MachineImports.RestoreInterrupts(flags);
        if (isFree)
        {
            Free(image);
        }

        return isFree;
    }

    /// <summary>Whether the address lies in the image.</summary>
    internal static bool Contains(RuntimeImage* image, ulong address) => address - (Area + image->Layout.Start) < image->Layout.SizeBytes;

    private static ulong Area => RuntimeEnvironment.Current.ModuleAreaStart;

    private static bool RegisterCode(RuntimeImage* image)
    {
        CodeRange range = default;
        range.Start = (byte*)(Area + image->Layout.CodeStart);
        range.End = (byte*)(Area + image->Layout.CodeEnd);
        range.UnboxStart = (byte*)(Area + image->Layout.UnboxStart);
        range.UnboxEnd = (byte*)(Area + image->Layout.UnboxEnd);
        range.Header = (void*)(Area + image->Layout.Header);
        return range.TrySetIndex((byte*)(Area + image->Layout.UnwindIndex)) && CodeRanges.Register(range);
    }

    private static void Free(RuntimeImage* image)
    {
        if (image->Index >= 0)
        {
            ModuleIndexes.Give(ClassLibrary.GetLinkedObjects(null), image->Index);
        }

        *image = default;
        NativeHeap.Free(image);
    }
}
