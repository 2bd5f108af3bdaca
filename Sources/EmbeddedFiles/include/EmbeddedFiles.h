#ifndef DOCKSTAT_EMBEDDED_FILES_H
#define DOCKSTAT_EMBEDDED_FILES_H

#include <stddef.h>

/// A file of templates/ or site/, as it was when the program was built.
struct dockstat_embedded_file {
    /// Such as `templates/page.mustache`.
    const char *path;
    const unsigned char *bytes;
    size_t length;
};

/// The file at `index`, or one without a path past the last.
struct dockstat_embedded_file dockstat_embedded_file_at(size_t index);

#endif
