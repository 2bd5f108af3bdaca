extension ConfigurationSchema {
    static let views = [
        ConfigurationKey(
            path: "views[]", type: "list of maps", fallback: .words("one site with everything, in `output`"),
            example: "[{ name: public, output: /var/www/status, include: { labels: { dockstat.public: \"true\" } } }]",
            explanation: "The sites that a run writes. With a part of everything in one, its readers get no file that says more."),
        ConfigurationKey(
            path: "views[].name", type: "text, at most 100 characters", fallback: .required, example: "public",
            explanation: "Unique."),
        ConfigurationKey(
            path: "views[].output", type: "path", fallback: .words("`output`, for one of the views"), example: "/var/www/status",
            explanation: "The folder it is written to; no two views share one."),
        ConfigurationKey(
            path: "views[].title", type: "text, at most 200 characters", fallback: .words("the site's"), example: "Our services",
            explanation: "Its name, on every page."),
        ConfigurationKey(
            path: "views[].base_url", type: "http:// or https:// address",
            fallback: .words("none; of the view in `output`, the site's"), example: "https://status.example.org",
            explanation: "Where it will be found."),
        ConfigurationKey(
            path: "views[].language", type: "tag of a language", fallback: .words("the site's"), example: "de",
            explanation: "The language of its pages."),
        ConfigurationKey(
            path: "views[].time_zone", type: "IANA time zone", fallback: .words("the site's"), example: "Europe/Berlin",
            explanation: "Times on its pages are shown in it."),
        ConfigurationKey(
            path: "views[].theme", type: "name of a theme", fallback: .words("the site's"), example: "light",
            explanation: "What its readers see until they choose."),
        ConfigurationKey(
            path: "views[].templates", type: "path", fallback: .words("the site's"), example: "/etc/dockstat/public/templates",
            explanation: "Templates of its own."),
        ConfigurationKey(
            path: "views[].site", type: "path", fallback: .words("the site's"), example: "/etc/dockstat/public/site",
            explanation: "Notes, themes and assets of its own."),
        ConfigurationKey(
            path: "views[].logo", type: "path of an svg, png, jpg, webp or ico file", fallback: .words("the site's"),
            example: "/etc/dockstat/public.svg",
            explanation: "Stands at the head of its pages."),
        ConfigurationKey(
            path: "views[].footer", type: "text, at most 500 characters", fallback: .words("the site's"), example: "Example Ltd.",
            explanation: "A line at the foot of its pages."),
        ConfigurationKey(
            path: "views[].include", type: "map", fallback: .words("everything"),
            example: "{ labels: { dockstat.public: \"true\" } }",
            explanation:
                "The containers it shows; all parts that are given must match. Hosts are shown when a container of theirs is."),
        ConfigurationKey(
            path: "views[].include.hosts", type: "pattern or list of patterns", fallback: .none, example: "\"web-*\"",
            explanation: "Names of hosts."),
        ConfigurationKey(
            path: "views[].include.containers", type: "pattern or list of patterns", fallback: .none, example: "\"web-*\"",
            explanation: "Names of containers."),
        ConfigurationKey(
            path: "views[].include.stacks", type: "pattern or list of patterns", fallback: .none, example: "shop",
            explanation: "Compose projects."),
        ConfigurationKey(
            path: "views[].include.groups", type: "pattern or list of patterns", fallback: .none, example: "shop",
            explanation: "Groups: the label `dockstat.group`, else the compose project."),
        ConfigurationKey(
            path: "views[].include.labels", type: "map of patterns", fallback: .none, example: "{ tier: prod }",
            explanation: "Labels of the container, else of its host; all must match."),
        ConfigurationKey(
            path: "views[].exclude", type: "map", fallback: .words("nothing"), example: "{ stacks: [internal] }",
            explanation: "The containers it does not show, whatever `include` says."),
        ConfigurationKey(
            path: "views[].exclude.hosts", type: "pattern or list of patterns", fallback: .none, example: "\"web-*\"",
            explanation: "Names of hosts."),
        ConfigurationKey(
            path: "views[].exclude.containers", type: "pattern or list of patterns", fallback: .none, example: "\"web-*\"",
            explanation: "Names of containers."),
        ConfigurationKey(
            path: "views[].exclude.stacks", type: "pattern or list of patterns", fallback: .none, example: "shop",
            explanation: "Compose projects."),
        ConfigurationKey(
            path: "views[].exclude.groups", type: "pattern or list of patterns", fallback: .none, example: "shop",
            explanation: "Groups: the label `dockstat.group`, else the compose project."),
        ConfigurationKey(
            path: "views[].exclude.labels", type: "map of patterns", fallback: .none, example: "{ tier: prod }",
            explanation: "Labels of the container, else of its host; all must match."),
        ConfigurationKey(
            path: "views[].rename", type: "map", fallback: .none, example: "{ hosts: { web-1: Website } }",
            explanation: "Other names than the engines have."),
        ConfigurationKey(
            path: "views[].rename.hosts", type: "map of texts", fallback: .none, example: "{ web-1: Website }",
            explanation: "Hosts by their names."),
        ConfigurationKey(
            path: "views[].rename.containers", type: "map of texts", fallback: .none, example: "{ web-1/nginx: Shop }",
            explanation: "Containers by their names, or by `<host>/<name>`."),
        ConfigurationKey(
            path: "views[].redact", type: "`names`, `hosts`, `images`, `ports`, `labels`, `logs`, or a list",
            fallback: .value("[]"), example: "[images, ports]",
            explanation:
                "What is taken out: names of containers and stacks, names and facts of hosts (numbers stand for them), images, ports and networks, labels, log lines."
        ),
    ]
}
