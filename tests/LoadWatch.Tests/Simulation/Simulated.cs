using LoadWatch.Simulation;

namespace LoadWatch.Tests.Simulation;

/// <summary>Short simulations.</summary>
internal static class Simulated
{
    public static SimulatedYear Of(int runners, int days = 90, int? sample = null, ulong seed = 7, (int Quarter, int Day)? limits = null)
    {
        var settings = new Settings(runners, sample ?? runners, 2027, days, seed, limits);
        settings.WhyNot().ShouldBeNull();
        var world = new SimulatedYear(settings, Policy.OfProduct(limits));
        world.Run();
        return world;
    }
}
