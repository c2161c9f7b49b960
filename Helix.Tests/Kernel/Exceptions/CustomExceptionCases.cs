using System;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Exception classes of one's own: state, hierarchy, texts.</summary>
internal static class CustomExceptionCases
{
    [KernelCase]
    public static void CarriesItsOwnState(CaseOutput output)
    {
        try
        {
            throw new DeviceException("disk", 17);
        }
        catch (DeviceException exception)
        {
            output.Print(exception.Device + " " + exception.Code);
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void HierarchyIsRespected(CaseOutput output)
    {
        for (int kind = 0; kind < 3; kind++)
        {
            try
            {
                Raise(kind);
            }
            catch (TimeoutDeviceException exception)
            {
                output.Print("time-out " + exception.Device);
            }
            catch (DeviceException exception)
            {
                output.Print("device " + exception.Device);
            }
            catch (Exception exception)
            {
                output.Print("other " + exception.Message);
            }
        }
    }

    [KernelCase]
    public static void OverriddenMessageAndToString(CaseOutput output)
    {
        var exception = new DeviceException("tape", 3);
        output.Print(exception.Message);
        output.Print(exception.ToString());
    }

    [KernelCase]
    public static void DefaultMessages(CaseOutput output)
    {
        output.Print(new ArgumentNullException("name").Message);
        output.Print(new ArgumentOutOfRangeException("index", "too large").Message);
        output.Print(new ArgumentException("bad", "argument").Message);
        output.Print(new DivideByZeroException().Message);
        output.Print(new NullReferenceException().Message);
        output.Print(new IndexOutOfRangeException().Message);
        output.Print(new TimeoutException().Message);
        output.Print(new OperationCanceledException().Message);
        output.Print(new NotSupportedException().Message);
        output.Print(new DeviceException("x", 1) { HelpLink = "help" }.HelpLink);
    }

    [KernelCase]
    public static void ResultCodes(CaseOutput output)
    {
        output.Print(new Exception().HResult.ToString("X8"));
        output.Print(new ArgumentException().HResult.ToString("X8"));
        output.Print(new OutOfMemoryException().HResult.ToString("X8"));
        output.Print(new DeviceException("x", 1).HResult.ToString("X8"));
    }

    [KernelCase]
    public static void GenericExceptionClass(CaseOutput output)
    {
        try
        {
            try
            {
                throw new PayloadException<int>(5);
            }
            catch (PayloadException<string> exception)
            {
                output.Print("wrong " + exception.Payload);
            }
        }
        catch (PayloadException<int> exception)
        {
            output.Print(exception.Payload);
        }
    }

    [KernelCase]
    public static void CatchOfATypeParameter(CaseOutput output)
    {
        output.Print(Catches<FormatException>(new FormatException()));
        output.Print(Catches<FormatException>(new TimeoutException()));
        output.Print(Catches<Exception>(new TimeoutException()));
        output.Print(Catches<PayloadException<string>>(new PayloadException<string>("x")));
        output.Print(Catches<PayloadException<string>>(new PayloadException<object>("x")));

        static bool Catches<TException>(Exception thrown)
            where TException : Exception
        {
            try
            {
                try
                {
                    throw thrown;
                }
                catch (TException)
                {
                    return true;
                }
            }
            catch (Exception)
            {
                return false;
            }
        }
    }

    private static void Raise(int kind) => throw kind switch
    {
        0 => new TimeoutDeviceException("modem"),
        1 => new DeviceException("printer", 2),
        _ => new Exception("plain"),
    };

    private class DeviceException(string device, int code) : Exception
    {
        public string Device { get; } = device;

        public int Code { get; } = code;

        public override string Message => $"device {Device} failed with {Code}";

        public override string ToString() => "DeviceException(" + Device + ")";
    }

    private sealed class TimeoutDeviceException(string device) : DeviceException(device, -1);

    private sealed class PayloadException<T>(T payload) : Exception
    {
        public T Payload { get; } = payload;
    }
}
