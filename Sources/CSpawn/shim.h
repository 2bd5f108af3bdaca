// What glibc has beyond POSIX for programs that are started, and Swift's own module of glibc leaves out.
#include <spawn.h>

/// Since glibc 2.34: closes every descriptor from the number given on in the program that is started, before it runs.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
/// A pipe that has `flags` from its first moment.
extern int pipe2(int ends[2], int flags);
