/* A crowd of readers and a few who speak, for servers that are not sottod: what `sotto-load fan-out` is for sottod.
 *
 * usage: crowd irc|plain|sealed|record PORT PID READERS SPEAKERS INFLIGHT LATENCY-SECONDS SATURATION-SECONDS WINDOW
 *
 * Prints one line of JSON with the keys of `sotto-load fan-out`. Of sealed messages the first of every reader is
 * opened; the others are counted by their lengths.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGE = 100, KEY = 32, TAG = 16, RATE = 10, MOST_SENT = 1 << 20, BUFFER = 1 << 18 };
enum mode { IRC, PLAIN, SEALED, RECORD };
static const char *const modes[] = {"irc", "plain", "sealed", "record"};

struct guest {
    int socket, number, isConnected, isIn, isOpened;
    uint64_t heard;
    uint8_t key[KEY];
    uint8_t *rest;
    size_t restCount;
};

static enum mode mode;
static int poller, readers, speakers, present, port, process;
static struct guest *guests;
static uint64_t said, deliveries, opened, bad, dead;
static double sentAt[MOST_SENT], *delays;
static size_t delayCount, delayRoom;
static uint64_t timedFrom;
static int isTimed;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static double ownCPU(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* A line or more of /proc/PID/name; empty where there is none. */
static const char *proc(const char *name) {
    static char text[8192];
    snprintf(text, sizeof text, "/proc/%d/%s", process, name);
    int file = open(text, O_RDONLY);
    ssize_t count = file < 0 ? 0 : read(file, text, sizeof text - 1);
    if (file >= 0) close(file);
    text[count > 0 ? count : 0] = 0;
    return text;
}

static double serverCPU(void) {
    unsigned long user = 0, kernel = 0;
    const char *fields = strrchr(proc("stat"), ')');
    if (fields) sscanf(fields + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel);
    return (double)(user + kernel) / sysconf(_SC_CLK_TCK);
}

static long resident(void) {
    const char *line = strstr(proc("status"), "VmRSS:");
    return line ? atol(line + 6) : 0;
}

static void sendAll(struct guest *guest, const void *bytes, size_t count) {
    for (size_t done = 0; done < count;) {
        ssize_t sent = send(guest->socket, (const char *)bytes + done, count - done, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN) return;
        if (sent > 0) done += sent;
    }
}

static void sendFrame(struct guest *guest, const uint8_t *bytes, size_t count) {
    uint8_t frame[2 + MESSAGE] = {count >> 8, count};
    memcpy(frame + 2, bytes, count);
    sendAll(guest, frame, 2 + count);
}

static void greet(struct guest *guest) {
    char line[128];
    guest->isConnected = 1;
    if (mode != IRC) return sendFrame(guest, guest->key, KEY);
    snprintf(line, sizeof line, "NICK g%d\r\nUSER g%d 0 * :g\r\n", guest->number, guest->number);
    sendAll(guest, line, strlen(line));
}

static void speak(int speaker) {
    uint8_t text[MESSAGE];
    char line[MESSAGE + 32];
    memset(text, 'x', sizeof text);
    sentAt[said++ % MOST_SENT] = now();
    if (mode != IRC) return sendFrame(&guests[readers + speaker], text, MESSAGE);
    int count = snprintf(line, sizeof line, "PRIVMSG #bench :%.*s\r\n", MESSAGE, text);
    sendAll(&guests[readers + speaker], line, count);
}

static void hear(struct guest *guest, uint64_t count) {
    for (; count; count--, guest->heard++) {
        if (guest->number >= readers) continue;
        deliveries++;
        if (!isTimed || guest->heard < timedFrom) continue;
        if (delayCount == delayRoom) delays = realloc(delays, (delayRoom = 2 * delayRoom + 1024) * sizeof *delays);
        delays[delayCount++] = now() - sentAt[guest->heard % MOST_SENT];
    }
}

