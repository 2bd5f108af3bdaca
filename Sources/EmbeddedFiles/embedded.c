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
static const unsigned char hosts[] = {
#embed "../../templates/hosts.mustache"
};
static const unsigned char stacks[] = {
#embed "../../templates/stacks.mustache"
};
static const unsigned char stack[] = {
#embed "../../templates/stack.mustache"
};
static const unsigned char graph[] = {
#embed "../../templates/graph.mustache"
};
static const unsigned char about[] = {
#embed "../../templates/about.mustache"
};
static const unsigned char note[] = {
#embed "../../templates/note.mustache"
};
static const unsigned char settings[] = {
#embed "../../templates/settings.mustache"
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
static const unsigned char audit[] = {
#embed "../../templates/audit.mustache"
};
static const unsigned char api_keys[] = {
#embed "../../templates/keys.mustache"
};
static const unsigned char api[] = {
#embed "../../templates/api.mustache"
};
static const unsigned char embed[] = {
#embed "../../templates/embed.mustache"
};
static const unsigned char action[] = {
#embed "../../templates/action.mustache"
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
static const unsigned char style_graph[] = {
#embed "../../site/style/graph.css"
};
static const unsigned char style_prose[] = {
#embed "../../site/style/prose.css"
};
static const unsigned char style_comfort[] = {
#embed "../../site/style/comfort.css"
};
static const unsigned char style_embed[] = {
#embed "../../site/style/embed.css"
};
static const unsigned char style_actions[] = {
#embed "../../site/style/actions.css"
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
static const unsigned char script_core[] = {
#embed "../../site/script/core.js"
};
static const unsigned char script_themes[] = {
#embed "../../site/script/themes.js"
};
static const unsigned char script_morph[] = {
#embed "../../site/script/morph.js"
};
static const unsigned char script_status[] = {
#embed "../../site/script/status.js"
};
static const unsigned char script_tables[] = {
#embed "../../site/script/tables.js"
};
static const unsigned char script_dialogs[] = {
#embed "../../site/script/dialogs.js"
};
static const unsigned char script_links[] = {
#embed "../../site/script/links.js"
};
static const unsigned char script_sidebar[] = {
#embed "../../site/script/sidebar.js"
};
static const unsigned char script_pins[] = {
#embed "../../site/script/pins.js"
};
static const unsigned char script_times[] = {
#embed "../../site/script/times.js"
};
static const unsigned char script_charts[] = {
#embed "../../site/script/charts.js"
};
static const unsigned char script_start[] = {
#embed "../../site/script/start.js"
};
static const unsigned char theme_dark[] = {
#embed "../../site/themes/dark.json"
};
static const unsigned char theme_light[] = {
#embed "../../site/themes/light.json"
};
static const unsigned char theme_oled[] = {
#embed "../../site/themes/oled.json"
};
static const unsigned char theme_ultradark[] = {
#embed "../../site/themes/ultradark.json"
};
static const unsigned char early[] = {
#embed "../../site/theme.js"
};
static const unsigned char forms[] = {
#embed "../../site/forms.js"
};
static const unsigned char editor[] = {
#embed "../../site/editor.js"
};
static const unsigned char icon[] = {
#embed "../../site/icon.svg"
};
static const unsigned char icon_192[] = {
#embed "../../site/icon-192.png"
};
static const unsigned char icon_512[] = {
#embed "../../site/icon-512.png"
};
static const unsigned char icon_maskable[] = {
#embed "../../site/icon-maskable.png"
};
static const unsigned char icon_touch[] = {
#embed "../../site/apple-touch-icon.png"
};

static const struct dockstat_embedded_file files[] = {
    {"templates/page.mustache", page, sizeof page},
    {"templates/sprite.mustache", sprite, sizeof sprite},
    {"templates/overview.mustache", overview, sizeof overview},
    {"templates/host.mustache", host, sizeof host},
    {"templates/container.mustache", container, sizeof container},
    {"templates/range.mustache", range, sizeof range},
    {"templates/use.mustache", use, sizeof use},
    {"templates/hosts.mustache", hosts, sizeof hosts},
    {"templates/stacks.mustache", stacks, sizeof stacks},
    {"templates/stack.mustache", stack, sizeof stack},
    {"templates/graph.mustache", graph, sizeof graph},
    {"templates/about.mustache", about, sizeof about},
    {"templates/note.mustache", note, sizeof note},
    {"templates/settings.mustache", settings, sizeof settings},
    {"templates/notfound.mustache", notfound, sizeof notfound},
    {"templates/alerts.mustache", alerts, sizeof alerts},
    {"templates/alert.mustache", alert, sizeof alert},
    {"templates/incidents.mustache", incidents, sizeof incidents},
    {"templates/incident.mustache", incident, sizeof incident},
    {"templates/notifications.mustache", notifications, sizeof notifications},
    {"templates/maintenance.mustache", maintenance, sizeof maintenance},
    {"templates/embed.mustache", embed, sizeof embed},
    {"templates/action.mustache", action, sizeof action},
    {"templates/audit.mustache", audit, sizeof audit},
    {"templates/keys.mustache", api_keys, sizeof api_keys},
    {"templates/api.mustache", api, sizeof api},
    {"site/style/base.css", style_base, sizeof style_base},
    {"site/style/frame.css", style_frame, sizeof style_frame},
    {"site/style/states.css", style_states, sizeof style_states},
    {"site/style/cards.css", style_cards, sizeof style_cards},
    {"site/style/tables.css", style_tables, sizeof style_tables},
    {"site/style/bars.css", style_bars, sizeof style_bars},
    {"site/style/charts.css", style_charts, sizeof style_charts},
    {"site/style/graph.css", style_graph, sizeof style_graph},
    {"site/style/prose.css", style_prose, sizeof style_prose},
    {"site/style/comfort.css", style_comfort, sizeof style_comfort},
    {"site/style/embed.css", style_embed, sizeof style_embed},
    {"site/style/actions.css", style_actions, sizeof style_actions},
    {"site/style/narrow.css", style_narrow, sizeof style_narrow},
    {"site/style/media.css", style_media, sizeof style_media},
    {"site/languages/de.json", language_de, sizeof language_de},
    {"site/script/core.js", script_core, sizeof script_core},
    {"site/script/themes.js", script_themes, sizeof script_themes},
    {"site/script/morph.js", script_morph, sizeof script_morph},
    {"site/script/status.js", script_status, sizeof script_status},
    {"site/script/tables.js", script_tables, sizeof script_tables},
    {"site/script/dialogs.js", script_dialogs, sizeof script_dialogs},
    {"site/script/links.js", script_links, sizeof script_links},
    {"site/script/sidebar.js", script_sidebar, sizeof script_sidebar},
    {"site/script/pins.js", script_pins, sizeof script_pins},
    {"site/script/times.js", script_times, sizeof script_times},
    {"site/script/charts.js", script_charts, sizeof script_charts},
    {"site/script/start.js", script_start, sizeof script_start},
    {"site/themes/dark.json", theme_dark, sizeof theme_dark},
    {"site/themes/light.json", theme_light, sizeof theme_light},
    {"site/themes/oled.json", theme_oled, sizeof theme_oled},
    {"site/themes/ultradark.json", theme_ultradark, sizeof theme_ultradark},
    {"site/theme.js", early, sizeof early},
    {"site/forms.js", forms, sizeof forms},
    {"site/editor.js", editor, sizeof editor},
    {"site/icon.svg", icon, sizeof icon},
    {"site/icon-192.png", icon_192, sizeof icon_192},
    {"site/icon-512.png", icon_512, sizeof icon_512},
    {"site/icon-maskable.png", icon_maskable, sizeof icon_maskable},
    {"site/apple-touch-icon.png", icon_touch, sizeof icon_touch},
};

struct dockstat_embedded_file dockstat_embedded_file_at(size_t index) {
    struct dockstat_embedded_file none = {NULL, NULL, 0};
    return index < sizeof files / sizeof files[0] ? files[index] : none;
}
