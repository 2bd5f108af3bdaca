/// The names that a theme may give colours to, each called `--color-…` in style sheets.
package enum ThemeVocabulary {
    static let prefix = "--color-"

    /// Upstream's names: what a theme made for DockStat's application says.
    package static let shared: [String] = [
        "main-bg", "primary-text", "secondary-text", "muted-text", "accent", "error", "success", "badge-primary-bg",
        "badge-primary-text", "badge-primary-outlined-text", "badge-primary-outlined-border", "badge-secondary-bg",
        "badge-secondary-text", "badge-secondary-outlined-text", "badge-secondary-outlined-border", "badge-success-bg",
        "badge-success-text", "badge-success-outlined-text", "badge-success-outlined-border", "badge-warning-bg",
        "badge-warning-text", "badge-warning-outlined-text", "badge-warning-outlined-border", "badge-error-bg",
        "badge-error-text", "badge-error-outlined-text", "badge-error-outlined-border", "button-primary-text",
        "button-primary-bg", "button-primary-hover-text", "button-primary-hover-bg", "button-primary-hover-ring",
        "button-secondary-text", "button-secondary-bg", "button-secondary-hover-text", "button-secondary-hover-bg",
        "button-secondary-hover-ring", "button-outline-text", "button-outline-border", "button-outline-hover-bg",
        "button-outline-hover-ring", "button-ghost-text", "button-ghost-hover-text", "button-ghost-hover-bg",
        "button-ghost-hover-ring", "button-danger-text", "button-danger-bg", "button-danger-hover-text",
        "button-danger-hover-bg", "button-danger-hover-ring", "card-default-bg", "card-default-border",
        "card-outlined-border", "card-elevated-bg", "card-flat-bg", "card-footer-border", "card-header-border",
        "divider-color", "divider-text", "checkbox-border", "checkbox-text", "checkbox-ring", "input-default-border",
        "input-default-text", "input-default-focus-border", "input-default-focus-ring", "input-filled-bg",
        "input-filled-text", "input-filled-focus-bg", "input-filled-focus-ring", "input-underline-text",
        "input-underline-color", "input-underline-focus-color", "select-default-border", "select-default-text",
        "select-default-focus-border", "select-default-focus-ring", "select-filled-bg", "select-filled-text",
        "select-filled-focus-bg", "select-filled-focus-ring", "select-underline-text", "select-underline-color",
        "select-underline-focus-color", "slider-base-bg", "slider-gradient-from", "slider-gradient-to", "slider-solid-bg",
        "toggle-true", "toggle-false", "toggle-dot", "hover-bubble-bg", "hover-bubble-text", "icon-link-text",
        "icon-link-text-hover", "modal-bg", "table-border", "table-head-divide", "table-head-text", "table-head-bg",
        "table-body-bg", "table-body-text", "table-body-divide", "table-body-hover", "table-body-stripe",
    ]

    /// What only these pages have, in the order of the sheet. A theme that lacks them, as upstream's do, gets the colour that it
    /// says of its own for `kin`, or else that of the built-in theme below it.
    static let own: [(name: String, kin: String?)] = [
        ("chart-1", "accent"), ("chart-2", nil), ("chart-3", nil), ("chart-4", nil), ("chart-5", nil), ("chart-6", nil),
        ("chart-7", nil), ("chart-8", nil), ("chart-grid", "card-default-border"), ("chart-limit", "error"),
        ("maintenance", nil), ("notice-bg", "card-elevated-bg"), ("notice-text", "primary-text"),
    ]

    package static let all: [String] = shared + own.map(\.name)
    static let known = Set(all.map { prefix + $0 })

    /// Upstream's animations. These pages use the first two: dialogs fade in, the side bar slides in.
    static let animations: Set<String> = [
        "--animate-fade-in", "--animate-slide-in-left", "--animate-fade-out", "--animate-slide-out-left", "--animate-slide-in",
        "--animate-slide-out", "--animate-fade-in-up", "--animate-float-up", "--animate-wave",
    ]
}