static void enter(struct guest *guest) {
    if (guest->isIn) return;
    guest->isIn = 1;
    present++;
}

static void openFirst(struct guest *guest, const uint8_t *sealed, size_t count) {
    uint8_t nonce[12] = {0}, *text = malloc(count);
    int failed = crypto_aead_chacha20poly1305_ietf_decrypt(
        text, NULL, NULL, sealed, count, NULL, 0, nonce, guest->key);
    free(text);
    failed ? bad++ : opened++;
    guest->isOpened = 1;
}

static size_t takeFrame(struct guest *guest, const uint8_t *bytes, size_t count) {
    size_t length = count < 2 ? 0 : bytes[0] << 8 | bytes[1];
    if (count < 2 || count < 2 + length) return 0;
    if (length == 0) enter(guest);
    else if (mode == PLAIN) hear(guest, 1);
    else {
        if (!guest->isOpened) openFirst(guest, bytes + 2, length);
        hear(guest, mode == SEALED ? 1 : (length - TAG) / (2 + MESSAGE));
    }
    return 2 + length;
}

static size_t takeLine(struct guest *guest, const uint8_t *bytes, size_t count) {
    const uint8_t *end = memchr(bytes, '\n', count);
    if (!end) return 0;
    size_t length = end + 1 - bytes;
    if (!strncmp((const char *)bytes, "PING", 4)) {
        char answer[600];
        int size = snprintf(answer, sizeof answer, "PONG%.*s", (int)(length < 512 ? length - 4 : 508), bytes + 4);
        sendAll(guest, answer, size);
    } else if (memmem(bytes, length, " PRIVMSG #", 10)) {
        hear(guest, 1);
    } else if (memmem(bytes, length, " 001 ", 5)) {
        sendAll(guest, "JOIN #bench\r\n", 13);
    } else if (memmem(bytes, length, " 366 ", 5)) {
        enter(guest);
    }
    return length;
}

static void receive(struct guest *guest) {
    static uint8_t bytes[2 * BUFFER];
    memcpy(bytes, guest->rest, guest->restCount);
    ssize_t got = recv(guest->socket, bytes + guest->restCount, BUFFER, MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
        dead++;
        epoll_ctl(poller, EPOLL_CTL_DEL, guest->socket, NULL);
        return;
    }
    size_t count = guest->restCount + got, taken = 0, length;
    while ((length = (mode == IRC ? takeLine : takeFrame)(guest, bytes + taken, count - taken))) taken += length;
    guest->restCount = count - taken;
    guest->rest = realloc(guest->rest, guest->restCount + 1);
    memcpy(guest->rest, bytes + taken, guest->restCount);
}

static void turn(int milliseconds) {
    struct epoll_event ready[512];
    int found = epoll_wait(poller, ready, 512, milliseconds);
    for (int i = 0; i < found; i++) {
        struct guest *guest = &guests[ready[i].data.u32];
        if (!guest->isConnected && ready[i].events & EPOLLOUT) {
            greet(guest);
            struct epoll_event event = {.events = EPOLLIN, .data.u32 = guest->number};
            epoll_ctl(poller, EPOLL_CTL_MOD, guest->socket, &event);
        }
        if (ready[i].events & ~EPOLLOUT) receive(guest);
    }
}

static void rest(double seconds) {
    for (double end = now() + seconds; now() < end;) turn(5);
}

static void call(struct guest *guest) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    int yes = 1;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    guest->socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(guest->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(guest->socket, (struct sockaddr *)&address, sizeof address) && errno != EINPROGRESS) dead++;
    randombytes_buf(guest->key, KEY);
    guest->rest = malloc(1);
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT, .data.u32 = guest->number};
    epoll_ctl(poller, EPOLL_CTL_ADD, guest->socket, &event);
}

static int bring(int from, int to, int inflight) {
    double end = now() + 60;
    for (int next = from; present < to && now() < end; turn(20))
        while (next < to && next - present < inflight) call(&guests[next++]);
    return present >= to;
}

