var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddOpenApi("v1");

var app = builder.Build();
app.MapOpenApi("/openapi/{documentName}.json");
app.Run();
