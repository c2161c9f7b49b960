// The table behind Loading/ClassLibraryStatics.cs, in the same order: cells of the class library's static fields.

namespace ClassLibraryStatics

extern __GCSTATICSS_P_CoreLib_System_Runtime_TypeCast
extern __GCSTATICSS_P_CoreLib_System_Runtime_CompilerServices_ClassConstructorRunner
extern __NONGCSTATICSS_P_CoreLib_System_Runtime_CompilerServices_ClassConstructorRunner
extern __GCSTATICSS_P_StackTraceMetadata_Internal_StackTraceMetadata_StackTraceMetadata

// () -> ClassLibraryStatics*
align 16
global function HelixClassLibraryStatics {
    RAX = @.Cells
}

section .rodata
align 8
var Cells qword =
    @__GCSTATICSS_P_CoreLib_System_Runtime_TypeCast,
    @__GCSTATICSS_P_CoreLib_System_Runtime_CompilerServices_ClassConstructorRunner,
    @__NONGCSTATICSS_P_CoreLib_System_Runtime_CompilerServices_ClassConstructorRunner,
    @__GCSTATICSS_P_StackTraceMetadata_Internal_StackTraceMetadata_StackTraceMetadata
