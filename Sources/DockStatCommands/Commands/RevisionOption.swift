import ArgumentParser
internal import DockStatModel

/// Which state of something a change is based on.
struct RevisionOption: ParsableArguments {
    @Option(help: ArgumentHelp("Only where it is still this one, as its list names it.", valueName: "revision"))
    var revision: String?

    /// Where nobody says, whatever is there is meant.
    var orAny: String { revision ?? Revision.any }
}