static int ascending(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

static double delay(double share) {
    size_t index = delayCount * share;
    return delayCount ? delays[index < delayCount ? index : delayCount - 1] * 1e6 : 0;
}

static void awaitAll(uint64_t due) {
    for (double end = now() + 3; deliveries < due && now() < end;) turn(50);
}

static void latency(double seconds) {
    rest(0.3);
    uint64_t first = said, before = deliveries;
    double cpu = serverCPU(), start = now();
    timedFrom = guests[0].heard;
    isTimed = 1;
    for (int i = 0; i < seconds * RATE; i++) {
        while (now() < start + (double)i / RATE) turn(1);
        speak(0);
    }
    awaitAll(before + (said - first) * readers);
    isTimed = 0;
    qsort(delays, delayCount, sizeof *delays, ascending);
    uint64_t heard = deliveries - before;
    printf(",\"lat_p50_us\":%.1f,\"lat_p99_us\":%.1f,\"lat_cpu_us\":%.3f,\"lat_lost\":%lld", delay(0.5), delay(0.99),
        (serverCPU() - cpu) * 1e6 / (heard ? heard : 1), (long long)((said - first) * readers - heard));
}

static void press(double seconds, int window, uint64_t first, uint64_t before) {
    for (double end = now() + seconds; now() < end; turn(20))
        while ((said - first) - (deliveries - before) / readers < (uint64_t)window) speak(said % speakers);
}

static void saturation(double seconds, int window) {
    uint64_t first = said, before = deliveries;
    press(0.5, window, first, before);
    uint64_t counted = deliveries;
    double cpu = serverCPU(), own = ownCPU(), start = now();
    press(seconds, window, first, before);
    double time = now() - start;
    counted = deliveries - counted;
    printf(",\"win\":%d,\"sat_deliv_s\":%.0f,\"sat_cpu_us\":%.3f,\"sat_srv_util\":%.2f,\"sat_client_util\":%.2f", window,
        counted / time, (serverCPU() - cpu) * 1e6 / counted, (serverCPU() - cpu) / time, (ownCPU() - own) / time);
    awaitAll(before + (said - first) * readers);
    printf(",\"sat_lost\":%lld", (long long)((said - first) * readers - (deliveries - before)));
}

int main(int count, char **arguments) {
    if (count != 10 || sodium_init() < 0) return 64;
    while (strcmp(modes[mode], arguments[1])) if (++mode > RECORD) return 64;
    port = atoi(arguments[2]), process = atoi(arguments[3]);
    readers = atoi(arguments[4]), speakers = atoi(arguments[5]);
    struct rlimit files = {20000, 20000};
    setrlimit(RLIMIT_NOFILE, &files);
    poller = epoll_create1(0);
    guests = calloc(readers + speakers, sizeof *guests);
    for (int i = 0; i < readers + speakers; i++) guests[i].number = i;
    long empty = resident();
    double cpu = serverCPU(), start = now();
    int isComplete = bring(0, readers, atoi(arguments[6]));
    printf("{\"n\":%d,\"joined\":%d,\"storm_s\":%.3f,\"storm_cpu_s\":%.2f,\"rss0\":%ld", readers, present, now() - start,
        serverCPU() - cpu, empty);
    rest(1);
    printf(",\"rss_n\":%ld", resident());
    if (isComplete && speakers && bring(readers, readers + speakers, 1)) {
        rest(0.5);
        if (atof(arguments[7]) > 0) latency(atof(arguments[7]));
        if (atof(arguments[8]) > 0) saturation(atof(arguments[8]), atoi(arguments[9]));
    }
    printf(",\"verified\":%llu,\"bad\":%llu,\"dead\":%llu}\n", (unsigned long long)opened, (unsigned long long)bad,
        (unsigned long long)dead);
    return 0;
}
