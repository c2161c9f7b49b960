using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>A kernel that has its owner's key and is told to take only what the owner signed.</summary>
[TestFixture]
public sealed class SigningTests
{
    private string _folder = "";
    private ModuleShelf _shelf = null!;
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _folder = Directory.CreateTempSubdirectory("helix-key-").FullName;
        string owner = MakeKey("owner.pem");
        string stranger = MakeKey("stranger.pem");
        string kernel = KeyedKernel.Link(owner, _folder, ModuleShelf.RequestOf("Barter").References);
        _shelf = new ModuleShelf(kernel);
        byte[] signed = _shelf.Pack("Signed", "Barter", key: owner);
        _ = _shelf.Pack("Unsigned", "Barter");
        _ = _shelf.Pack("Foreign", "Barter", key: stranger);
        _shelf.Add("Tampered", ModuleShelf.Changed(signed, static file => file[file.AsSpan().IndexOf("Brings a contract"u8)]++));
        _shelf.Add("Forged", ModuleShelf.Changed(signed, static file => file[^40] ^= 1));
        _machine = await Machines.StartAsync(kernel, "module_signing=required", _shelf.Archive());
        await _machine.PromptAsync();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }

        _shelf?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task What_the_owner_signed_is_loaded_and_runs()
    {
        Assert.That(await _machine.ExecuteAsync("load Signed; start barter; barter 7; barter 8"), Has.Some.EqualTo("7 for 8"));
        Assert.That(await _machine.ExecuteAsync("inspect Signed"), Has.Some.Match("^signed +yes"));
        Assert.That(await _machine.ExecuteAsync("stop barter; unload barter"), Has.Some.EqualTo("barter is unloaded"));
    }

    [TestCase("Unsigned", "the module has no signature")]
    [TestCase("Foreign", "the module's signature is wrong")]
    [TestCase("Tampered", "the module's signature is wrong")]
    [TestCase("Forged", "the module's signature is wrong")]
    public async Task Everything_else_is_refused_with_a_reason(string name, string reason)
    {
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("load " + name);
        Assert.That(answer, Has.Some.EqualTo(reason).And.Some.EqualTo("load: access denied"), string.Join('\n', answer));
        Assert.That(await _machine.ExecuteAsync("modules"), Has.None.StartsWith("barter"));
    }

    private string MakeKey(string name)
    {
        string path = Path.Combine(_folder, name);
        using var key = RSA.Create(2048);
        File.WriteAllText(path, key.ExportRSAPrivateKeyPem());
        return path;
    }
}
