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
static const unsigned char use[] = {
#embed "../../templates/use.mustache"
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
static const unsigned char style_theme[] = {
#embed "../../site/style/theme.css"
};
static const unsigned char style_base[] = {
#embed "../../site/style/base.css"
};
static const unsigned char style_frame[] = {
#embed "../../site/style/frame.css"
};
static const unsigned char style_states[] = {
#embed "../../site/style/states.css"
};
static const unsigned char style_cards[] = {
#embed "../../site/style/cards.css"
};
static const unsigned char style_tables[] = {
#embed "../../site/style/tables.css"
};
static const unsigned char style_bars[] = {
#embed "../../site/style/bars.css"
};
static const unsigned char style_charts[] = {
#embed "../../site/style/charts.css"
};
static const unsigned char style_prose[] = {
#embed "../../site/style/prose.css"
};
static const unsigned char style_narrow[] = {
#embed "../../site/style/narrow.css"
};
static const unsigned char style_media[] = {
#embed "../../site/style/media.css"
};
static const unsigned char language_de[] = {
#embed "../../site/languages/de.json"
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
    {"templates/use.mustache", use, sizeof use},
    {"templates/about.mustache", about, sizeof about},
    {"templates/note.mustache", note, sizeof note},
    {"templates/notfound.mustache", notfound, sizeof notfound},
    {"templates/alerts.mustache", alerts, sizeof alerts},
    {"templates/alert.mustache", alert, sizeof alert},
    {"templates/incidents.mustache", incidents, sizeof incidents},
    {"templates/incident.mustache", incident, sizeof incident},
    {"templates/notifications.mustache", notifications, sizeof notifications},
    {"templates/maintenance.mustache", maintenance, sizeof maintenance},
    {"site/style/theme.css", style_theme, sizeof style_theme},
    {"site/style/base.css", style_base, sizeof style_base},
    {"site/style/frame.css", style_frame, sizeof style_frame},
    {"site/style/states.css", style_states, sizeof style_states},
    {"site/style/cards.css", style_cards, sizeof style_cards},
    {"site/style/tables.css", style_tables, sizeof style_tables},
    {"site/style/bars.css", style_bars, sizeof style_bars},
    {"site/style/charts.css", style_charts, sizeof style_charts},
    {"site/style/prose.css", style_prose, sizeof style_prose},
    {"site/style/narrow.css", style_narrow, sizeof style_narrow},
    {"site/style/media.css", style_media, sizeof style_media},
    {"site/languages/de.json", language_de, sizeof language_de},
    {"site/script.js", script, sizeof script},
    {"site/icon.svg", icon, sizeof icon},
};

struct dockstat_embedded_file dockstat_embedded_file_at(size_t index) {
    struct dockstat_embedded_file none = {NULL, NULL, 0};
    return index < sizeof files / sizeof files[0] ? files[index] : none;
}
