// timerfd, which Swift's Glibc module does not show.
//
// Exactly one Swift target imports this module.
#pragma once
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

// A timer on the wall clock that is due in no life: what ends a read of it is the clock being set, or the machine
// waking up from sleep, which counts as that.
static inline int ct_wake_timer(void) { return timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC); }

// To be called again after each such end. Returns -1 with errno where the kernel refuses.
static inline int ct_arm(int fd) {
    struct itimerspec never;
    memset(&never, 0, sizeof never);
    never.it_value.tv_sec = INT32_MAX;
    never.it_value.tv_sec *= 1000;
    return timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL);
}

// Blocks. Returns whether the clock was set or the machine woke up; else the timer is of no use any more.
static inline int ct_was_cancelled(int fd) {
    uint64_t count;
    while (1) {
        if (read(fd, &count, sizeof count) >= 0) return 0;
        if (errno != EINTR) return errno == ECANCELED;
    }
}
