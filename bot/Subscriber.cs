using System.Net.Sockets;

namespace BotApp.Bot;

/// <summary>Who a request without a key is counted as: its address; of IPv6 the /64, which one subscriber has whole.</summary>
internal static class Subscriber
{
    public static string Of(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address =>
            Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        var address => address.MapToIPv4().ToString(),
    };
}
