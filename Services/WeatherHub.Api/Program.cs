using WeatherHub.Api;

WeatherHubHost.Create(args).Run();
