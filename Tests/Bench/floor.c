/* The floor: as little of a chat server as can spread a message to everybody, to hold sottod against.
 *
 * usage: floor PORT plain|sealed|record
 *
 * A frame is a length of two bytes, big-endian, and that many bytes. A client's first frame is its key, 32 bytes, and
 * is answered by an empty frame; each later one is a message for everybody.
 *   plain   the message as it came
 *   sealed  one ChaCha20-Poly1305 for each reader and message, the nonce a counter
 *   record  the same over all messages of a turn of the loop, each behind its length
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LARGEST = 1 << 16, KEY = 32, TAG = 16 };
enum mode { PLAIN, SEALED, RECORD };

struct client {
    int socket;
    int joined;
    uint64_t sealed;
    uint8_t key[KEY];
    uint8_t *in, *out;
    size_t inCount, outCount, outRoom;
};

static enum mode mode;
static struct client *clients[LARGEST];
static int highest;
static uint8_t turn[LARGEST];
static size_t turnCount;

static void die(const char *what) {
    perror(what);
    exit(1);
}

static uint8_t *grow(struct client *client, size_t count) {
    if (client->outCount + count > client->outRoom) {
        client->outRoom = (client->outCount + count) * 2;
        client->out = realloc(client->out, client->outRoom);
    }
    return client->out + client->outCount;
}

static void seal(struct client *client, const uint8_t *text, size_t count) {
    size_t length = count + (mode == PLAIN ? 0 : TAG);
    uint8_t *frame = grow(client, 2 + length);
    frame[0] = length >> 8;
    frame[1] = length;
    if (mode == PLAIN) {
        memcpy(frame + 2, text, count);
    } else {
        uint8_t nonce[12] = {0};
        memcpy(nonce + 4, &client->sealed, sizeof client->sealed);
        client->sealed++;
        crypto_aead_chacha20poly1305_ietf_encrypt(frame + 2, NULL, text, count, NULL, 0, NULL, nonce, client->key);
    }
    client->outCount += 2 + length;
}

static void spread(const uint8_t *text, size_t count) {
    for (int socket = 0; socket <= highest; socket++)
        if (clients[socket] && clients[socket]->joined) seal(clients[socket], text, count);
}

static void endTurn(void) {
    if (turnCount) spread(turn, turnCount);
    turnCount = 0;
}

static void publish(const uint8_t *text, size_t count) {
    if (mode != RECORD) return spread(text, count);
    if (turnCount + 2 + count > LARGEST - 1024) endTurn();
    turn[turnCount] = count >> 8;
    turn[turnCount + 1] = count;
    memcpy(turn + turnCount + 2, text, count);
    turnCount += 2 + count;
}

static void leave(struct client *client) {
    clients[client->socket] = NULL;
    close(client->socket);
    free(client->in);
    free(client->out);
    free(client);
}

static int flush(struct client *client) {
    ssize_t sent = send(client->socket, client->out, client->outCount, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0) return 0;
    memmove(client->out, client->out + sent, client->outCount - sent);
    client->outCount -= sent;
    return 1;
}

static size_t takeFrame(struct client *client, const uint8_t *bytes, size_t count) {
    size_t length = count < 2 ? 0 : bytes[0] << 8 | bytes[1];
    if (count < 2 || count < 2 + length) return 0;
    if (client->joined) {
        publish(bytes + 2, length);
    } else if (length == KEY) {
        memcpy(client->key, bytes + 2, KEY);
        memset(grow(client, 2), 0, 2);
        client->outCount += 2;
        client->joined = 1;
    }
    return 2 + length;
}

static void receive(struct client *client) {
    static uint8_t bytes[2 * LARGEST];
    memcpy(bytes, client->in, client->inCount);
    ssize_t got = recv(client->socket, bytes + client->inCount, LARGEST, MSG_DONTWAIT);
    if (got <= 0) return leave(client);
    size_t count = client->inCount + got, taken = 0, length;
    while ((length = takeFrame(client, bytes + taken, count - taken))) taken += length;
    client->inCount = count - taken;
    client->in = realloc(client->in, client->inCount + 1);
    memcpy(client->in, bytes + taken, client->inCount);
}

static void welcome(int listener, int poller) {
    int socket, yes = 1;
    while ((socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        if (socket >= LARGEST) die("too many");
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        clients[socket] = calloc(1, sizeof(struct client));
        clients[socket]->socket = socket;
        clients[socket]->in = malloc(1);
        if (socket > highest) highest = socket;
        struct epoll_event event = {.events = EPOLLIN, .data.fd = socket};
        epoll_ctl(poller, EPOLL_CTL_ADD, socket, &event);
    }
}

static int listenOn(int port) {
    int yes = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) die("listen");
    return listener;
}

int main(int count, char **arguments) {
    if (count != 3 || sodium_init() < 0) return 64;
    mode = !strcmp(arguments[2], "plain") ? PLAIN : !strcmp(arguments[2], "sealed") ? SEALED : RECORD;
    struct rlimit files = {LARGEST, LARGEST};
    setrlimit(RLIMIT_NOFILE, &files);
    int listener = listenOn(atoi(arguments[1])), poller = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, ready[256];
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int found = epoll_wait(poller, ready, 256, -1);
        for (int i = 0; i < found; i++) {
            struct client *client = clients[ready[i].data.fd];
            if (ready[i].data.fd == listener) welcome(listener, poller);
            else if (client) receive(client);
        }
        endTurn();
        for (int socket = 0; socket <= highest; socket++)
            if (clients[socket] && clients[socket]->outCount) flush(clients[socket]);
    }
}
