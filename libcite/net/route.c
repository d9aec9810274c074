/*
 * net/route.c: see route.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "net/route.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Whether a datagram could be sent there. To connect a UDP socket asks the routing table and sends nothing. */
static bool has_route_to(int family, const struct sockaddr *address, socklen_t len)
{
    int fd = socket(family, SOCK_DGRAM, 0);

    if (fd < 0)
        return false;
    bool routed = connect(fd, address, len) == 0;
    close(fd);
    return routed;
}

/* a.root-servers.net: addresses that have been public for as long as the DNS, and will be. */
bool cite__has_route(void)
{
    static const unsigned char root4[] = {198, 41, 0, 4};
    static const unsigned char root6[] = {0x20, 0x01, 0x05, 0x03, 0xba, 0x3e, [14] = 0x02, [15] = 0x30};
    struct sockaddr_in to4 = {.sin_family = AF_INET, .sin_port = htons(53)};
    struct sockaddr_in6 to6 = {.sin6_family = AF_INET6, .sin6_port = htons(53)};

    memcpy(&to4.sin_addr, root4, sizeof root4);
    memcpy(&to6.sin6_addr, root6, sizeof root6);
    return has_route_to(AF_INET, (const struct sockaddr *)&to4, sizeof to4) ||
           has_route_to(AF_INET6, (const struct sockaddr *)&to6, sizeof to6);
}
