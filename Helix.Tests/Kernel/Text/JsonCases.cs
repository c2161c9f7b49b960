using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Helix.Tests.Kernel.Text;

/// <summary>JSON with source-generated serialisers, documents, nodes, readers and writers.</summary>
internal static partial class JsonCases
{
    internal enum Level
    {
        Low,
        High,
    }

    [KernelCase]
    public static void SerialiseObjects(CaseOutput output)
    {
        var order = new Order
        {
            Id = 7,
            Customer = "Ann \"quoted\" é",
            Total = 12.50m,
            Placed = new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc),
            Lines = [new Line("nut", 3), new Line("bolt", 4)],
            Tags = new Dictionary<string, int> { ["a"] = 1 },
            Level = Level.High,
        };
        output.Print(JsonSerializer.Serialize(order, Context.Default.Order));
    }

    [KernelCase]
    public static void DeserialiseObjects(CaseOutput output)
    {
        Order order = JsonSerializer.Deserialize(
            """{"id":9,"customer":"Bob\u0041","total":1.10,"lines":[{"name":"x","count":2}],"tags":{"k":5},"level":"High","unknown":[1,{}]}""",
            Context.Default.Order)!;
        output.Print($"{order.Id} {order.Customer} {order.Total} {order.Lines[0]} {order.Tags!["k"]} {order.Level} {order.Placed}");
    }

    [KernelCase]
    public static void RoundTripOfPrimitives(CaseOutput output)
    {
        output.Print(JsonSerializer.Serialize([1.5, -0.1, 1e300], Context.Default.DoubleArray));
        output.PrintAll(JsonSerializer.Deserialize("[1,2.5e3,-0]", Context.Default.DoubleArray)!);
        output.Print(JsonSerializer.Serialize("tab\t\u0001<>", Context.Default.String));
        output.Print(JsonSerializer.Deserialize("\"\\u20ac\\n\"", Context.Default.String)!.Length);
    }

    [KernelCase]
    public static void Documents(CaseOutput output)
    {
        using JsonDocument document = JsonDocument.Parse("""{"a":[1,2,{"b":true}],"c":null,"d":"text"}""");
        JsonElement root = document.RootElement;
        output.Print(root.GetProperty("a")[2].GetProperty("b").GetBoolean());
        output.Print(root.GetProperty("a").GetArrayLength());
        output.Print(root.GetProperty("c").ValueKind);
        output.Print(root.TryGetProperty("z", out _));
        foreach (JsonProperty property in root.EnumerateObject())
        {
            output.Print(property.Name + " " + property.Value.GetRawText());
        }
    }

    [KernelCase]
    public static void Nodes(CaseOutput output)
    {
        JsonNode node = JsonNode.Parse("""{"list":[1,2],"name":"x"}""")!;
        ((JsonArray)node["list"]!).Add((JsonNode)3);
        node["name"] = "changed";
        node["nested"] = new JsonObject { ["deep"] = 1.5 };
        output.Print(node.ToJsonString());
        output.Print(node["list"]![2]!.GetValue<int>());
    }

    [KernelCase]
    public static void WriterAndReader(CaseOutput output)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("n", 5);
            writer.WriteStartArray("items");
            writer.WriteStringValue("s");
            writer.WriteNullValue();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.Print(Encoding.UTF8.GetString(buffer.WrittenSpan));
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        var tokens = new List<JsonTokenType>();
        while (reader.Read())
        {
            tokens.Add(reader.TokenType);
        }

        output.PrintAll(tokens);
    }

    [KernelCase]
    public static void IndentedOutput(CaseOutput output)
    {
        var context = new Context(new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, NewLine = "\n" });
        foreach (string line in JsonSerializer.Serialize(new Line("nut", 3), context.Line).Split('\n'))
        {
            output.Print(line);
        }
    }

    [KernelCase]
    public static void BadInput(CaseOutput output)
    {
        foreach (string text in new[] { "", "{", "[1,]", "{\"id\":\"x\"}", "nul", "{\"id\":1} x", "{\"id\":99999999999}" })
        {
            output.Throws("[" + text + "]", () => JsonSerializer.Deserialize(text, Context.Default.Order));
        }
    }

    internal sealed record Line(string Name, int Count);

    internal sealed class Order
    {
        public int Id { get; set; }

        public string Customer { get; set; } = "";

        public decimal Total { get; set; }

        public DateTime Placed { get; set; }

        public List<Line> Lines { get; set; } = [];

        public Dictionary<string, int>? Tags { get; set; }

        public Level Level { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Order))]
    [JsonSerializable(typeof(double[]))]
    internal sealed partial class Context : JsonSerializerContext;
}
