using System;
using System.IO;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Which handler catches, and what it sees.</summary>
internal static class CatchCases
{
    [KernelCase]
    public static void ExactType(CaseOutput output)
    {
        try
        {
            throw new InvalidOperationException("exact");
        }
        catch (InvalidOperationException exception)
        {
            output.Print(exception.GetType().FullName + ": " + exception.Message);
        }

        output.Print("after");
    }

    [KernelCase]
    public static void BaseTypeCatchesDerived(CaseOutput output)
    {
        try
        {
            throw new FileNotFoundException("no file", "name.txt");
        }
        catch (IOException exception)
        {
            output.Print(exception.GetType().Name);
            output.Print(((FileNotFoundException)exception).FileName);
        }
    }

    [KernelCase]
    public static void FirstMatchingHandlerWins(CaseOutput output)
    {
        for (int kind = 0; kind < 4; kind++)
        {
            try
            {
                Raise(kind);
            }
            catch (ArgumentNullException)
            {
                output.Print("argument null");
            }
            catch (ArgumentException)
            {
                output.Print("argument");
            }
            catch (Exception)
            {
                output.Print("any");
            }
        }
    }

    [KernelCase]
    public static void UnmatchedGoesToTheOuterHandler(CaseOutput output)
    {
        try
        {
            try
            {
                Raise(2);
            }
            catch (ArgumentException)
            {
                output.Print("wrong handler");
            }

            output.Print("not reached");
        }
        catch (FormatException exception)
        {
            output.Print("outer " + exception.Message);
        }
    }

    [KernelCase]
    public static void CatchWithoutVariable(CaseOutput output)
    {
        try
        {
            Raise(2);
        }
        catch
        {
            output.Print("caught");
        }
    }

    [KernelCase]
    public static void DataTravelsWithTheException(CaseOutput output)
    {
        try
        {
            var exception = new InvalidOperationException("with data");
            exception.Data["number"] = 42;
            exception.Data["text"] = "value";
            throw exception;
        }
        catch (InvalidOperationException caught)
        {
            output.Print(caught.Data.Count);
            output.Print(caught.Data["number"]);
            output.Print(caught.Data["text"]);
        }
    }

    [KernelCase]
    public static void ReturnFromCatch(CaseOutput output)
    {
        output.Print(Answer(0));
        output.Print(Answer(1));
        output.Print(Answer(2));

        static int Answer(int kind)
        {
            try
            {
                Raise(kind);
                return -1;
            }
            catch (ArgumentNullException)
            {
                return 1;
            }
            catch (ArgumentException)
            {
                return 2;
            }
            catch (FormatException)
            {
                return 3;
            }
        }
    }

    [KernelCase]
    public static void SameObjectArrives(CaseOutput output)
    {
        var thrown = new Exception("same");
        try
        {
            throw thrown;
        }
        catch (Exception caught)
        {
            output.Print(ReferenceEquals(thrown, caught));
        }
    }

    [KernelCase]
    public static void ThrowNullBecomesNullReference(CaseOutput output)
    {
        output.Throws("throw null", static () => throw Opaque.Null<Exception>()!);
    }

    private static void Raise(int kind)
    {
        switch (Opaque.Hide(kind))
        {
            case 0:
                throw new ArgumentNullException("parameter");
            case 1:
                throw new ArgumentException("bad");
            case 2:
                throw new FormatException("form");
            default:
                throw new NotSupportedException();
        }
    }
}
