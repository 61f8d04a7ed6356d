/* A disk that refuses, for `soak_faults.py`: the n-th operation on files under a folder fails with a given errno.
 *
 * Loaded by LD_PRELOAD. `fault_arm(n, error, sticky)` from Python (ctypes.CDLL(None)): the n-th call from now on fails,
 * and all after it when sticky; n = 0 counts only. `fault_count()` tells how many calls there were since.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long at = -1, seen = 0;
static int fault = 0, sticky = 0;
static const char *under = 0;

void fault_arm(long n, int error, int stays) {
    under = getenv("LTSA_FAULTS_UNDER");
    at = n, seen = 0, fault = error, sticky = stays;
}
void fault_disarm(void) { at = -1; }
long fault_count(void) { return seen; }

static int inside(const char *path) { return under && path && strncmp(path, under, strlen(under)) == 0; }

static int of_fd(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return inside(path);
}

/* 1 when this call is to fail. */
static int due(void) {
    if (at < 0) return 0;
    seen++;
    if (at > 0 && (seen == at || (sticky && seen > at))) {
        errno = fault;
        return 1;
    }
    return 0;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *b, size_t n) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (at >= 0 && fd > 2 && of_fd(fd) && due()) return -1;
    return real(fd, b, n);
}
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    if (at >= 0 && of_fd(fd) && due()) return -1;
    return real(fd, b, n, o);
}
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (at >= 0 && of_fd(fd) && due()) return -1;
    return real(fd, b, n, o);
}
int fsync(int fd) {
    REAL(int, "fsync", int);
    if (at >= 0 && of_fd(fd) && due()) return -1;
    return real(fd);
}
int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    if (at >= 0 && of_fd(fd) && due()) return -1;
    return real(fd);
}
int ftruncate(int fd, off_t n) {
    REAL(int, "ftruncate", int, off_t);
    if (at >= 0 && of_fd(fd) && due()) return -1;
    return real(fd, n);
}
int ftruncate64(int fd, off64_t n) {
    REAL(int, "ftruncate64", int, off64_t);
    if (at >= 0 && of_fd(fd) && due()) return -1;
    return real(fd, n);
}
int rename(const char *a, const char *b) {
    REAL(int, "rename", const char *, const char *);
    if (at >= 0 && (inside(a) || inside(b)) && due()) return -1;
    return real(a, b);
}
int mkdir(const char *p, mode_t m) {
    REAL(int, "mkdir", const char *, mode_t);
    if (at >= 0 && inside(p) && due()) return -1;
    return real(p, m);
}
int open64(const char *p, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    va_list list;
    va_start(list, flags);
    mode_t mode = va_arg(list, int);
    va_end(list);
    if (at >= 0 && (flags & O_CREAT) && inside(p) && due()) return -1;
    return real(p, flags, mode);
}
int open(const char *p, int flags, ...) {
    REAL(int, "open", const char *, int, ...);
    va_list list;
    va_start(list, flags);
    mode_t mode = va_arg(list, int);
    va_end(list);
    if (at >= 0 && (flags & O_CREAT) && inside(p) && due()) return -1;
    return real(p, flags, mode);
}
