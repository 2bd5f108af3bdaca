#include "EmbeddedFiles.h"

// #embed is C23, which clang offers in every mode and calls an extension before that.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char page[] = {
#embed "../../templates/page.mustache"
};
static const unsigned char sprite[] = {
#embed "../../templates/sprite.mustache"
};
static const unsigned char overview[] = {
#embed "../../templates/overview.mustache"
};
static const unsigned char host[] = {
#embed "../../templates/host.mustache"
};
static const unsigned char container[] = {
#embed "../../templates/container.mustache"
};
static const unsigned char range[] = {
#embed "../../templates/range.mustache"
};
static const unsigned char about[] = {
#embed "../../templates/about.mustache"
};
static const unsigned char note[] = {
#embed "../../templates/note.mustache"
};
static const unsigned char notfound[] = {
#embed "../../templates/notfound.mustache"
};
static const unsigned char alerts[] = {
#embed "../../templates/alerts.mustache"
};
static const unsigned char alert[] = {
#embed "../../templates/alert.mustache"
};
static const unsigned char incidents[] = {
#embed "../../templates/incidents.mustache"
};
static const unsigned char incident[] = {
#embed "../../templates/incident.mustache"
};
static const unsigned char notifications[] = {
#embed "../../templates/notifications.mustache"
};
static const unsigned char maintenance[] = {
#embed "../../templates/maintenance.mustache"
};
static const unsigned char style[] = {
#embed "../../site/style.css"
};
static const unsigned char script[] = {
#embed "../../site/script.js"
};
static const unsigned char icon[] = {
#embed "../../site/icon.svg"
};

static const struct dockstat_embedded_file files[] = {
    {"templates/page.mustache", page, sizeof page},
    {"templates/sprite.mustache", sprite, sizeof sprite},
    {"templates/overview.mustache", overview, sizeof overview},
    {"templates/host.mustache", host, sizeof host},
    {"templates/container.mustache", container, sizeof container},
    {"templates/range.mustache", range, sizeof range},
    {"templates/about.mustache", about, sizeof about},
    {"templates/note.mustache", note, sizeof note},
    {"templates/notfound.mustache", notfound, sizeof notfound},
    {"templates/alerts.mustache", alerts, sizeof alerts},
    {"templates/alert.mustache", alert, sizeof alert},
    {"templates/incidents.mustache", incidents, sizeof incidents},
    {"templates/incident.mustache", incident, sizeof incident},
    {"templates/notifications.mustache", notifications, sizeof notifications},
    {"templates/maintenance.mustache", maintenance, sizeof maintenance},
    {"site/style.css", style, sizeof style},
    {"site/script.js", script, sizeof script},
    {"site/icon.svg", icon, sizeof icon},
};

struct dockstat_embedded_file dockstat_embedded_file_at(size_t index) {
    struct dockstat_embedded_file none = {NULL, NULL, 0};
    return index < sizeof files / sizeof files[0] ? files[index] : none;
}
