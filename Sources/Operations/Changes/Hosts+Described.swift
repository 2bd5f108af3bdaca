package import DockStatModel

extension RequestField {
    /// The name of a host as a request finds it.
    fileprivate static let hostName = RequestField(
        "name", .text(longest: 200), "The name of the host.", isRequired: true, example: "\"nas\"")

    private static let filesOfTLS = [
        RequestField("ca", .text(longest: 4000), "Whose certificates are believed."),
        RequestField("cert", .text(longest: 4000), "Our certificate; it goes with a key."),
        RequestField("key", .text(longest: 4000), "The key of our certificate."),
    ]

    /// What `HostFields` reads beside the engine.
    fileprivate static let restOfHost: [RequestField] = [
        RequestField(
            "tls", .parts(filesOfTLS, orFlag: true),
            "Absolute paths ca, cert and key, on the machine that reads the host; instead of the object also true (TLS by the system's authorities) or false (none)."
        ),
        RequestField("tls.ca", .text(longest: 4000), "The path ca of `tls` by itself."),
        RequestField("tls.cert", .text(longest: 4000), "The path cert of `tls` by itself; it goes with a key."),
        RequestField("tls.key", .text(longest: 4000), "The path key of `tls` by itself; it goes with a certificate."),
        RequestField("timeout", .text(longest: 20), "How long a request may take, such as 10s."),
        RequestField(
            "connect_timeout", .text(longest: 20), "How long connecting may take, such as 3s; at most the timeout."),
        RequestField(
            "source", .choice(HostConfiguration.Source.allCases.map(\.rawValue)),
            "Where metrics are read; cgroup is only for an engine of this machine."),
        RequestField("labels", .labels, "Labels of the host, at most 50; those that it has are replaced."),
        RequestField("replace", .flag, "Whether what is left out has its default again instead of staying as it is."),
    ]

    fileprivate static func engine(
        _ meaning: String, isRequired: Bool = false, example: String? = nil
    ) -> RequestField {
        RequestField("engine", .text(longest: 1000), meaning, isRequired: isRequired, example: example)
    }

    fileprivate static let revision = RequestField(
        "revision", .text(longest: 100), "The revision that is changed; * or none where it does not matter.")

    fileprivate static let editedHost =
        [
            hostName, revision, engine("Its address, where that changes.", example: "\"tcp://192.0.2.8:2375\""),
        ] + restOfHost

    /// What `Kept.hostJSON` holds.
    fileprivate static let keptHost: [RequestField] = [
        RequestField("name", .text(longest: 63), "The name of the host."),
        RequestField("revision", .text(longest: 16), "What If-Match has to name to change it."),
        RequestField("engine", .text(longest: 1000), "Its address."),
        RequestField("tls", .object, "Paths ca, cert and key; not there without TLS.", mayBeMissing: true),
        RequestField("timeout", .text(longest: 20), "As sent; not there where it is the default.", mayBeMissing: true),
        RequestField("connect_timeout", .text(longest: 20), "As sent; not there where it is the default.", mayBeMissing: true),
        RequestField("source", .text(longest: 20), "As sent; not there where it is the default.", mayBeMissing: true),
        RequestField("labels", .labels, "Not there where it has none.", mayBeMissing: true),
    ]

    fileprivate static let monitoring: [RequestField] = [
        RequestField("name", .text(longest: 200), "The name of the host."),
        RequestField("monitored", .flag, "Whether it is read from now on."),
    ]
}

extension AddHost {
    package static let summary = "Has one more engine read, from the next tick on. Containers of it are never changed from here."
    package static let fields =
        [
            RequestField(
                "name", .text(longest: 63),
                "How the host is called; unique. Letters, digits, dots, underscores and hyphens, not beginning with a dot or hyphen.",
                isRequired: true, example: "\"nas\""),
            .engine(
                "Its address: unix:///path/to/docker.sock or tcp://host:port.", isRequired: true,
                example: "\"tcp://192.0.2.7:2375\""),
        ] + RequestField.restOfHost
    package static let answer = RequestField.keptHost
}

extension EditHost {
    package static let summary =
        "Changes a host that was added here; those of the configuration file are changed there. What is left out stays."
    package static let fields = RequestField.editedHost
    package static let answer = RequestField.keptHost
}

extension RemoveHost {
    package static let summary = "Takes out a host that was added here; those of the configuration file stay."
    package static let fields: [RequestField] = [.hostName, .revision]
    package static let answer = [RequestField("name", .text(longest: 200), "The name of the host.")]
}

extension PauseHost {
    package static let summary =
        "Leaves a host alone from the next tick on: its containers are unknown, and no alert is about it."
    package static let fields: [RequestField] = [.hostName]
    package static let answer = RequestField.monitoring
}

extension ResumeHost {
    package static let summary = "Has a host read again that was paused."
    package static let fields: [RequestField] = [.hostName]
    package static let answer = RequestField.monitoring
}

extension ToggleHost {
    package static let summary = "Pauses a host that is read, and has one read again that is paused."
    package static let fields: [RequestField] = [.hostName]
    package static let answer = RequestField.monitoring
}

extension TestHost {
    package static let summary =
        "Tries whether the engine of a host answers, or one that may become a host of that name. Changes nothing of the host."
    package static let fields =
        [
            RequestField(
                "name", .text(longest: 200), "The name of the host, or what it would be.", isRequired: true,
                example: "\"web-1\""),
            .ofForms("revision", "What the form is based on; it is not compared."),
            .engine("The address to try; without it that of the host, and without the fields below."),
        ] + RequestField.restOfHost
    package static let answer = [
        RequestField("name", .text(longest: 200), "As sent."),
        RequestField("engine", .text(longest: 1000), "The address that was tried."),
        RequestField("reachable", .flag, "Whether it answered."),
        RequestField("dockerVersion", .text(longest: 200), "The engine's version; only where it answered.", mayBeMissing: true),
        RequestField(
            "apiVersion", .text(longest: 200), "The version of its API that is spoken; only where it answered.",
            mayBeMissing: true),
        RequestField("reason", .object, "Kind, message and advice; only where it did not answer.", mayBeMissing: true),
    ]
}
