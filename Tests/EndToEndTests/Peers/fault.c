/* Preloaded into a program (LD_PRELOAD), it dies at a chosen call that others could see the effect of: those that write to the
   database, and those that talk to a receiver. Calls are counted from 1, over all threads.

   FAULT_AT=N     dies just before its N-th call
   FAULT_LOG=FILE gets a letter for each call: w for a write, s for sending, r for receiving */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long count;
static long fatal;
static int journal = -1;

__attribute__((constructor)) static void prepare(void) {
    const char *at = getenv("FAULT_AT"), *path = getenv("FAULT_LOG");
    fatal = at ? atol(at) : 0;
    if (path) journal = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void arrive(char letter) {
    long number = atomic_fetch_add(&count, 1) + 1;
    if (journal >= 0 && write(journal, &letter, 1) != 1) abort();
    if (number == fatal) kill(getpid(), SIGKILL);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) {
    arrive('w');
    return REAL(pwrite64)(file, bytes, size, offset);
}

int fdatasync(int file) {
    arrive('w');
    return REAL(fdatasync)(file);
}

/* A few bytes are how libcurl's thread is woken: nobody outside sees them. */
enum { WAKING = 64 };

ssize_t send(int socket, const void *bytes, size_t size, int flags) {
    if (size > WAKING) arrive('s');
    return REAL(send)(socket, bytes, size, flags);
}

ssize_t recv(int socket, void *bytes, size_t size, int flags) {
    if (size > WAKING) arrive('r');
    return REAL(recv)(socket, bytes, size, flags);
}
