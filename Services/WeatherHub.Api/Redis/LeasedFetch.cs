namespace WeatherHub.Api.Redis;

/// <summary>Something to be had from a vendor, once for the whole fleet.</summary>
/// <param name="Name">What it is called, everywhere alike.</param>
/// <param name="Vendor">Whose it is.</param>
/// <param name="Look">What another replica has stored; null for nothing yet.</param>
/// <param name="Ask">Asks the vendor, under a lease or, when there is none to be had, without.</param>
/// <param name="Settle">What another replica's bad luck means here.</param>
/// <typeparam name="T">What is wanted.</typeparam>
internal sealed record LeasedFetch<T>(string Name, string Vendor, Func<Task<T?>> Look, Func<Lease?, Task<T>> Ask, Func<SharedFault, T> Settle)
    where T : class;
