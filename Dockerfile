# The live hub. Small, non-root, read-only friendly; tzdata comes with the -extra image.
# Images are named by exact version. A release pins them by digest too: CONTRIBUTING.md, Release, says how.
FROM mcr.microsoft.com/dotnet/sdk:10.0.401 AS build
WORKDIR /source
# First what restoring needs, so that packages are fetched again only when one of these changes.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt ./
COPY Contracts/WeatherHub.Contracts/*.csproj Contracts/WeatherHub.Contracts/packages.lock.json Contracts/WeatherHub.Contracts/
COPY Services/WeatherHub.Weather/*.csproj Services/WeatherHub.Weather/packages.lock.json Services/WeatherHub.Weather/
COPY Services/WeatherHub.Providers/*.csproj Services/WeatherHub.Providers/packages.lock.json Services/WeatherHub.Providers/
COPY Services/WeatherHub.Verification/*.csproj Services/WeatherHub.Verification/packages.lock.json Services/WeatherHub.Verification/
COPY Services/WeatherHub.Api/*.csproj Services/WeatherHub.Api/packages.lock.json Services/WeatherHub.Api/
RUN dotnet restore Services/WeatherHub.Api --locked-mode
COPY . .
# Compiled ahead of time for the processor that builds: docs/decisions/0008. The restore for it adds a runtime to the lock files and no package.
RUN dotnet publish Services/WeatherHub.Api -c Release -o /app --use-current-runtime --self-contained false \
    --property:PublishReadyToRun=true --property:OpenApiGenerateDocuments=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0.12-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_URLS=http://+:8080 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "WeatherHub.Api.dll"]
