// What Swift cannot reach in ncurses and libc: macros, globals, variadics, and the one signal handler.
//
// Exactly one Swift target imports this module, so the static state below exists once.
#pragma once
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#undef lines
#undef columns
#undef bell
#undef newline
#undef tab

// Hidden without _XOPEN_SOURCE, under which fd_set would differ from the one in Swift's Glibc module.
extern int wcwidth(wchar_t);

static const attr_t cn_bold = A_BOLD;
static const attr_t cn_dim = A_DIM;
static const attr_t cn_italic = A_ITALIC;
static const attr_t cn_underline = A_UNDERLINE;
static const attr_t cn_reverse = A_REVERSE;

static inline WINDOW *cn_screen(void) { return stdscr; }
static inline WINDOW *cn_shown_screen(void) { return curscr; }
static inline int cn_colours(void) { return COLORS; }
static inline int cn_colour_pairs(void) { return COLOR_PAIRS; }
static inline void cn_pass_over(int signal) { (void)signal; }

// By the name of a terminfo entry, or by TERM for NULL.
//
// While ncurses draws it ignores SIGTSTP, and so throws away one that waits to be read from the descriptor. Where it
// finds a handler when a terminal is made it leaves the signal alone for good; blocked as it is, none runs.
static inline SCREEN *cn_new_terminal(const char *name) {
    struct sigaction passing;
    memset(&passing, 0, sizeof passing);
    passing.sa_handler = cn_pass_over;
    passing.sa_flags = SA_RESTART;
    sigaction(SIGTSTP, &passing, NULL);
    return newterm(name, stdout, stdin);
}
static inline int cn_column_count(wchar_t scalar) { return wcwidth(scalar); }

// Whether the terminal understands xterm's title sequence: terminfo's XT, which screen's and tmux's entries lack.
static inline bool cn_has_title(void) {
    const char *name = termname();
    return tigetflag("XT") == 1 || strncmp(name, "screen", 6) == 0 || strncmp(name, "tmux", 4) == 0;
}

// Rows and columns of the terminal, 0 where it does not say.
static inline struct winsize cn_window_size(int fd) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0) memset(&size, 0, sizeof size);
    return size;
}

// A cell of up to five scalars. A colour pair beyond a short goes by the options argument (ncurses 6).
static inline cchar_t cn_cell(const wchar_t *scalars, attr_t attributes, int pair) {
    cchar_t cell;
    if (setcchar(&cell, scalars, attributes, 0, &pair) == ERR) (void)setcchar(&cell, L" ", 0, 0, NULL);
    return cell;
}

static inline cchar_t cn_cell_of_one(wchar_t scalar, attr_t attributes, int pair) {
    const wchar_t scalars[] = {scalar, 0};
    return cn_cell(scalars, attributes, pair);
}

// Puts cells side by side; a wide one, which is given once, takes two columns. Nothing wraps, and no cursor moves.
static inline int cn_put(int row, int column, const cchar_t *cells, int count) {
    return mvwadd_wchnstr(stdscr, row, column, cells, count);
}

static inline bool cn_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

static inline int cn_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

static inline int cn_wake(int fd) { return eventfd_write(fd, 1); }

static inline void cn_drain(int fd) {
    eventfd_t count;
    (void)eventfd_read(fd, &count);
}

// Blocks the signals for this thread and those it starts, and makes them readable.
static inline int cn_signalfd(const int *signals, int count) {
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < count; i++) sigaddset(&set, signals[i]);
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return -1;
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

// The next signal that came, 0 when there is none.
static inline int cn_next_signal(int fd) {
    struct signalfd_siginfo info;
    return read(fd, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

// Stops the process group as a terminal's ^Z does, and returns once it is continued. Not SIGSTOP: in an
// orphaned group, where nobody could continue us, the kernel ignores SIGTSTP.
static inline void cn_stop(void) {
    struct sigaction standard, before;
    sigset_t set, mask;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &standard, &before);
    kill(0, SIGTSTP);
    sigemptyset(&set);
    sigaddset(&set, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &set, &mask);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &before, NULL);
}

// The way out of a crash: only async-signal-safe calls. Swift emits a header's variable into every object that
// uses it, and only one with an initializer: weak makes them one in the program.
enum { cn_crash_signal_count = 6 };

struct cn_way_back {
    volatile sig_atomic_t guarded;
    bool caught;
    struct termios modes;
    size_t reset_count;
    char reset[256];
    struct sigaction before[cn_crash_signal_count];
    char stack[64 * 1024];
};

__attribute__((weak)) struct cn_way_back cn_back = {0};
static const int cn_crash_signals[cn_crash_signal_count] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};

// Gives the terminal back as it was found; does nothing unless guarded.
static inline void cn_give_back(void) {
    if (!cn_back.guarded) return;
    cn_back.guarded = 0;
    if (write(STDOUT_FILENO, cn_back.reset, cn_back.reset_count) < 0) { /* nobody is left to tell */ }
    tcsetattr(STDIN_FILENO, TCSANOW, &cn_back.modes);
}

// Ends the guard in order: ncurses has given back the screen, the modes are left.
static inline void cn_release(void) {
    if (!cn_back.guarded) return;
    cn_back.guarded = 0;
    tcsetattr(STDIN_FILENO, TCSANOW, &cn_back.modes);
}

// Hands the signal to whoever had it before, mostly the default action, which ends the process with a core.
static inline void cn_crashed(int number) {
    cn_give_back();
    for (int i = 0; i < cn_crash_signal_count; i++)
        if (cn_crash_signals[i] == number) sigaction(number, &cn_back.before[i], NULL);
    raise(number);
}

// On a stack of its own, since a crash may be the main thread's stack overflowing.
static inline void cn_catch_crashes(void) {
    if (cn_back.caught) return;
    cn_back.caught = true;
    stack_t stack;
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = cn_back.stack;
    stack.ss_size = sizeof cn_back.stack;
    sigaltstack(&stack, NULL);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = cn_crashed;
    action.sa_flags = SA_ONSTACK | SA_NODEFER;
    for (int i = 0; i < cn_crash_signal_count; i++) sigaction(cn_crash_signals[i], &action, &cn_back.before[i]);
    atexit(cn_give_back);
}

// Saves the terminal's modes and guards them: whatever ends the process writes the reset bytes and restores them.
static inline bool cn_guard(const char *reset) {
    if (tcgetattr(STDIN_FILENO, &cn_back.modes) != 0) return false;
    size_t count = strlen(reset);
    cn_back.reset_count = count < sizeof cn_back.reset ? count : sizeof cn_back.reset;
    memcpy(cn_back.reset, reset, cn_back.reset_count);
    cn_catch_crashes();
    cn_back.guarded = 1;
    return true;
}
