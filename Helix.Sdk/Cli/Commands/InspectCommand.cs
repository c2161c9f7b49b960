using System.CommandLine;
using Helix.Sdk.Build;
using Helix.Sdk.Packaging.Inspection;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix inspect</c>: what a module file says of its module, without loading it.</summary>
public sealed class InspectCommand(CommandContext context)
{
    private readonly Argument<string> _file = new("file.hmod") { Description = "The module file." };
    private readonly Option<bool> _json = new("--json") { Description = "Prints JSON." };
    private readonly Option<string?> _key = new("--key") { Description = "Checks the signature with this key.", HelpName = "pem" };

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var command = new Command("inspect", "Shows what is in a module file, and whether it is damaged.") { _file, _json, _key };
        command.SetAction(Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        ModuleInspection inspection;
        try
        {
            inspection = ModuleInspection.Of(line.GetValue(_file)!, line.GetValue(_key));
        }
        catch (BuildFailureException failure)
        {
            throw new HelixException(failure.Message);
        }

        if (line.GetValue(_json))
        {
            context.Reporter.Plain(InspectionJson.Text(inspection));
        }
        else
        {
            foreach (string text in InspectionText.Lines(inspection))
            {
                context.Reporter.Plain(text);
            }
        }

        return inspection.Signature == SignatureState.Wrong ? ExitCodes.Failure : ExitCodes.Success;
    }
}
